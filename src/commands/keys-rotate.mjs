import './node-version.mjs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { bundle } from './bundle.mjs'
import { ensureInstalled } from './install.mjs'
import { root } from './root.mjs'
import { main } from './say.mjs'

await main(async () => {
  await ensureInstalled({ dev: false })
  await bundle('src/bff/rotate-keys.ts', 'dist/bff/rotate-keys.js')
  const { rotateKeys } = createRequire(import.meta.url)(path.join(root, 'dist/bff/rotate-keys.js'))
  await rotateKeys()
})
