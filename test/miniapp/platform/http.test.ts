import Taro from '@tarojs/taro'
import { settle } from '@/miniapp/lib/settled'
import { call } from '@/miniapp/platform/http'
import { keepSession, signOut, useSession } from '@/miniapp/platform/session'
import { Lost, phones, type Arrived, type Sent } from '../../support/phones'

const member = {
  id: '0190c1f0-0000-7000-8000-000000000001',
  phone: null,
  nickname: null,
  avatar: null,
  joinedAt: '2026-01-01T00:00:00.000Z',
}
const session = { token: 'first', expiresAt: '2026-12-31T00:00:00.000Z', refreshToken: 'next', member }
const hold = {
  dealerId: '0190c1f0-0000-7000-8000-000000000002',
  modelId: 'lan',
  startsAt: '2026-02-28T06:30:00.000Z',
  requestId: '0190c1f0-0000-4000-8000-000000000003',
}
const nearest = [{ startsAt: '2026-02-28T07:30:00.000Z', endsAt: '2026-02-28T08:15:00.000Z' }]

type Happening = Arrived | Lost
const json = (status: number, body: object): Arrived => ({ status, text: JSON.stringify(body) })
const offline = new Lost('offline')
const timeout = new Lost('timeout')
const busy = json(503, { code: 'busy' })

let sent: Sent[]
let timeouts: unknown[]

beforeEach(() => {
  jest.useFakeTimers()
  signOut()
})

