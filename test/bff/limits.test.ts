import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { STATUS_CODES } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { endpoints } from '@/contract'
import { refusalStatus } from '@/contract/refusals'
import { setup } from '../support/setup'

type App = Awaited<ReturnType<typeof setup>>['app']

const post = (app: App, payload: string, type = 'application/json') =>
  app.inject({ method: 'POST', url: '/api/auth/phone/codes', headers: { 'content-type': type }, payload })

const said = (answer: Awaited<ReturnType<typeof post>>) => ({
  status: answer.statusCode,
  type: answer.headers['content-type'],
  code: answer.json<{ code: string }>().code,
})
const refused = (status: number, code: string) => ({ status, type: 'application/json; charset=utf-8', code })

test('a body over 64 KiB is too large, one of 64 KiB is read', async () => {
  const { app } = await setup()
  const body = (bytes: number) => JSON.stringify({ phone: '1' }).padEnd(bytes)
  expect(said(await post(app, body(64 * 1024 + 1)))).toEqual(refused(413, 'too_large'))
  expect(said(await post(app, body(64 * 1024)))).toEqual(refused(400, 'invalid_input'))
})

test('a body that can be read as nothing we know is wrong input', async () => {
  const { app } = await setup()
  const bodies = {
    'no JSON': ['{"phone":'],
    nothing: [''],
    null: ['null'],
    'a list': ['[]'],
    'a poisoned prototype': ['{"__proto__":{"a":1},"phone":"13800138000"}'],
    'a form': ['phone=13800138000', 'application/x-www-form-urlencoded'],
    'another type': ['<phone/>', 'text/xml'],
  } as Record<string, [string, string?]>
  for (const [what, [payload, type]] of Object.entries(bodies))
    expect({ what, ...said(await post(app, payload, type)) }).toEqual({
      what,
      ...refused(400, 'invalid_input'),
    })
})

const uuid = '01890a5d-ac96-774b-bcce-b302099a8057'

test('an address with what is no id, day, city or place is wrong input', async () => {
  const { app } = await setup()
  for (const url of [
    '/test-drive/dealers/not-an-id',
    `/test-drive/dealers/urn:uuid:${uuid}`,
    `/test-drive/dealers/${uuid.toUpperCase()}`,
    `/test-drive/dealers/${'a'.repeat(300)}`,
    '/test-drive/dealers/%E0%A4%A',
    '/%zz',
    '/test-drive/days',
    '/test-drive/days?city=310100&city=310100',
    '/test-drive/days?city=310100%00',
    '/test-drive/availability?city=310100&date=2026-02-30&model=lan',
    '/test-drive/availability?city=310100&date=0000-01-01&model=lan',
    `/test-drive/slots?dealerId=${uuid}&model=lan&date=today`,
    '/test-drive/dealers?latitude=91&longitude=0',
    '/test-drive/dealers',
  ])
    expect({ url, ...said(await app.inject(`/api${url}`)) }).toEqual({
      url,
      ...refused(400, 'invalid_input'),
    })
})

test('what no clock has ever shown is no moment to hold', async () => {
  const { call, aDealer, aMember } = await setup()
  const { id: dealerId } = await aDealer()
  const member = await aMember()
  for (const startsAt of [
    '2026-12-31T23:59:60Z',
    '2026-03-10 02:00:00Z',
    '2026-03-10T02:00:00',
    '0000-01-01T00:00:00Z',
    'soon',
  ]) {
    const payload = { dealerId, modelId: 'lan', startsAt, requestId: uuid }
    const answer = await call('POST /test-drive/holds', { member, payload })
    expect({ startsAt, ...said(answer) }).toEqual({ startsAt, ...refused(400, 'invalid_input') })
  }
})

