import './node-version.mjs'
import { bundle } from './bundle.mjs'
import { runChild } from './child.mjs'
import { ensureInstalled } from './install.mjs'
import { main } from './say.mjs'

await main(async () => {
  await ensureInstalled()
  await bundle('test/bench/main.ts', 'dist/bench/main.js')
  const program = [process.execPath, '--enable-source-maps', 'dist/bench/main.js', ...process.argv.slice(2)]
  const { code } = await runChild(program, { aloud: true, env: { NODE_ENV: 'production' } })
  process.exitCode = code
})
