import { randomUUID } from 'node:crypto'
import { EVERY_APP, type LoginOutcome, type Subject } from '@/bff/platform/login'
import { setup } from '../../../support/setup'

type Refusal = { code: string; retryInS?: number }
type Session = { token: string; expiresAt: string; member: { id: string; phone: string | null } }

const phone = '13800138000'
const later = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1000)

async function signingIn() {
  const bff = await setup()
  const send = (to = phone) => bff.call('POST /auth/phone/codes', { payload: { phone: to } })
  const enter = (code: string | undefined, as = phone) =>
    bff.call('POST /auth/phone', { payload: { phone: as, code } })
  const wrong = () => (bff.codes.get(phone) === '000000' ? '000001' : '000000')
  return { ...bff, send, enter, wrong }
}

test('ID-1 a phone and the code it received sign a member in, masked', async () => {
  const { send, enter, codes, app } = await signingIn()
  expect((await send()).json()).toEqual({ validForS: 300, resendInS: 60 })

  const session = (await enter(codes.get(phone))).json<Session>()

  expect(session.member.phone).toBe('138****8000')
  const me = await app.inject({ url: '/api/me', headers: { authorization: `Bearer ${session.token}` } })
  expect(me.json()).toEqual(session.member)
})

test('the same phone is the same member next time', async () => {
  const { send, enter, codes, clock } = await signingIn()
  await send()
  const first = (await enter(codes.get(phone))).json<Session>()
  clock.now = later(clock.now, 61)
  await send()
  const second = (await enter(codes.get(phone))).json<Session>()
  expect(second.member.id).toBe(first.member.id)
})

test('a code works once', async () => {
  const { send, enter, codes } = await signingIn()
  await send()
  expect((await enter(codes.get(phone))).statusCode).toBe(200)
  expect((await enter(codes.get(phone))).json<Refusal>().code).toBe('code_expired')
})

test('a code runs out after five minutes', async () => {
  const { send, enter, codes, clock } = await signingIn()
  await send()
  clock.now = later(clock.now, 300)
  expect((await enter(codes.get(phone))).json<Refusal>().code).toBe('code_expired')
})

test('after five wrong tries even the right code is worth nothing, also when tried all at once', async () => {
  const { send, enter, codes, wrong } = await signingIn()
  await send()
  const tries = await Promise.all(Array.from({ length: 20 }, () => enter(wrong())))
  const codesOf = tries.map((reply) => reply.json<Refusal>().code).sort()
  expect(codesOf.filter((code) => code === 'code_wrong')).toHaveLength(5)
  expect((await enter(codes.get(phone))).json<Refusal>().code).toBe('code_expired')
})

test('a code belongs to its phone', async () => {
  const { send, enter, codes } = await signingIn()
  await send()
  await send('13912345678')
  codes.set('13912345678', codes.get('13912345678') === codes.get(phone) ? '' : codes.get('13912345678')!)
  const other = codes.get('13912345678') || '999999'
  expect((await enter(other, phone)).json<Refusal>().code).toBe('code_wrong')
})

test('one phone gets a code a minute and five an hour, whoever asks', async () => {
  const { send, clock } = await signingIn()
  const replies = await Promise.all(Array.from({ length: 10 }, () => send()))
  expect(replies.filter((reply) => reply.statusCode === 202)).toHaveLength(1)
  expect((await send()).json<Refusal>()).toMatchObject({ code: 'rate_limited', retryInS: 60 })

  for (let n = 2; n <= 5; n++) {
    clock.now = later(clock.now, 60)
    expect((await send()).statusCode).toBe(202)
  }
  clock.now = later(clock.now, 60)
  expect((await send()).json<Refusal>().retryInS).toBe(3600 - 5 * 60)
  clock.now = later(clock.now, 3600)
  expect((await send()).statusCode).toBe(202)
})

test('the answer does not tell whether a phone is known', async () => {
  const { send, enter, codes, clock } = await signingIn()
  await send()
  await enter(codes.get(phone))
  clock.now = later(clock.now, 61)
  const known = await send()
  const unknown = await send('13700000000')
  expect(known.json()).toEqual(unknown.json())
})

test('two first sign-ins at once make one member', async () => {
  const { call } = await setup()
  const code = `dev:${randomUUID()}`
  const replies = await Promise.all(
    Array.from({ length: 20 }, () => call('POST /auth/wechat', { payload: { code } })),
  )
  expect(new Set(replies.map((reply) => reply.json<Session>().member.id)).size).toBe(1)
})

