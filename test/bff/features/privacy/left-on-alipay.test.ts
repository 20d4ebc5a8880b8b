import { meetAlipay } from '../../../platforms/meeting'
import { setup } from '../../../support/setup'

const METHOD = 'alipay.user.deloauth.detail.query'

test('PL-3 who leaves on Alipay has taken back what they agreed to, once, and may agree again', async () => {
  const { standIn, clock, alipay } = await meetAlipay()
  const bff = await setup({
    now: clock.now().toISOString(),
    logins: { wechat: null, alipay: alipay.login },
    revocationsOn: alipay.revocationsOn,
  })
  const { call, job } = bff
  const signIn = async (name: string) => {
    const answer = await call('POST /auth/alipay', { payload: { code: standIn.codeFor(name) } })
    const { token, member } = answer.json<{ token: string; member: { id: string } }>()
    return { id: member.id, token }
  }
  const [anna, bo] = [await signIn('anna'), await signIn('bo')]
  const agree = (member: typeof anna) =>
    call('POST /privacy/consents', {
      member,
      payload: { choices: [{ policy: 'privacy', version: '1', given: true }] },
    })
  const agrees = async (member: typeof anna) =>
    (await call('GET /privacy/consents', { member }))
      .json<{ consents: { policy: string; given: boolean }[] }>()
      .consents.some(({ policy, given }) => policy === 'privacy' && given)
  await agree(anna)
  await agree(bo)
  standIn.revoke('anna')
  standIn.revoke('somebody we never met')
  standIn.failNext(METHOD, 'garbage', 3)
  await job('collect-revocations')
  expect(await agrees(anna)).toBe(true)
  await job('collect-revocations')
  expect([await agrees(anna), await agrees(bo)]).toEqual([false, true])
  await agree(anna)
  await job('collect-revocations')
  expect(await agrees(anna)).toBe(true)
})
