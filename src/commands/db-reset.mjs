import './node-version.mjs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { bundle } from './bundle.mjs'
import { ensureInstalled } from './install.mjs'
import { root } from './root.mjs'
import { CommandFailure, main, say } from './say.mjs'

await main(async () => {
  await ensureInstalled({ dev: false })
  await bundle('src/bff/db/embedded/reset.ts', 'dist/bff/reset.js')
  const { resetEmbedded } = createRequire(import.meta.url)(path.join(root, 'dist/bff/reset.js'))

  const dir = path.resolve(process.env.CHEZHU_DATA_DIR ?? path.join(root, '.data'))
  try {
    await resetEmbedded(dir, { info: say, warn: say })
  } catch (problem) {
    if (problem instanceof Error && problem.name === 'StartFailure') throw new CommandFailure(problem.message)
    throw problem
  }
})
