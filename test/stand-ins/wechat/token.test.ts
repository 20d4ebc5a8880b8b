import { APP_ID, asJson, aWechat, MINUTE_MS, SECRET } from '../platforms'

const HOUR_MS = 60 * MINUTE_MS

async function setup(start?: string) {
  const started = await aWechat()
  const { clock, get, token } = started
  if (start) clock.pass(Date.parse(start) - clock.now().getTime())
  /** What an API says of a token: nothing more than that the session to check is missing, when the token is good. */
  const verdictOn = async (access_token: string) => {
    const { errcode } = await asJson(get('/wxa/checksession', { access_token }))
    return errcode === 40097 ? 'good' : errcode
  }
  const forced = () => token({ force_refresh: true })
  return { ...started, verdictOn, forced }
}

test('a token lasts two hours, and asking again brings the same', async () => {
  const { clock, token, verdictOn } = await setup()
  const first = await token()
  clock.pass(HOUR_MS)
  const second = await token()

  expect(first).toEqual({ access_token: expect.any(String), expires_in: 7200 })
  expect(second).toEqual({ access_token: first.access_token, expires_in: 3600 })
  expect(first.access_token).toHaveLength(512)
  expect(await verdictOn(first.access_token)).toBe('good')
})

test('in its last five minutes a token is followed by another, and both are good', async () => {
  const { clock, token, verdictOn } = await setup()
  const old = await token()
  clock.pass(2 * HOUR_MS - 5 * MINUTE_MS)
  const next = await token()

  expect(next.access_token).not.toBe(old.access_token)
  expect(next.expires_in).toBe(7200)
  expect([await verdictOn(old.access_token), await verdictOn(next.access_token)]).toEqual(['good', 'good'])
  expect((await token()).access_token).toBe(next.access_token)

  clock.pass(5 * MINUTE_MS)
  expect([await verdictOn(old.access_token), await verdictOn(next.access_token)]).toEqual([42001, 'good'])
})

test('a forced refresh ends the token before', async () => {
  const { forced, token, verdictOn } = await setup()
  const old = await token()
  const next = await forced()

  expect([await verdictOn(old.access_token), await verdictOn(next.access_token)]).toEqual([40001, 'good'])
  expect((await token()).access_token).toBe(next.access_token)
})

test('within half a minute nothing is refreshed twice', async () => {
  const { clock, forced } = await setup()
  const first = await forced()
  clock.pass(29_999)
  expect((await forced()).access_token).toBe(first.access_token)
  clock.pass(1)
  expect((await forced()).access_token).not.toBe(first.access_token)
})

test('a day in China has twenty forced refreshes', async () => {
  const { clock, forced } = await setup('2026-03-01T15:40:00Z')
  for (let count = 0; count < 20; count++) {
    expect(await forced()).toHaveProperty('access_token')
    clock.pass(MINUTE_MS / 2)
  }
  expect((await forced()).errcode).toBe(45009)
  // Midnight in China is 16:00 UTC.
  clock.pass(10 * MINUTE_MS)
  expect(await forced()).toHaveProperty('access_token')
})

test('tokens can end in the middle of things, or be replaced by somebody else', async () => {
  const { wechat, token, verdictOn } = await setup()
  const first = await token()
  wechat.expireTokens()
  expect(await verdictOn(first.access_token)).toBe(42001)

  const second = await token()
  expect(await verdictOn(second.access_token)).toBe('good')
  wechat.replaceToken()
  expect(await verdictOn(second.access_token)).toBe(40001)
  expect(await verdictOn((await token()).access_token)).toBe('good')
})

test('no token and a token nobody issued are told apart', async () => {
  const { get, verdictOn } = await setup()
  expect(await verdictOn('88_made-up')).toBe(40014)
  expect((await asJson(get('/wxa/checksession', {}))).errcode).toBe(41001)
})

test.each([
  [{ grant_type: 'authorization_code' }, 40002],
  [{ appid: undefined }, 41002],
  [{ secret: '' }, 41004],
  [{ appid: 'wx-other' }, 40013],
  [{ secret: 'guessed' }, 40125],
  [{ force_refresh: 'true' }, 47001],
])('%j is refused with %i', async (wrong, errcode) => {
  const { token } = await setup()
  expect((await token(wrong)).errcode).toBe(errcode)
})

test('a token is asked for by POST, in JSON', async () => {
  const { get, post } = await setup()
  const asked = { grant_type: 'client_credential', appid: APP_ID, secret: SECRET }
  const form = new URLSearchParams(asked).toString()

  expect((await asJson(get('/cgi-bin/stable_token', asked))).errcode).toBe(43002)
  expect((await asJson(post('/cgi-bin/stable_token', {}))).errcode).toBe(44002)
  expect((await asJson(post('/cgi-bin/stable_token', {}, form))).errcode).toBe(47001)
  expect((await asJson(post('/cgi-bin/stable_token', {}, '[]'))).errcode).toBe(47001)
})
