import { inspect } from 'node:util'
import { fails, type Answer } from '../party'
import { aPhone, appid, aToken, office, secret } from './office'

const expired = { errcode: 42001, errmsg: 'access_token expired' }

/** A WeChat whose current token is the last one it gave; `expire` makes the next question find it stale. */
async function aWechatWithTokens() {
  let current = 0
  let isStale = true
  const bff = await office({
    token: () => {
      if (isStale) current++
      isStale = false
      return aToken(`T${current}`)
    },
    phone: ({ fields }) => (fields['access_token'] === `T${current}` && !isStale ? aPhone() : expired),
  })
  return { ...bff, expire: () => (isStale = true) }
}

test('a token is fetched once and kept until shortly before it ends', async () => {
  const { wechat, clock, askedOf } = await aWechatWithTokens()
  await wechat.phoneOf('a')
  clock.now = new Date(clock.now.getTime() + (7200 - 61) * 1000)
  await wechat.phoneOf('b')
  expect(askedOf('token')).toHaveLength(1)

  clock.now = new Date(clock.now.getTime() + 1000)
  await wechat.phoneOf('c')
  expect(askedOf('token')).toHaveLength(2)
  expect(JSON.parse(askedOf('token')[0]!.body)).toEqual({
    grant_type: 'client_credential',
    appid,
    secret,
    force_refresh: false,
  })
})

test('fifty callers who need the first token share one fetch', async () => {
  const { wechat, askedOf } = await aWechatWithTokens()
  const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => wechat.phoneOf(`code ${n}`)))
  expect(answers.every(({ outcome }) => outcome === 'ok')).toBe(true)
  expect(askedOf('token')).toHaveLength(1)
})

test('a token that runs out under fifty callers is renewed exactly once, and all of them are served', async () => {
  const { wechat, askedOf, expire } = await aWechatWithTokens()
  await wechat.phoneOf('first')
  expire()

  const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => wechat.phoneOf(`code ${n}`)))

  expect(answers.every(({ outcome }) => outcome === 'ok')).toBe(true)
  expect(askedOf('token')).toHaveLength(2)
  expect(askedOf('phone')).toHaveLength(1 + 50 + 50)
})

test.each([40001, 40014, 42001])(
  'errcode %d is answered by one renewal and one repetition',
  async (errcode) => {
    let given = 0
    const { wechat, askedOf } = await office({
      token: () => aToken(`T${++given}`),
      phone: ({ fields }) => (fields['access_token'] === 'T1' ? { errcode } : aPhone()),
    })
    expect(await wechat.phoneOf('code')).toMatchObject({ outcome: 'ok' })
    expect(askedOf('token')).toHaveLength(2)
    expect(askedOf('phone')).toHaveLength(2)
  },
)

test('a token that is refused again after the renewal is an alarm, not a loop', async () => {
  let given = 0
  const { wechat, askedOf, said } = await office({
    token: () => aToken(`T${++given}`),
    phone: () => ({ errcode: 40001 }),
  })
  expect(await wechat.phoneOf('code')).toMatchObject({ outcome: 'misconfigured' })
  expect(askedOf('phone')).toHaveLength(2)
  expect(said).toEqual(['WeChat: it refuses the access token it has just given (errcode 40001).'])
})

test('only a token that WeChat hands out and refuses is renewed by force, and not twice in a minute', async () => {
  const forced = (body: string) => (JSON.parse(body) as { force_refresh: boolean }).force_refresh
  let good = 'T2'
  const { wechat, askedOf, clock } = await office({
    token: ({ body }) => aToken(forced(body) ? 'T2' : 'T1'),
    phone: ({ fields }) => (fields['access_token'] === good ? aPhone() : { errcode: 40001 }),
  })
  const forces = () => askedOf('token').filter(({ body }) => forced(body)).length

  const answers = await Promise.all(Array.from({ length: 20 }, () => wechat.phoneOf('code')))
  expect(answers.every(({ outcome }) => outcome === 'ok')).toBe(true)
  expect(forces()).toBe(1)

  good = 'T3'
  expect(await wechat.phoneOf('code')).toMatchObject({ outcome: 'misconfigured' })
  expect(await wechat.phoneOf('code')).toEqual({ outcome: 'busy', cause: 'overloaded' })
  expect(forces()).toBe(1)
  clock.now = new Date(clock.now.getTime() + 60_000)
  await wechat.phoneOf('code')
  expect(forces()).toBe(2)
})

test('no token is an answer of its own: an alarm for a wrong secret, busy for a WeChat that is down', async () => {
  const wrong = await office({ token: () => ({ errcode: 40125, errmsg: `invalid appsecret ${secret}` }) })
  expect(await wrong.wechat.phoneOf('code')).toEqual({
    outcome: 'misconfigured',
    what: 'it gives no access token (errcode 40125)',
  })
  expect(wrong.askedOf('phone')).toHaveLength(0)
  expect(inspect(wrong.said)).not.toContain(secret)

  const down = await office({ token: () => fails })
  expect(await down.wechat.phoneOf('code')).toEqual({ outcome: 'busy', cause: 'status' })
  expect(down.askedOf('token')).toHaveLength(3)
})

test('a refresh that failed does not stand in the way of the next', async () => {
  const { wechat, askedOf } = await office(
    { token: (): Answer => (askedOf('token').length === 1 ? fails : aToken()), phone: () => aPhone() },
    { repeatsMax: 0 },
  )
  expect(await wechat.phoneOf('code')).toEqual({ outcome: 'busy', cause: 'status' })
  expect(await wechat.phoneOf('code')).toMatchObject({ outcome: 'ok' })
})

test('a token of the greatest length is used as it is', async () => {
  const long = 'x'.repeat(1024)
  const { wechat, askedOf } = await office({ token: () => aToken(long), phone: () => aPhone() })
  await wechat.phoneOf('code')
  expect(askedOf('phone')[0]!.fields['access_token']).toBe(long)
})
