import { newKeyPair, publicKeyFrom, textOf } from '@/stand-ins/alipay/rsa'
import { ALIPAY_APP_ID, anAlipay, appKeys, MINUTE_MS } from '../platforms'
import { ask, METHOD, textToSign } from './gateway-client'

const own = (code: string) => ({ grant_type: 'authorization_code', code })

test('what is signed of a request is the documented text', () => {
  const documented =
    'app_id=2021000000000000&charset=utf-8&code=abc&grant_type=authorization_code&method=alipay.system.oauth.token' +
    '&sign_type=RSA2&timestamp=2026-01-01 12:00:00&version=1.0'
  const parameters = {
    version: '1.0',
    timestamp: '2026-01-01 12:00:00',
    sign_type: 'RSA2',
    method: METHOD,
    grant_type: 'authorization_code',
    code: 'abc',
    charset: 'utf-8',
    app_id: ALIPAY_APP_ID,
  }
  expect(textOf(Object.entries(parameters))).toBe(documented)
  expect(textToSign(parameters)).toBe(documented)
})

test('parameters may travel in the address, in the form, or in both', async () => {
  const { alipay } = await anAlipay()
  const everything = ['app_id', 'method', 'format', 'charset', 'version', 'sign_type', 'timestamp', 'sign']
  for (const inQuery of [[], everything, [...everything, 'code', 'grant_type']]) {
    const { said } = await ask(alipay, own(alipay.codeFor('wang')), { inQuery })
    expect(said.user_id).toBe(alipay.userIdOf('wang'))
  }
})

test.each([
  ['method', 'isv.missing-method'],
  ['app_id', 'isv.missing-app-id'],
  ['version', 'isv.missing-version'],
  ['sign_type', 'isv.missing-signature-type'],
  ['timestamp', 'isv.missing-timestamp'],
])('a request without %s is refused with %s', async (name, subCode) => {
  const { alipay } = await anAlipay()
  const { said } = await ask(alipay, own(alipay.codeFor('wang')), { parameters: { [name]: undefined } })
  expect(said).toMatchObject({ code: '40001', msg: 'Missing Required Arguments', sub_code: subCode })
})

test.each([
  [{ method: 'alipay.no.such.method' }, 'isv.invalid-method'],
  [{ version: '2.0' }, 'isv.invalid-parameter'],
  [{ sign_type: 'RSA' }, 'isv.invalid-signature-type'],
  [{ charset: 'latin1' }, 'isv.invalid-charset'],
  [{ charset: undefined }, 'isv.invalid-charset'],
  [{ format: 'XML' }, 'isv.invalid-format'],
  [{ timestamp: '2026-03-01T12:00:00' }, 'isv.invalid-timestamp'],
  [{ timestamp: '2026-13-01 12:00:00' }, 'isv.invalid-timestamp'],
  [{ timestamp: '2026-03-01 04:00:00' }, 'isv.invalid-timestamp'],
])('%j is refused with %s', async (parameters, subCode) => {
  const { alipay } = await anAlipay()
  const { said, isSigned } = await ask(alipay, own(alipay.codeFor('wang')), { parameters })
  expect(said).toMatchObject({ code: '40002', msg: 'Invalid Arguments', sub_code: subCode })
  expect(isSigned).toBe(true)
})

test('an app nobody knows is told so before its signature is looked at, and without one', async () => {
  const { alipay } = await anAlipay()
  const { text, place, said } = await ask(alipay, own(alipay.codeFor('wang')), {
    parameters: { app_id: '2021000000000001' },
    then: { sign: '' },
  })
  expect([place, said.code, said.sub_code]).toEqual(['error_response', '40002', 'isv.invalid-app-id'])
  expect(text).not.toContain('"sign"')
})

test('a clock may differ by ten minutes', async () => {
  const { alipay, clock } = await anAlipay()
  clock.pass(10 * MINUTE_MS)
  expect((await ask(alipay, own(alipay.codeFor('wang')))).said).toHaveProperty('user_id')
  clock.pass(1)
  expect((await ask(alipay, own(alipay.codeFor('wang')))).said.sub_code).toBe('isv.invalid-timestamp')
})

