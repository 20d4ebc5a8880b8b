import { sessionSignature } from '@/stand-ins/wechat/login'
import { APP_ID, asJson, aWechat, MINUTE_MS, SECRET } from '../platforms'

test('a code opens a session, and success has no errcode', async () => {
  const { wechat, login } = await aWechat()

  const session = await login(wechat.codeFor('wang'))

  expect(Object.keys(session).sort()).toEqual(['openid', 'session_key'])
  expect(session.openid).toBe(wechat.openidOf('wang'))
  expect(session.openid).toMatch(/^o[\w-]{27}$/)
  expect(Buffer.from(session.session_key, 'base64')).toHaveLength(16)
})

test('a session is JSON that calls itself plain text', async () => {
  const { get } = await aWechat()
  const reply = await get('/sns/jscode2session', {})
  expect(reply.status).toBe(200)
  expect(reply.headers.get('content-type')).toBe('text/plain')
})

test('a code is good once', async () => {
  const { wechat, login } = await aWechat()
  const code = wechat.codeFor('wang')
  await login(code)

  const again = await login(code)
  expect(again.errcode).toBe(40163)
  expect(again.errmsg).toMatch(/^code been used, rid: \w{8}-\w{8}-\w{8}$/)

  wechat.switches.usedCode = 40029
  expect((await login(code)).errcode).toBe(40029)
})

test('a code is good for five minutes', async () => {
  const { wechat, clock, login } = await aWechat()
  const [early, late] = [wechat.codeFor('wang'), wechat.codeFor('wang')]

  clock.pass(5 * MINUTE_MS - 1)
  expect(await login(early)).toHaveProperty('openid')
  clock.pass(1)
  expect((await login(late)).errcode).toBe(40029)
})

test('a made-up code, one of another mini-program and one of the phone button open nothing', async () => {
  const { wechat, login } = await aWechat()
  const codes = ['made-up', wechat.codeFor('wang', { inApp: 'wx-other' }), wechat.phoneCodeFor('wang')]
  for (const code of codes) expect((await login(code)).errcode).toBe(40029)
})

test.each([
  [{ appid: '' }, 41002],
  [{ secret: '' }, 41004],
  [{ js_code: '' }, 41008],
  [{ appid: 'wx-other' }, 40013],
  [{ secret: 'guessed' }, 40125],
  [{ grant_type: 'client_credential' }, 40002],
])('%j is refused with %i, and the code stays good', async (wrong, errcode) => {
  const { wechat, login } = await aWechat()
  const code = wechat.codeFor('wang')
  expect((await login(code, wrong)).errcode).toBe(errcode)
  expect(await login(code)).toHaveProperty('openid')
})

test('people keep their openid, and have a unionid where the app is bound', async () => {
  const { wechat, login } = await aWechat()
  const first = await login(wechat.codeFor('wang'))
  wechat.switches.isBound = true
  const second = await login(wechat.codeFor('wang'))
  const other = await login(wechat.codeFor('li'))

  expect(first).not.toHaveProperty('unionid')
  expect(second.openid).toBe(first.openid)
  expect(second.unionid).toMatch(/^o[\w-]{27}$/)
  expect([other.openid, other.unionid]).not.toContain(second.openid)
  expect(other.unionid).not.toBe(second.unionid)
})

test.each([[-1], [45011], [40226]] as const)(
  'WeChat can say %i instead, and the code stays good',
  async (errcode) => {
    const { wechat, login } = await aWechat()
    const code = wechat.codeFor('wang')
    wechat.failNext('/sns/jscode2session', errcode, 2)

    const replies = [await login(code), await login(code), await login(code)]
    expect(replies.map((reply) => reply.errcode)).toEqual([errcode, errcode, undefined])
    expect(wechat.calls('/sns/jscode2session')).toBe(3)
  },
)

test('a network can lose a request, or the answer to a code that is used up with it', async () => {
  const { wechat, get, login } = await aWechat()
  const code = wechat.codeFor('wang')

  wechat.failNext('/sns/jscode2session', 'bad-gateway')
  const reply = await get('/sns/jscode2session', {})
  expect([reply.status, reply.headers.get('content-type')]).toEqual([502, 'text/html'])

  wechat.failNext('/sns/jscode2session', 'hang-up')
  await expect(login(code)).rejects.toThrow('fetch failed')
  wechat.failNext('/sns/jscode2session', 'lost-reply')
  await expect(login(code)).rejects.toThrow('fetch failed')
  expect((await login(code)).errcode).toBe(40163)
})

test('a WeChat that stays silent is given up on, and can still be closed', async () => {
  const { wechat } = await aWechat()
  wechat.failNext('/sns/jscode2session', 'silence')
  const url = `${wechat.url}/sns/jscode2session`
  await expect(fetch(url, { signal: AbortSignal.timeout(50) })).rejects.toThrow('timeout')
})

test('for a developer any code logs in, once', async () => {
  const { wechat, login } = await aWechat({ switches: { acceptsAnyCode: true } })

  expect((await login('0c3Xyz')).openid).toBe(wechat.openidOf('developer'))
  expect((await login('0c3Xyz')).errcode).toBe(40163)
  expect((await login('dev:wang')).openid).toBe(wechat.openidOf('wang'))
  expect((await login('dev:wang:2')).openid).toBe(wechat.openidOf('wang'))
  const phoneCode = wechat.phoneCodeFor('wang')
  expect((await login(phoneCode)).errcode).toBe(40029)
})

test('the signature of a session key is the documented one', () => {
  expect(sessionSignature('tiihtNczf5v6AKRyjwEUhQ==')).toBe(
    '7154f9f8b4b76b92f541cbf0e37d48840fa06e5e42da92a6f80168a1516a4735',
  )
})

test('a session is checked by the key of the last login', async () => {
  const { wechat, get, login, token } = await aWechat()
  const first = await login(wechat.codeFor('wang'))
  const { access_token } = await token()
  const check = (openid: string, key: string, more: object = {}) =>
    asJson(
      get('/wxa/checksession', {
        access_token,
        openid,
        signature: sessionSignature(key),
        sig_method: 'hmac_sha256',
        ...more,
      }),
    )
  expect(await check(first.openid, first.session_key)).toEqual({ errcode: 0, errmsg: 'ok' })

  const second = await login(wechat.codeFor('wang'))
  expect((await check(first.openid, first.session_key)).errcode).toBe(87009)
  expect((await check(first.openid, second.session_key)).errcode).toBe(0)
  expect((await check('o-nobody', second.session_key)).errcode).toBe(87007)
  expect((await check(first.openid, second.session_key, { sig_method: 'md5' })).errcode).toBe(87008)
  expect((await check(first.openid, second.session_key, { access_token: 'x' })).errcode).toBe(40014)
})

test('what WeChat does not have, it says it does not have', async () => {
  const { get, post } = await aWechat()
  expect((await asJson(get('/sns/nothing', {}))).errcode).toBe(40066)
  const query = { appid: APP_ID, secret: SECRET }
  expect((await asJson(post('/sns/jscode2session', query))).errcode).toBe(43001)
})
