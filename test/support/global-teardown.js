module.exports = async function tearDown() {
  const { closeTestServer } = /** @type {{ closeTestServer?: () => Promise<void> }} */ (globalThis)
  await closeTestServer?.()
}