describe.each(Object.entries(phones))('on %s', (_, phone) => {
  /** What happens to the first request, the second, …; the last goes on for ever. */
  function happens(...happenings: Happening[]) {
    sent = []
    timeouts = []
    const request = phone(async (one) => {
      const happening = happenings[Math.min(sent.length, happenings.length - 1)]
      sent.push(one)
      if (happening instanceof Lost) throw happening
      return happening as Arrived
    })
    Object.assign(Taro, {
      request: (option: Taro.request.Option) => {
        timeouts.push(option.timeout)
        return request(option)
      },
    })
  }

  /** Waits for the answer, and lets the pauses between tries pass at once. */
  async function settled<T>(reply: Promise<T>) {
    const value = settle(reply)
    await jest.runAllTimersAsync()
    return value
  }

  const askBrand = () => settled(call('GET /brand'))
  const askHold = () => settled(call('POST /test-drive/holds', { body: hold }))

  test('a reply comes back as it was sent', async () => {
    happens(json(200, { cities: [] }))
    expect(await settled(call('GET /test-drive/cities'))).toEqual({ status: 'ok', value: { cities: [] } })
    expect(sent).toMatchObject([{ method: 'GET', url: 'https://bff.test/api/test-drive/cities' }])
    expect(timeouts).toEqual([10_000])
  })

  test('params and query are written into the address, what is undefined is left out', async () => {
    happens(json(200, {}))
    const params = { dealerId: 'a/b' }
    await settled(
      call('GET /test-drive/dealers/:dealerId', { params, query: { latitude: 31.2, longitude: undefined } }),
    )
    await settled(call('GET /test-drive/bookings', { query: { when: 'past', cursor: 'a+b&c' } }))
    expect(sent.map(({ url }) => url.replace('https://bff.test/api', ''))).toEqual([
      '/test-drive/dealers/a%2Fb?latitude=31.2',
      '/test-drive/bookings?when=past&cursor=a%2Bb%26c',
    ])
  })

  test('a body travels as JSON, with the token of the member', async () => {
    keepSession(session)
    happens(json(201, {}))
    await askHold()
    expect(JSON.parse(sent[0]?.text ?? '')).toEqual(hold)
    expect(sent[0]?.headers).toMatchObject({
      authorization: 'Bearer first',
      'content-type': 'application/json',
    })
  })

  test('a guest sends no token', async () => {
    happens(json(200, {}))
    await askBrand()
    expect(sent[0]?.headers).not.toHaveProperty('authorization')
  })

  test('what is called JSON is never empty', async () => {
    happens(json(200, { released: true }))
    await settled(call('DELETE /test-drive/holds/:holdId', { params: { holdId: hold.dealerId } }))
    expect(sent[0]).toMatchObject({ method: 'DELETE', text: '{}' })
  })

  test('a refusal arrives with its code and what is free nearby, and is not asked for again', async () => {
    const refusal = { code: 'slot_taken', nearest }
    happens(json(409, refusal))
    expect(await askHold()).toEqual({ status: 'failed', code: 'slot_taken', refusal })
    expect(sent).toHaveLength(1)
  })

  test.each([
    ['a page in HTML', { status: 200, text: '<html></html>' }],
    ['nothing at all', { status: 200, text: '' }],
    ["a proxy's error page", { status: 502, text: '<html></html>' }],
    ["a proxy's error in JSON of its own", json(502, { message: 'Bad Gateway' })],
  ])('%s is unreadable', async (_, happening) => {
    happens(happening)
    expect(await askHold()).toMatchObject({ status: 'failed', code: 'unreadable' })
    expect(sent).toHaveLength(1)
  })

  test.each([
    ['lost', 'offline', offline],
    ['late', 'timeout', timeout],
    ['met by a busy BFF', 'busy', busy],
  ] as const)('a question that is %s is asked three times, then it is %s', async (_, code, happening) => {
    happens(happening)
    expect(await askBrand()).toMatchObject({ status: 'failed', code })
    expect(sent).toHaveLength(3)
  })

  test('a second try that arrives is as good as the first', async () => {
    happens(offline, json(200, { cities: [] }))
    expect(await settled(call('GET /test-drive/cities'))).toMatchObject({ status: 'ok' })
    expect(sent).toHaveLength(2)
  })

  test('an intent with a request id is repeated word for word', async () => {
    happens(timeout, busy, json(201, { id: 'x' }))
    expect(await askHold()).toMatchObject({ status: 'ok' })
    expect(new Set(sent.map(({ text }) => text)).size).toBe(1)
    expect(sent).toHaveLength(3)
  })

  test.each([
    ['lost', offline],
    ['late', timeout],
    ['met by a busy BFF', busy],
  ])('an order that can not be recognised is sent once, even when it is %s', async (_, happening) => {
    happens(happening)
    await settled(call('POST /auth/phone/codes', { body: { phone: '13800138000' } }))
    expect(sent).toHaveLength(1)
  })

  test('tries are spread out, and a member waits for them two and a half seconds at most', async () => {
    happens(offline)
    const waits = new Set<number>()
    for (let round = 0; round < 10; round++) {
      const started = Date.now()
      await askBrand()
      waits.add(Date.now() - started)
    }
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(1200)
    expect(Math.max(...waits)).toBeLessThanOrEqual(2400)
    expect(waits.size).toBeGreaterThan(1)
  })

  test('a session the BFF no longer knows, nor renews, is forgotten', async () => {
    keepSession(session)
    happens(json(401, { code: 'unauthenticated' }))
    expect(await settled(call('GET /me'))).toMatchObject({ code: 'unauthenticated' })
    expect(sent.map(({ url }) => url.replace('https://bff.test/api', ''))).toEqual(['/me', '/auth/refresh'])
    expect(useSession.getState()).toEqual({ token: null, expiresAt: null, refreshToken: null, member: null })
  })

  test('a refusal meant for an older token leaves the newer one alone, and is asked again with it', async () => {
    keepSession(session)
    happens(json(401, { code: 'unauthenticated' }), json(200, member))
    const late = call('GET /me')
    keepSession({ ...session, token: 'second' })
    expect(await settled(late)).toEqual({ status: 'ok', value: member })
    expect(sent.map(({ headers }) => headers['authorization'])).toEqual(['Bearer first', 'Bearer second'])
    expect(useSession.getState().token).toBe('second')
  })

  test('a wrong code signs nobody out', async () => {
    keepSession(session)
    happens(json(401, { code: 'code_wrong' }))
    await settled(call('POST /auth/phone', { body: { phone: '13800138000', code: '000000' } }))
    expect(useSession.getState().token).toBe('first')
  })
})

test('on alipay a refusal is read even when its data was left as text', async () => {
  Object.assign(Taro, {
    request: () => Promise.reject({ error: 19, status: 409, data: '{"code":"slot_taken"}', headers: {} }),
  })
  expect(await settle(call('POST /test-drive/holds', { body: hold }))).toMatchObject({ code: 'slot_taken' })
})

test('a bug is not taken for a refusal', async () => {
  const bug = new RangeError('off by one')
  await expect(settle(Promise.reject(bug))).rejects.toBe(bug)
})