test('no signature, another key and anything changed after signing are refused, and the code stays good', async () => {
  const { alipay } = await anAlipay()
  const code = alipay.codeFor('wang')
  const wrong = {
    'isv.missing-signature': { then: { sign: '' } },
    'isv.invalid-signature': { then: { notify_url: 'http://elsewhere' } },
  }
  for (const [subCode, changes] of Object.entries(wrong)) {
    expect((await ask(alipay, own(code), changes)).said.sub_code).toBe(subCode)
  }
  const { said } = await ask(alipay, own(code), { key: newKeyPair().privateKey })
  expect(said.sub_code).toBe('isv.invalid-signature')
  expect(said.sub_msg).toContain(`app_id=${ALIPAY_APP_ID}&charset=utf-8&code=${code}&`)

  expect((await ask(alipay, own(code))).said).toHaveProperty('user_id')
})

test('an empty value may be sent, but not signed', async () => {
  const { alipay } = await anAlipay()
  const sent = await ask(alipay, own(alipay.codeFor('wang')), { then: { notify_url: '' } })
  expect(sent.said).toHaveProperty('user_id')
  const signed = await ask(alipay, { ...own(alipay.codeFor('wang')), notify_url: '' })
  expect(signed.said.sub_code).toBe('isv.invalid-signature')
})

test('a parameter that comes twice is refused', async () => {
  const { alipay } = await anAlipay()
  const reply = await fetch(`${alipay.gateway}?method=${METHOD}`, {
    method: 'POST',
    body: new URLSearchParams({ method: METHOD }),
  })
  expect(await reply.text()).toContain('isv.invalid-parameter')
})

test('Chinese is understood when the charset stands in the address', async () => {
  const { alipay } = await anAlipay()
  const chinese = () => ({ ...own(alipay.codeFor('wang')), biz_content: '{"subject":"试驾"}' })
  expect((await ask(alipay, chinese())).said).toHaveProperty('user_id')
  const { said } = await ask(alipay, chinese(), { inQuery: ['method'] })
  expect(said.sub_code).toBe('isv.invalid-signature')
  expect(said.sub_msg).toContain('charset')
})

test('an app without the product lacks the permission', async () => {
  const { alipay } = await anAlipay({ switches: { withoutProduct: [METHOD] } })
  const { said } = await ask(alipay, own(alipay.codeFor('wang')))
  expect(said).toMatchObject({ code: '40006', sub_code: 'isv.insufficient-isv-permissions' })
})

test('in certificate mode both serial numbers must be right, and the answer names one too', async () => {
  const certificates = { appCertSn: 'a1', alipayRootCertSn: 'b2_c3', alipayCertSn: 'd4' }
  const { alipay } = await anAlipay({ certificates })
  const subCodeOf = async (parameters: Record<string, string>) =>
    (await ask(alipay, own('none'), { parameters })).said.sub_code

  expect(await subCodeOf({})).toBe('isv.missing-app-cert-sn')
  expect(await subCodeOf({ app_cert_sn: 'a1' })).toBe('isv.missing-alipay-root-cert-sn')
  expect(await subCodeOf({ app_cert_sn: 'x', alipay_root_cert_sn: 'b2_c3' })).toBe('isv.app-cert-not-exist')
  expect(await subCodeOf({ app_cert_sn: 'a1', alipay_root_cert_sn: 'b2' })).toBe(
    'isv.invalid-alipay-root-cert-sn',
  )
  const right = { app_cert_sn: 'a1', alipay_root_cert_sn: 'b2_c3' }
  const { said, certSn, isSigned } = await ask(alipay, own(alipay.codeFor('wang')), { parameters: right })
  expect(said).toHaveProperty('user_id')
  expect([certSn, isSigned]).toEqual(['d4', true])
})

test('an app key is read from a PEM file and from the bare letters of the console', () => {
  const pem = appKeys.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const bare = appKeys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  expect(publicKeyFrom(pem).equals(appKeys.publicKey)).toBe(true)
  expect(publicKeyFrom(bare).equals(appKeys.publicKey)).toBe(true)
})

test('anything but a POST to the gateway is not found', async () => {
  const { alipay } = await anAlipay()
  expect((await fetch(alipay.gateway)).status).toBe(404)
  expect((await fetch(`${alipay.url}/v3/alipay`, { method: 'POST' })).status).toBe(404)
})
