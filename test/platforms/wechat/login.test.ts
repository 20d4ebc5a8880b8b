import { makeLine, usualPace } from '@/bff/platform/line'
import { makeAsk } from '@/bff/platform/wechat/api'
import { makeOpenSession, sessionSignature } from '@/bff/platform/wechat/session'
import { impatient } from '../../bff/platform/party'
import { APP_ID, MINUTE_MS, SECRET } from '../../stand-ins/platforms'
import { meetWechat, misconfigured } from '../meeting'

const LOGIN = '/sns/jscode2session'
const badCode = { outcome: 'bad_code' }

const named = (standIn: { openidOf(name: string): string }, name: string) => ({
  platform: 'wechat',
  app: APP_ID,
  type: 'openid',
  value: standIn.openidOf(name),
})

test('a code tells who the person is to this app, and to all apps of its owner where they are bound', async () => {
  const { standIn, wechat } = await meetWechat()
  const first = await wechat.login(standIn.codeFor('wang'))
  expect(first).toEqual({ outcome: 'ok', subjects: [named(standIn, 'wang')] })

  standIn.switches.isBound = true
  expect(await wechat.login(standIn.codeFor('wang'))).toEqual({
    outcome: 'ok',
    subjects: [
      named(standIn, 'wang'),
      { platform: 'wechat', app: '*', type: 'unionid', value: expect.any(String) },
    ],
  })
})

test('fifty people who sign in at once are told apart', async () => {
  const { standIn, wechat } = await meetWechat()
  const names = Array.from({ length: 50 }, (_, n) => `person ${n}`)
  const outcomes = await Promise.all(names.map((name) => wechat.login(standIn.codeFor(name))))
  expect(outcomes).toEqual(names.map((name) => ({ outcome: 'ok', subjects: [named(standIn, name)] })))
})

test('a code that is used, old, of another app, of the phone button or made up asks for another', async () => {
  const { standIn, clock, wechat } = await meetWechat()
  const once = standIn.codeFor('wang')
  await wechat.login(once)
  expect(await wechat.login(once)).toEqual(badCode)
  standIn.switches.usedCode = 40029
  expect(await wechat.login(once)).toEqual(badCode)

  const others = [standIn.codeFor('wang', { inApp: 'wx-other' }), standIn.phoneCodeFor('wang'), 'made-up']
  for (const code of others) expect(await wechat.login(code)).toEqual(badCode)

  const old = standIn.codeFor('wang')
  clock.pass(5 * MINUTE_MS)
  expect(await wechat.login(old)).toEqual(badCode)
})

test('a wrong appid or secret is for the operator, and the code stays good', async () => {
  const { standIn, client, wechat, said } = await meetWechat()
  const code = standIn.codeFor('wang')
  const [stranger, forgetful] = [client({ appid: 'wx-other' }), client({ secret: 'guessed' })]
  expect(await stranger.login(code)).toEqual(misconfigured('it answers with errcode 40013'))
  expect(await forgetful.login(code)).toEqual(misconfigured('it answers with errcode 40125'))
  expect(said).toEqual(['WeChat: it answers with errcode 40013.', 'WeChat: it answers with errcode 40125.'])
  expect(await wechat.login(code)).toMatchObject({ outcome: 'ok' })
})

test.each([
  [40029, badCode],
  [40163, badCode],
  [45011, { outcome: 'limited' }],
  [40226, { outcome: 'refused' }],
  [40013, misconfigured('it answers with errcode 40013')],
  [40125, misconfigured('it answers with errcode 40125')],
] as const)('%i is reacted to, and not asked again', async (errcode, outcome) => {
  const { standIn, wechat } = await meetWechat()
  standIn.failNext(LOGIN, errcode)
  expect(await wechat.login(standIn.codeFor('wang'))).toEqual(outcome)
  expect(standIn.calls(LOGIN)).toBe(1)
})

test.each([41002, 41004, 41008] as const)('%i is a bug of ours', async (errcode) => {
  const { standIn, wechat } = await meetWechat()
  standIn.failNext(LOGIN, errcode)
  await expect(wechat.login(standIn.codeFor('wang'))).rejects.toThrow(String(errcode))
})

test('a busy WeChat is asked again and then left, with the code still good', async () => {
  const { standIn, wechat } = await meetWechat()
  standIn.failNext(LOGIN, -1, 2)
  expect(await wechat.login(standIn.codeFor('wang'))).toMatchObject({ outcome: 'ok' })

  const code = standIn.codeFor('wang')
  standIn.failNext(LOGIN, -1, 3)
  expect(await wechat.login(code)).toEqual({ outcome: 'busy', cause: 'overloaded' })
  expect(await wechat.login(code)).toMatchObject({ outcome: 'ok' })
})

test.each([
  ['silence', 'slow'],
  ['hang-up', 'cut_off'],
  ['bad-gateway', 'status'],
  ['garbage', 'garbage'],
] as const)('after %s nothing is known of the code, and it is not sent again', async (trouble, cause) => {
  const { standIn, wechat } = await meetWechat({}, impatient)
  standIn.failNext(LOGIN, trouble)
  expect(await wechat.login(standIn.codeFor('wang'))).toEqual({ outcome: 'busy', cause })
  expect(standIn.calls(LOGIN)).toBe(1)
})

test('an answer that was lost has used up its code, and another one signs in', async () => {
  const { standIn, wechat } = await meetWechat()
  const code = standIn.codeFor('wang')
  standIn.failNext(LOGIN, 'lost-reply')
  expect(await wechat.login(code)).toEqual({ outcome: 'busy', cause: 'cut_off' })
  expect(await wechat.login(code)).toEqual(badCode)
  expect(await wechat.login(standIn.codeFor('wang'))).toMatchObject({ outcome: 'ok' })
})

test('a WeChat that is not there is busy', async () => {
  const { standIn, wechat } = await meetWechat()
  const code = standIn.codeFor('wang')
  await standIn.close()
  expect(await wechat.login(code)).toEqual({ outcome: 'busy', cause: 'unreachable' })
})

test("a session's signature is WeChat's own, until the next login ends the session", async () => {
  const { standIn } = await meetWechat()
  const ask = makeAsk(
    standIn.url,
    makeLine('WeChat', () => {}, usualPace),
  )
  const openSession = makeOpenSession({ ask, appid: APP_ID, secret: SECRET })
  const session = async () => {
    const opened = await openSession(standIn.codeFor('wang'))
    if (opened.outcome !== 'ok') throw new Error(opened.outcome)
    return opened.session
  }
  const check = async ({ openid, sessionKey }: Awaited<ReturnType<typeof session>>) => {
    const token = await post(`${standIn.url}/cgi-bin/stable_token`)
    const query = new URLSearchParams({
      access_token: token['access_token'] as string,
      openid,
      signature: sessionSignature(sessionKey),
      sig_method: 'hmac_sha256',
    })
    const reply = await fetch(`${standIn.url}/wxa/checksession?${query.toString()}`)
    return ((await reply.json()) as { errcode: number }).errcode
  }
  const first = await session()
  expect(await check(first)).toBe(0)
  const second = await session()
  expect([await check(first), await check(second)]).toEqual([87009, 0])
})

async function post(url: string) {
  const body = JSON.stringify({ grant_type: 'client_credential', appid: APP_ID, secret: SECRET })
  return (await (await fetch(url, { method: 'POST', body })).json()) as Record<string, unknown>
}
