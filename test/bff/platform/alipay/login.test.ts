import { inspect } from 'node:util'
import { cuts, fails, hangs, impatient, type Answer } from '../party'
import { app, appId, failure, office, tokenAnswer } from './office'

const token = {
  access_token: 'the-access-token',
  auth_start: '2026-01-01 12:00:00',
  expires_in: 1296000,
  re_expires_in: 2592000,
  refresh_token: 'the-refresh-token',
}

test.each([
  [{ user_id: '2088000000000001' }, [{ type: 'user_id', value: '2088000000000001' }]],
  [{ open_id: '074a1CcT' }, [{ type: 'open_id', value: '074a1CcT' }]],
  [
    { open_id: '074a1CcT', union_id: 'u1' },
    [
      { type: 'open_id', value: '074a1CcT' },
      { type: 'union_id', value: 'u1' },
    ],
  ],
  [
    { open_id: '074a1CcT', user_id: '2088000000000001' },
    [
      { type: 'user_id', value: '2088000000000001' },
      { type: 'open_id', value: '074a1CcT' },
    ],
  ],
])('a code is exchanged for the names the app may have: %j', async (names, subjects) => {
  const { alipay } = await office(() => tokenAnswer({ ...token, ...names }))
  const inApp = subjects.map(({ type, value }) => {
    return { platform: 'alipay', app: type === 'union_id' ? '*' : appId, type, value }
  })
  expect(await alipay.login('code')).toEqual({ outcome: 'ok', subjects: inApp })
})

test('the code is a parameter of its own, and what every call has goes before it', async () => {
  const { alipay, asked } = await office(() => tokenAnswer({ ...token, user_id: '2088' }))
  await alipay.login('a b+c/d=é')
  expect(asked[0]).toMatchObject({
    method: 'POST',
    path: '/gateway.do',
    body: 'grant_type=authorization_code&code=a%20b%2Bc%2Fd%3D%C3%A9',
    fields: { method: 'alipay.system.oauth.token', code: 'a b+c/d=é', timestamp: '2026-01-01 12:00:00' },
  })
})

test.each([
  ['40002', 'isv.code-invalid', { outcome: 'bad_code' }],
  ['40002', 'isv.grant-type-invalid', misconfigured('40002 isv.grant-type-invalid')],
  ['40002', 'isv.unmatched-app-id', misconfigured('40002 isv.unmatched-app-id')],
  ['40006', 'isv.insufficient-isv-permissions', misconfigured('40006 isv.insufficient-isv-permissions')],
  ['40002', 'isv.never-seen-before', misconfigured('40002 isv.never-seen-before')],
])('%s %s has its reaction, at the first answer', async (code, subCode, outcome) => {
  const { alipay, asked } = await office(() => failure(code, subCode))
  expect(await alipay.login('code')).toEqual(outcome)
  expect(asked).toHaveLength(1)
})

test('a failure in the node of the method means the same', async () => {
  const { alipay } = await office(() => tokenAnswer({ code: '40002', sub_code: 'isv.code-invalid' }))
  expect(await alipay.login('code')).toEqual({ outcome: 'bad_code' })
})

test.each([
  ['20000', 'isp.unknow-error'],
  ['20000', 'aop.unknow-error'],
  ['40004', 'isp.unknow-error'],
])('an Alipay that fails itself (%s %s) is asked again, each time signed anew', async (code, subCode) => {
  const { alipay, asked } = await office(() =>
    asked.length === 1 ? failure(code, subCode) : tokenAnswer({ ...token, user_id: '2088' }),
  )
  expect(await alipay.login('code')).toMatchObject({ outcome: 'ok' })
  expect(asked.map(({ fields }) => fields['code'])).toEqual(['code', 'code'])
})

test.each<[string, Answer]>([
  ['slow', hangs],
  ['cut_off', cuts],
  ['status', fails],
  ['garbage', '<html>'],
  ['garbage', ''],
  ['garbage', '[]'],
  ['garbage', {}],
  ['garbage', { other_response: {}, sign: 'x' }],
  ['garbage', tokenAnswer(token)],
  ['garbage', tokenAnswer({ ...token, union_id: 'u' })],
  ['garbage', tokenAnswer({ ...token, user_id: 2088 })],
  ['garbage', tokenAnswer({ code: 40004 })],
  ['too_large', tokenAnswer({ ...token, user_id: '2088', padding: 'x'.repeat(300_000) })],
])('a code that may have been used is not sent again: %s', async (cause, answer) => {
  const { alipay, asked } = await office(() => answer, cause === 'slow' ? { pace: impatient } : {})
  expect(await alipay.login('code')).toEqual({ outcome: 'busy', cause })
  expect(asked).toHaveLength(1)
})

test('neither tokens nor keys are in what is handed on or said', async () => {
  const { alipay, said } = await office(({ fields }) =>
    fields['code'] === 'good' ? tokenAnswer({ ...token, user_id: '2088' }) : failure('40006', 'isv.no'),
  )
  const all = inspect([await alipay.login('good'), await alipay.login('bad'), said], { depth: 9 })
  expect(said).toEqual(['Alipay: it refuses the exchange of a login code (40006 isv.no).'])
  expect(all).not.toContain('the-access-token')
  expect(all).not.toContain('the-refresh-token')
  expect(all).not.toContain(app.privatePem.split('\n')[1])
})

function misconfigured(codes: string) {
  return { outcome: 'misconfigured', what: `it refuses the exchange of a login code (${codes})` }
}
