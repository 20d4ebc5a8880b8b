import { personOf, waysIn, type Person } from '../../../support/people'
import { setup } from '../../../support/setup'

const later = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1000)
const DAY_S = 24 * 60 * 60

async function signedIn() {
  const bff = await setup()
  const { call, clock } = bff
  const ways = waysIn(call, bff.codes)
  const anna = await ways.comesBy('wechat', 'anna')
  const refresh = (refreshToken: string) => call('POST /auth/refresh', { payload: { refreshToken } })
  const pass = (seconds: number) => (clock.now = later(clock.now, seconds))
  const canAsk = async (member: { id: string; token: string }) => {
    const { statusCode } = await call('GET /me', { member })
    expect([200, 401]).toContain(statusCode)
    return statusCode === 200
  }
  return { ...bff, ...ways, anna, refresh, pass, canAsk }
}

test('ID-9 a token lives for minutes, and the next one comes by the refresh token', async () => {
  const { anna, refresh, pass, canAsk } = await signedIn()
  pass(9 * 60)
  expect(await canAsk(anna)).toBe(true)
  pass(60)
  expect(await canAsk(anna)).toBe(false)

  const next = personOf(await refresh(anna.refreshToken))
  expect(next.id).toBe(anna.id)
  expect(await canAsk(next)).toBe(true)
})

test('64 who refresh one token at once hear the same, and the session goes on', async () => {
  const { anna, refresh, canAsk, db } = await signedIn()
  const replies = await Promise.all(Array.from({ length: 64 }, () => refresh(anna.refreshToken)))
  const tokens = new Set(replies.map((reply) => personOf(reply).refreshToken))
  expect(replies.every(({ statusCode }) => statusCode === 200)).toBe(true)
  expect([...tokens]).not.toContain(anna.refreshToken)
  expect(tokens.size).toBe(1)
  expect(await db.many`select id from session`).toHaveLength(1)
  expect(await canAsk(personOf(await refresh([...tokens][0]!)))).toBe(true)
})

test('a reply that was lost is told again within ten seconds, also twice', async () => {
  const { anna, refresh, pass } = await signedIn()
  const first = personOf(await refresh(anna.refreshToken))
  pass(10)
  expect(personOf(await refresh(anna.refreshToken)).refreshToken).toBe(first.refreshToken)
  expect((await refresh(first.refreshToken)).statusCode).toBe(200)
})

test('a token used again later ends the session for both who have it', async () => {
  const { anna, refresh, pass, canAsk } = await signedIn()
  const next = personOf(await refresh(anna.refreshToken))
  pass(11)
  expect((await refresh(anna.refreshToken)).json()).toEqual({ code: 'unauthenticated' })
  expect((await refresh(next.refreshToken)).statusCode).toBe(401)
  expect(await canAsk(next)).toBe(false)
})

test('so does one from long ago, but one that is made up ends nothing', async () => {
  const { anna, refresh, pass, canAsk } = await signedIn()
  let current: Person = anna
  for (let n = 0; n < 3; n++) {
    pass(600)
    current = personOf(await refresh(current.refreshToken))
  }
  const [session] = anna.refreshToken.split('.')
  expect((await refresh(`${session}.${'A'.repeat(44)}`)).statusCode).toBe(401)
  expect(await canAsk(current)).toBe(true)
  expect((await refresh(anna.refreshToken)).statusCode).toBe(401)
  expect(await canAsk(current)).toBe(false)
})

test('a session nobody used for sixty days is over', async () => {
  const { anna, refresh, pass } = await signedIn()
  pass(60 * DAY_S)
  const next = personOf(await refresh(anna.refreshToken))
  pass(60 * DAY_S + 1)
  expect((await refresh(next.refreshToken)).statusCode).toBe(401)
})

