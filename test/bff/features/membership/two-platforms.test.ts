import { meetAlipay, meetWechat } from '../../../platforms/meeting'
import { setup } from '../../../support/setup'

type Session = { token: string; member: { id: string; phone: string | null } }

/** The BFF with the real clients, and the platforms' stand-ins across a network. */
async function meet() {
  const { standIn: wechat, wechat: wechatClient } = await meetWechat()
  const { standIn: alipay, alipay: alipayClient } = await meetAlipay()
  const { app } = await setup({
    now: '2026-03-01T04:00:00Z',
    logins: { wechat: wechatClient.login, alipay: alipayClient.login },
    phones: { wechat: wechatClient.phoneOf, alipay: alipayClient.phoneOf },
  })
  const post = (url: string, payload: object, token?: string) =>
    app.inject({
      method: 'POST',
      url: `/api${url}`,
      payload,
      headers: token ? { authorization: `Bearer ${token}` } : {},
    })
  const signIn = (platform: 'wechat' | 'alipay', code: string) => post(`/auth/${platform}`, { code })
  const tapOnWechat = (token: string, code: string) =>
    post('/me/phone', { proof: { by: 'wechat', code } }, token)
  const tapOnAlipay = (token: string, response: string) =>
    post('/me/phone', { proof: { by: 'alipay', response } }, token)
  const me = async (token: string) =>
    (await app.inject({ url: '/api/me', headers: { authorization: `Bearer ${token}` } })).json<
      Session['member']
    >()
  return { wechat, alipay, signIn, tapOnWechat, tapOnAlipay, me }
}

test('ID-3 whoever shows the same number on WeChat and on Alipay is one member from then on', async () => {
  const { wechat, alipay, signIn, tapOnWechat, tapOnAlipay, me } = await meet()
  const onWechat = (await signIn('wechat', wechat.codeFor('wang'))).json<Session>()
  const onAlipay = (await signIn('alipay', alipay.codeFor('wang'))).json<Session>()
  expect(onAlipay.member.id).not.toBe(onWechat.member.id)

  const attached = await tapOnWechat(onWechat.token, wechat.phoneCodeFor('wang'))
  expect(attached.json()).toMatchObject({ outcome: 'attached' })
  const merged = await tapOnAlipay(onAlipay.token, alipay.phonePayloadFor('wang'))
  expect(merged.json()).toMatchObject({ outcome: 'merged' })

  const again = [
    (await signIn('wechat', wechat.codeFor('wang'))).json<Session>(),
    (await signIn('alipay', alipay.codeFor('wang'))).json<Session>(),
  ]
  expect(again[0]!.member).toEqual(again[1]!.member)
  expect(await me(again[0]!.token)).toMatchObject({ phone: expect.stringMatching(/^199\*{4}\d{4}$/) })
})

test('people with numbers of their own stay apart', async () => {
  const { wechat, alipay, signIn, tapOnWechat, tapOnAlipay } = await meet()
  const wang = (await signIn('wechat', wechat.codeFor('wang'))).json<Session>()
  const li = (await signIn('alipay', alipay.codeFor('li'))).json<Session>()
  await tapOnWechat(wang.token, wechat.phoneCodeFor('wang'))
  expect((await tapOnAlipay(li.token, alipay.phonePayloadFor('li'))).json()).toMatchObject({
    outcome: 'attached',
  })

  const again = (await signIn('wechat', wechat.codeFor('wang'))).json<Session>()
  expect(again.member.id).toBe(wang.member.id)
})

test('nothing but what a platform made for us here and now is a number', async () => {
  const { wechat, alipay, signIn, tapOnWechat, tapOnAlipay, me } = await meet()
  const { token } = (await signIn('wechat', wechat.codeFor('wang'))).json<Session>()
  const used = wechat.phoneCodeFor('li')
  const other = (await signIn('wechat', wechat.codeFor('li'))).json<Session>()
  await tapOnWechat(other.token, used)

  const refused = [
    await tapOnWechat(token, used),
    await tapOnWechat(token, wechat.codeFor('wang')),
    await tapOnWechat(token, 'made-up'),
    await tapOnAlipay(token, alipay.phonePayloadFor('li', { wrong: 'signature' })),
    await tapOnAlipay(token, '{"response":{"code":"10000","mobile":"13800138000"},"sign":""}'),
  ]
  expect(refused.map((reply) => reply.json<{ code: string }>().code)).toEqual(
    refused.map(() => 'phone_unverified'),
  )
  expect((await me(token)).phone).toBeNull()
})

test('while a platform is down the member is told so, and its codes are good afterwards', async () => {
  const { wechat, signIn, tapOnWechat } = await meet()
  const code = wechat.codeFor('wang')
  wechat.failNext('/sns/jscode2session', -1, 3)
  expect((await signIn('wechat', code)).json()).toEqual({ code: 'busy' })
  const { token } = (await signIn('wechat', code)).json<Session>()

  const tap = wechat.phoneCodeFor('wang')
  wechat.failNext('/cgi-bin/stable_token', 'bad-gateway', 3)
  expect((await tapOnWechat(token, tap)).json()).toEqual({ code: 'busy' })
  expect((await tapOnWechat(token, tap)).json()).toMatchObject({ outcome: 'attached' })
})

test('a person whom the platform holds back is not sent for another code', async () => {
  const { wechat, signIn } = await meet()
  wechat.failNext('/sns/jscode2session', 40226)
  expect((await signIn('wechat', wechat.codeFor('wang'))).json()).toEqual({ code: 'sign_in_unavailable' })
  wechat.failNext('/sns/jscode2session', 45011)
  expect((await signIn('wechat', wechat.codeFor('wang'))).json()).toMatchObject({
    code: 'rate_limited',
    retryInS: 60,
  })
})
