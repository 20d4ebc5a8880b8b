import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setup } from '../../support/setup'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'chezhu-pages-'))
  await writeFile(path.join(folder, 'index.html'), '<title>here</title>')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test.each([
  '/',
  '/features/test-drive/pages/confirm/index',
  '/features/test-drive/pages/confirm/index?startsAt=2026-03-11T02:00:00.000Z',
])('%s is a page of the app, also when it is loaded afresh', async (url) => {
  const { app } = await setup({ pages: { h5: folder, media: folder } })
  expect((await app.inject(url)).body).toContain('<title>here</title>')
})

test.each(['/js/gone.js', '/api/nothing', '/media/gone.webp'])('%s is not found', async (url) => {
  const { app } = await setup({ pages: { h5: folder, media: folder } })
  expect((await app.inject(url)).statusCode).toBe(404)
})

test('the page of the API finds its own files', async () => {
  const { app } = await setup()
  const { body } = await app.inject('/api/docs')
  const files = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file!)
  expect(files).not.toHaveLength(0)
  for (const file of files) {
    const url = new URL(file, 'http://here/api/docs').pathname
    expect({ url, status: (await app.inject(url)).statusCode }).toEqual({ url, status: 200 })
  }
})
