import './node-version.mjs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { buildAll, staleOf } from './build.mjs'
import { bundle } from './bundle.mjs'
import { ensureInstalled } from './install.mjs'
import { root } from './root.mjs'
import { main, say } from './say.mjs'

const HELP = `npm start                installs, builds what has changed, and runs Chezhu until Ctrl-C

Environment
  PORT=3000              where it listens
  HOST=127.0.0.1         the address it listens on; 0.0.0.0 lets other machines in
  CHEZHU_DATA_DIR=.data  where its own PostgreSQL keeps its files
  DATABASE_URL           a PostgreSQL (15 or newer) to use instead of its own
  LOG_LEVEL=info         silent, error, warn, info or debug

README.md has the rest.`

await main(async () => {
  if (process.argv.includes('--help') || process.argv.includes('-h')) return say(HELP)

  const stale = await staleOf(['h5', 'media'])
  await ensureInstalled({ dev: stale.length > 0 })
  const [failure] = await buildAll(stale)
  if (failure) throw failure
  await bundle('src/bff/main.ts', 'dist/bff/main.js', { withPackages: true })

  const { run } = createRequire(import.meta.url)(path.join(root, 'dist/bff/main.js'))
  await run()
})
