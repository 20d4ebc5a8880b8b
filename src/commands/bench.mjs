import './node-version.mjs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { bundle } from './bundle.mjs'
import { ensureInstalled } from './install.mjs'
import { root } from './root.mjs'
import { main } from './say.mjs'

await main(async () => {
  await ensureInstalled()
  await bundle('test/bench/main.ts', 'dist/bench/main.js')
  await bundle('test/bench/server.ts', 'dist/bench/server.js')
  await bundle('src/bff/main.ts', 'dist/bench/bff.js', { withPackages: true })

  process.env.NODE_ENV = 'production'
  process.setSourceMapsEnabled(true)
  const { run } = createRequire(import.meta.url)(path.join(root, 'dist/bench/main.js'))
  await run(process.argv.slice(2))
})
