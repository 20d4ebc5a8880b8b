import type { Failure } from '@/stand-ins/alipay/failure'
import { anAlipay, MINUTE_MS } from '../platforms'
import { ask, METHOD } from './gateway-client'

const byCode = (code: string) => ({ grant_type: 'authorization_code', code })
const byRefresh = (refresh_token: string) => ({ grant_type: 'refresh_token', refresh_token })

const DAY_MS = 24 * 60 * MINUTE_MS

test('a code brings who it is and two tokens, and success has no code', async () => {
  const { alipay } = await anAlipay()
  const { place, said, isSigned } = await ask(alipay, byCode(alipay.codeFor('wang')))

  expect([place, isSigned]).toEqual(['method', true])
  expect(said).toEqual({
    user_id: alipay.userIdOf('wang'),
    alipay_user_id: expect.any(String),
    access_token: expect.any(String),
    expires_in: 1_296_000,
    refresh_token: expect.any(String),
    re_expires_in: 2_592_000,
    auth_start: '2026-03-01 12:00:00',
  })
  expect(said.user_id).toMatch(/^2088\d{12}$/)
})

test('an app that gets open_id gets no user_id', async () => {
  const { alipay } = await anAlipay({ switches: { subject: 'open_id', isGrouped: true } })
  const { said } = await ask(alipay, byCode(alipay.codeFor('wang')))
  expect(said).not.toHaveProperty('user_id')
  expect(said.open_id).toBe(alipay.openIdOf('wang'))
  expect(said.union_id).toMatch(/^[\w-]{48}$/)
})

test('what is signed is the text as it came, with its slashes escaped', async () => {
  const { alipay } = await anAlipay()
  const { raw, said, isSigned } = await ask(alipay, byCode(alipay.codeFor('wang')))
  expect(said.access_token).toContain('/')
  expect(raw).toContain('\\/')
  expect(JSON.stringify(said)).not.toBe(raw)
  expect(isSigned).toBe(true)
})

test('what went wrong is told in Chinese, signed all the same', async () => {
  const { alipay } = await anAlipay()
  const { place, raw, said, isSigned } = await ask(alipay, byCode('made-up'))
  expect(said).toMatchObject({ code: '40002', msg: 'Invalid Arguments', sub_code: 'isv.code-invalid' })
  expect(raw).toMatch(/授权码code无效，解决方案：https:\\\/\\\/open/)
  expect([place, isSigned]).toEqual(['error_response', true])
})

test('a code is good once and for three minutes, in the app it was given to', async () => {
  const { alipay, clock } = await anAlipay()
  const subCodeOf = async (code: string) => (await ask(alipay, byCode(code))).said.sub_code
  const [once, late] = [alipay.codeFor('wang'), alipay.codeFor('wang')]

  expect(await subCodeOf(once)).toBeUndefined()
  expect(await subCodeOf(once)).toBe('isv.code-invalid')
  expect(await subCodeOf(alipay.codeFor('wang', { inApp: '2021000000000001' }))).toBe('isv.unmatched-app-id')
  clock.pass(3 * MINUTE_MS)
  expect(await subCodeOf(late)).toBe('isv.code-invalid')
})

test('parameters in biz_content are not seen', async () => {
  const { alipay } = await anAlipay()
  const biz_content = JSON.stringify(byCode(alipay.codeFor('wang')))
  expect((await ask(alipay, { biz_content })).said.sub_code).toBe('isv.grant-type-invalid')
})

test('a refresh token brings the same person, once, for thirty days', async () => {
  const { alipay, clock } = await anAlipay()
  const first = await ask(alipay, byCode(alipay.codeFor('wang')))
  const second = await ask(alipay, byRefresh(first.said.refresh_token))
  expect(second.said.user_id).toBe(first.said.user_id)

  const subCodeOf = async (token: string, timestamp = '2026-03-01 12:00:00') =>
    (await ask(alipay, byRefresh(token), { parameters: { timestamp } })).said.sub_code
  expect(await subCodeOf(first.said.refresh_token)).toBe('isv.refreshed-token-invalid')
  expect(await subCodeOf('made-up')).toBe('isv.refresh-token-invalid')
  clock.pass(30 * DAY_MS)
  expect(await subCodeOf(second.said.refresh_token, '2026-03-31 12:00:00')).toBe('isv.refresh-token-time-out')
})

test('people are told apart, and are the same each time', async () => {
  const { alipay } = await anAlipay()
  const who = async (name: string) => (await ask(alipay, byCode(alipay.codeFor(name)))).said.user_id
  expect(await who('wang')).toBe(await who('wang'))
  expect(await who('wang')).not.toBe(await who('li'))
})

test('Alipay can be unavailable, or refuse in either node', async () => {
  const { alipay } = await anAlipay()
  const code = alipay.codeFor('wang')
  const unavailable: Failure = { code: '20000', subCode: 'isp.unknow-error', subMsg: '服务暂不可用' }
  const business: Failure = { code: '40004', subCode: 'isv.some-business', in: 'method' }
  alipay.failNext(METHOD, unavailable)
  alipay.failNext(METHOD, business)

  const replies = [await ask(alipay, byCode(code)), await ask(alipay, byCode(code))]
  expect(replies.map(({ place, said }) => [place, said.code, said.sub_code])).toEqual([
    ['error_response', '20000', 'isp.unknow-error'],
    ['method', '40004', 'isv.some-business'],
  ])
  expect(replies.every(({ isSigned }) => isSigned)).toBe(true)
  expect((await ask(alipay, byCode(code))).said).toHaveProperty('user_id')
  expect(alipay.calls(METHOD)).toBe(3)
})

test('an answer can be lost when the code is already used up', async () => {
  const { alipay } = await anAlipay()
  const code = alipay.codeFor('wang')
  alipay.failNext(METHOD, 'lost-reply')
  await expect(ask(alipay, byCode(code))).rejects.toThrow('fetch failed')
  expect((await ask(alipay, byCode(code))).said.sub_code).toBe('isv.code-invalid')
})

test('for a developer any code logs in, once', async () => {
  const { alipay } = await anAlipay({ switches: { acceptsAnyCode: true } })
  expect((await ask(alipay, byCode('4b203fe6c11548bcabd8da5bb087a83b'))).said.user_id).toBe(
    alipay.userIdOf('developer'),
  )
  expect((await ask(alipay, byCode('dev:wang:1'))).said.user_id).toBe(alipay.userIdOf('wang'))
  expect((await ask(alipay, byCode('dev:wang:1'))).said.sub_code).toBe('isv.code-invalid')
  expect((await ask(alipay, byCode(''))).said.sub_code).toBeDefined()
})