test('the same name on two platforms is two people until a phone says otherwise', async () => {
  const { call } = await setup()
  const on = async (platform: string) =>
    (await call(`POST /auth/${platform}`, { payload: { code: 'dev:anna' } })).json<Session>().member.id
  expect(await on('wechat')).toBe(await on('wechat'))
  expect(await on('wechat')).not.toBe(await on('alipay'))
})

test('a way in that is not offered is a refusal', async () => {
  const { call } = await setup({ sms: null, logins: { wechat: null, alipay: null } })
  const codeOf = async (name: string, payload: object) => (await call(name, { payload })).json<Refusal>().code
  expect(await codeOf('POST /auth/alipay', { code: 'any' })).toBe('sign_in_unavailable')
  expect(await codeOf('POST /auth/phone/codes', { phone })).toBe('sign_in_unavailable')
  expect((await call('POST /auth/baidu', { payload: { code: 'any' } })).statusCode).toBe(400)
})

test.each<[LoginOutcome, number, Refusal]>([
  [{ outcome: 'bad_code' }, 401, { code: 'login_failed' }],
  [{ outcome: 'refused' }, 503, { code: 'sign_in_unavailable' }],
  [{ outcome: 'limited' }, 429, { code: 'rate_limited', retryInS: 60 }],
  [{ outcome: 'busy', cause: 'slow' }, 503, { code: 'busy' }],
  [{ outcome: 'misconfigured', what: 'the secret' }, 503, { code: 'sign_in_unavailable' }],
])('a platform that says %j refuses the member with %d', async (outcome, status, refusal) => {
  const { call } = await setup({ logins: { wechat: async () => outcome, alipay: null } })
  const reply = await call('POST /auth/wechat', { payload: { code: 'any' } })
  expect(reply.statusCode).toBe(status)
  expect(reply.json()).toEqual(refusal)
})

test("a member is known by the platform's first name of them, whatever else it tells", async () => {
  const alone = { platform: 'wechat', app: 'wx1', type: 'openid', value: 'o-anna' } as const
  const union = { platform: 'wechat', app: '*', type: 'unionid', value: 'u-anna' } as const
  const names: LoginOutcome = { outcome: 'ok', subjects: [alone, union] }
  const told: LoginOutcome[] = [{ outcome: 'ok', subjects: [alone] }, names]
  const { call } = await setup({ logins: { wechat: async () => told.shift()!, alipay: null } })
  const signIn = () => call('POST /auth/wechat', { payload: { code: 'any' } })
  const [first, second] = [await signIn(), await signIn()]
  expect(second.json<Session>().member.id).toBe(first.json<Session>().member.id)
})

test.each(['12800138000', '1380013800', '138001380001', '+8613800138000', 'abc'])(
  '%s is no mobile number',
  async (number) => {
    const { send } = await signingIn()
    expect((await send(number)).json<Refusal>().code).toBe('invalid_input')
  },
)

test('whom one app of an owner has met, another knows by the name that all of them share', async () => {
  const everywhere = { platform: 'wechat', app: EVERY_APP, type: 'unionid', value: 'u-anna' } as const
  const inApp = (app: string) => ({ platform: 'wechat', app, type: 'openid', value: `o-${app}` }) as const
  const told: Subject[][] = []
  const login = async () => ({ outcome: 'ok', subjects: told.shift() as [Subject] }) as const
  const { call } = await setup({ logins: { wechat: login, alipay: null } })
  const signIn = async (...subjects: Subject[]) => {
    told.push(subjects)
    return (await call('POST /auth/wechat', { payload: { code: 'any' } })).json<Session>().member.id
  }
  const anna = await signIn(inApp('one'), everywhere)
  expect(await signIn(inApp('two'), everywhere)).toBe(anna)
  expect(await signIn(inApp('two'))).toBe(anna)

  // Met first without that name, they are two members until a number says otherwise: nobody is joined by a platform.
  const boris = await signIn(inApp('three'))
  expect(boris).not.toBe(anna)
  expect(await signIn(inApp('three'), everywhere)).toBe(boris)
  expect(await signIn(inApp('four'), everywhere)).toBe(anna)
})

test('two apps that meet somebody at the same moment make one member', async () => {
  const everywhere = { platform: 'wechat', app: EVERY_APP, type: 'unionid', value: 'u-anna' } as const
  let apps = 0
  const login = async () => {
    const own = { platform: 'wechat', app: `app ${++apps}`, type: 'openid', value: 'o-anna' } as const
    return { outcome: 'ok', subjects: [own, everywhere] } as const
  }
  const { call } = await setup({ logins: { wechat: login, alipay: null } })
  const replies = await Promise.all(
    Array.from({ length: 12 }, () => call('POST /auth/wechat', { payload: { code: 'any' } })),
  )
  expect(new Set(replies.map((reply) => reply.json<Session>().member.id)).size).toBe(1)
})
