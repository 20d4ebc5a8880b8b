import type { Pace } from '@/bff/platform/line'
import { meetAlipay, meetWechat } from '../../../platforms/meeting'
import { quick } from '../../platform/party'
import { everyRow } from '../../../support/rows'
import { setup } from '../../../support/setup'

/** So many failures as one sign-in may meet leave the line open for the next. */
const pace: Partial<Pace> = { ...quick, attemptMs: 1_000, failuresMax: 50 }
const LOGIN = { wechat: '/sns/jscode2session', alipay: 'alipay.system.oauth.token' } as const
const PHONE = '/wxa/business/getuserphonenumber'
const TOKEN_EXPIRED = 42001

/** The product with its real clients, and the platforms' stand-ins over a network. */
async function house() {
  const [wechat, alipay] = [await meetWechat({}, pace), await meetAlipay({}, pace)]
  const bff = await setup({
    logins: { wechat: wechat.wechat.login, alipay: alipay.alipay.login },
    phones: { wechat: wechat.wechat.phoneOf, alipay: alipay.alipay.phoneOf },
  })
  const codeFor = { wechat: wechat.standIn.codeFor, alipay: alipay.standIn.codeFor }
  const signIn = (platform: 'wechat' | 'alipay', name = 'wang') =>
    bff.call(`POST /auth/${platform}`, { payload: { code: codeFor[platform](name) } })
  return { ...bff, wechat: wechat.standIn, alipay: alipay.standIn, signIn }
}

/** Who is known, and on which devices. */
async function traces(bff: Awaited<ReturnType<typeof house>>) {
  const rows = await everyRow(bff.pool)
  return ['member', 'identity', 'session', 'session_key'].map((table) => rows[table]!.length)
}

describe.each(['wechat', 'alipay'] as const)('when %s fails', (platform) => {
  test.each(['silence', 'hang-up', 'bad-gateway', 'garbage', 'lost-reply'] as const)(
    'by %s, a member is told to try again, nothing is half done, and the next try works',
    async (trouble) => {
      const bff = await house()
      if (platform === 'wechat') bff.wechat.failNext(LOGIN.wechat, trouble, 3)
      else bff.alipay.failNext(LOGIN.alipay, trouble, 3)
      let answer = await bff.signIn(platform)
      for (let tries = 1; answer.statusCode !== 200; tries++) {
        expect([answer.statusCode, answer.json()]).toEqual([503, { code: 'busy' }])
        expect(await traces(bff)).toEqual([0, 0, 0, 0])
        expect(tries).toBeLessThan(5)
        answer = await bff.signIn(platform)
      }
      expect(await traces(bff)).toEqual([1, 1, 1, 1])
    },
  )

  test('because it is down, who is signed in already stays so, and the other platform lets people in', async () => {
    const bff = await house()
    const member = (await bff.signIn(platform)).json<{ token: string; member: { id: string } }>()
    await bff[platform].close()
    expect((await bff.signIn(platform)).json()).toEqual({ code: 'busy' })
    const { token, member: who } = member
    expect((await bff.call('GET /me', { member: { id: who.id, token } })).statusCode).toBe(200)
    expect((await bff.signIn(platform === 'wechat' ? 'alipay' : 'wechat', 'li')).statusCode).toBe(200)
  })
})

test('when our access token expires on the way to a number, another one is fetched and the number is bound', async () => {
  const bff = await house()
  const { token, member } = (await bff.signIn('wechat')).json<{ token: string; member: { id: string } }>()
  bff.wechat.failNext(PHONE, TOKEN_EXPIRED)
  const bound = await bff.call('POST /me/phone', {
    member: { id: member.id, token },
    payload: { proof: { by: 'wechat', code: bff.wechat.phoneCodeFor('wang') } },
  })
  expect(bound.json()).toMatchObject({ outcome: 'attached', member: { id: member.id } })
  expect(bff.wechat.calls(PHONE)).toBe(2)
})

test('when it expires again and again, the member is told to try later, and no number is theirs', async () => {
  const bff = await house()
  const { token, member } = (await bff.signIn('wechat')).json<{ token: string; member: { id: string } }>()
  bff.wechat.failNext(PHONE, TOKEN_EXPIRED, 5)
  const failed = await bff.call('POST /me/phone', {
    member: { id: member.id, token },
    payload: { proof: { by: 'wechat', code: bff.wechat.phoneCodeFor('wang') } },
  })
  expect(failed.statusCode).toBeGreaterThanOrEqual(400)
  expect(failed.json<{ code: string }>().code).not.toBe('internal')
  expect((await traces(bff))[1]).toBe(1)
})
