import automator from 'miniprogram-automator'
import path from 'node:path'

test('automator.launch starts the host as it starts the developer tools', async () => {
  const miniProgram = await automator.launch({
    cliPath: path.resolve('test/host/cli.mjs'),
    projectPath: path.resolve('test/host/fixtures/native'),
    port: 19_420 + Number(process.env.JEST_WORKER_ID ?? 0),
  })

  expect(await miniProgram.currentPage()).toMatchObject({ path: 'pages/home/home' })
  await miniProgram.close()
})