test('what is no endpoint is not found, and says so in JSON', async () => {
  const { app } = await setup()
  for (const [method, url] of [
    ['GET', '/api/nothing'],
    ['GET', '/nothing'],
    ['GET', '/api/me/'],
    ['POST', '/api/me'],
    ['PUT', '/api/test-drive/bookings'],
    ['OPTIONS', '/api/me'],
  ] as const)
    expect({ url, ...said(await app.inject({ method, url })) }).toEqual({ url, ...refused(404, 'not_found') })
})

test('where pages are served, an unknown path of the API is still no page', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'chezhu-pages-'))
  try {
    await writeFile(path.join(folder, 'index.html'), '<title>Chezhu</title>')
    const { app } = await setup({ pages: { h5: folder, media: folder } })
    expect((await app.inject('/garage')).body).toContain('Chezhu')
    expect(said(await app.inject('/api/nothing'))).toEqual(refused(404, 'not_found'))
    expect(said(await app.inject({ method: 'POST', url: '/garage' }))).toEqual(refused(404, 'not_found'))
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('who asks too often is told when to come back, and others are not kept waiting', async () => {
  const { app } = await setup({ rateLimit: 2 })
  const from = (remoteAddress: string) => app.inject({ url: '/api/test-drive/cities', remoteAddress })
  expect([(await from('10.0.0.1')).statusCode, (await from('10.0.0.1')).statusCode]).toEqual([200, 200])

  const third = await from('10.0.0.1')
  expect(said(third)).toEqual(refused(429, 'rate_limited'))
  const { retryInS } = third.json<{ retryInS: number }>()
  expect(retryInS).toBeGreaterThan(0)
  expect(retryInS).toBeLessThanOrEqual(60)
  expect((await from('10.0.0.2')).statusCode).toBe(200)
})

test('files of the app have a budget of their own, many times as large', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'chezhu-pages-'))
  try {
    await writeFile(path.join(folder, 'index.html'), '<title>Chezhu</title>')
    const { app } = await setup({ rateLimit: 2, pages: { h5: folder, media: folder } })
    const statuses = async (url: string, times: number) => {
      const all: number[] = []
      while (all.length < times) all.push((await app.inject({ url })).statusCode)
      return all
    }
    expect(await statuses('/index.html', 40)).toEqual(Array(40).fill(200))
    expect(await statuses('/index.html', 1)).toEqual([429])
    expect(await statuses('/api/test-drive/cities', 3)).toEqual([200, 200, 429])
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('a bug is answered as one, and tells nobody what it was', async () => {
  const { call, pool, aDealer } = await setup({ isAltered: true })
  await aDealer()
  await pool.query('drop table city cascade')
  const answer = await call('GET /test-drive/cities')
  expect(said(answer)).toEqual(refused(500, 'internal'))
  expect(answer.body).toBe('{"code":"internal"}')
})

test('every refusal travels with a status of refusals, and endpoints announce only such', () => {
  const codes = Object.keys(refusalStatus)
  for (const status of Object.values(refusalStatus)) {
    expect(status).toBeGreaterThanOrEqual(400)
    expect(STATUS_CODES).toHaveProperty(String(status))
  }
  for (const [name, endpoint] of Object.entries(endpoints)) {
    const announced: readonly string[] = 'refusals' in endpoint ? endpoint.refusals : []
    expect({ name, unknown: announced.filter((code) => !codes.includes(code)) }).toEqual({
      name,
      unknown: [],
    })
  }
})

/** What comes back for bytes that are sent as they are. */
async function raw(app: App, bytes: string): Promise<{ status: number; body: unknown }> {
  const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }))
  const socket = connect(Number(port), '127.0.0.1')
  socket.write(bytes)
  const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n')
  return { status: Number(head.split(' ')[1]), body: JSON.parse(body) }
}

test.each([
  [
    'a header that is too long',
    `GET / HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`,
    431,
    'too_large',
  ],
  ['what is no HTTP', 'hello\r\n\r\n', 400, 'invalid_input'],
])('%s is refused with a code as well', async (_, bytes, status, code) => {
  const { app } = await setup()
  expect(await raw(app, bytes)).toEqual({ status, body: { code } })
})
