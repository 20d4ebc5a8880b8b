const path = require('node:path')

/**
 * jest loads this file without its aliases, so what it needs is bundled like the product itself. The server's end is
 * kept for the teardown, which runs in the same process.
 */
module.exports = async function setUp() {
  const { bundle } = await import('../../src/commands/bundle.mjs')
  await bundle('test/support/test-server.ts', 'dist/test/test-server.js')
  const { openTestServer } = require(path.resolve(__dirname, '../../dist/test/test-server.js'))
  Object.assign(globalThis, { closeTestServer: await openTestServer() })
}
