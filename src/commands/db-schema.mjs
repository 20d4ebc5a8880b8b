import './node-version.mjs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { bundle } from './bundle.mjs'
import { ensureInstalled } from './install.mjs'
import { root } from './root.mjs'
import { main, say } from './say.mjs'

await main(async () => {
  await ensureInstalled()
  await bundle('test/support/renew-schema.ts', 'dist/test/renew-schema.js')
  const { renewSchema } = createRequire(import.meta.url)(path.join(root, 'dist/test/renew-schema.js'))
  await renewSchema()
  say('src/bff/db/schema.sql is what the migrations add up to.')
})