test('signing out ends one device, at once, and saying so twice is no error', async () => {
  const { anna, comesBy, call, canAsk, refresh } = await signedIn()
  const tablet = await comesBy('wechat', 'anna')
  const out = () => call('POST /auth/sign-out', { payload: { refreshToken: anna.refreshToken } })
  expect((await out()).json()).toEqual({ signedOut: true })
  expect((await out()).json()).toEqual({ signedOut: false })
  expect([await canAsk(anna), await canAsk(tablet)]).toEqual([false, true])
  expect((await refresh(anna.refreshToken)).statusCode).toBe(401)
})

test('signing out everywhere ends all devices, and nobody else', async () => {
  const { anna, comesBy, call, canAsk, refresh } = await signedIn()
  const tablet = await comesBy('wechat', 'anna')
  const boris = await comesBy('wechat', 'boris')
  await call('POST /auth/sign-out-everywhere', { member: tablet })
  expect([await canAsk(anna), await canAsk(tablet), await canAsk(boris)]).toEqual([false, false, true])
  expect((await refresh(anna.refreshToken)).statusCode).toBe(401)
})

test('a refresh that meets a sign-out at the same moment leaves no session behind', async () => {
  const { anna, call, refresh, db } = await signedIn()
  const out = call('POST /auth/sign-out', { payload: { refreshToken: anna.refreshToken } })
  await Promise.all([...Array.from({ length: 8 }, () => refresh(anna.refreshToken)), out])
  expect(await db.many`select id from session`).toEqual([])
  expect(await db.many`select session_id from session_key`).toEqual([])
})

test('another process believes a token for five seconds at most after its session has ended', async () => {
  const { anna, call, canAsk, pass, db } = await signedIn()
  expect(await canAsk(anna)).toBe(true)
  const [id] = anna.refreshToken.split('.')
  await db.run`
    insert into void_token (session_id, epoch_min, void_until)
    values (${id}, ${1}, ${later(new Date('2026-03-10T00:00:00Z'), 600)})`
  pass(5)
  expect(await canAsk(anna)).toBe(false)
  expect((await call('GET /me', { member: anna })).json()).toEqual({ code: 'unauthenticated' })
})

test('a member sees where they are signed in, and signs a lost phone out', async () => {
  const { anna, call, pass, canAsk } = await signedIn()
  pass(60)
  const payload = { code: 'dev:anna', device: { platform: 'wechat', label: 'Apple iPhone 15' } }
  const phone = personOf(await call('POST /auth/wechat', { payload }))
  const list = async (member: Person) =>
    (await call('GET /me/devices', { member })).json<{ devices: { id: string; current: boolean }[] }>()
      .devices

  const devices = await list(anna)
  expect(devices).toMatchObject([
    { platform: 'wechat', label: 'Apple iPhone 15', current: false },
    { platform: 'wechat', label: '', current: true },
  ])
  const { statusCode } = await call(`DELETE /me/devices/${devices[0]!.id}`, { member: anna })
  expect(statusCode).toBe(200)
  expect([await canAsk(phone), await canAsk(anna)]).toEqual([false, true])
  expect(await list(anna)).toHaveLength(1)
})

test('one device has one session of a member, and a member twenty devices', async () => {
  const { app, db, pass } = await signedIn()
  const from = (device: string) =>
    app.inject({
      ...{ method: 'POST', url: '/api/auth/wechat', headers: { 'x-device': device } },
      payload: { code: 'dev:boris' },
    })
  await from('a-phone-of-boris')
  const { member } = (await from('a-phone-of-boris')).json<{ member: { id: string } }>()
  const count = async () => (await db.many`select id from session where member_id = ${member.id}`).length
  expect(await count()).toBe(1)
  for (let n = 0; n < 25; n++) {
    pass(1)
    await from(`device-number-${n}`)
  }
  expect(await count()).toBe(20)
})

test('neither tokens nor devices are kept in clear', async () => {
  const { anna, db } = await signedIn()
  const [, secret = ''] = anna.refreshToken.split('.')
  const kept = JSON.stringify(await db.many`select * from session`)
  expect(kept).not.toContain(secret)
  expect(kept).not.toContain(secret.slice(0, 22))
})
