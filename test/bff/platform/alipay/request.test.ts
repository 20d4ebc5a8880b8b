import { signedRequest, type Call } from '@/bff/platform/alipay/request'
import { signRsa2, signText } from '@/bff/platform/alipay/rsa2'
import { AES_KEY, ali, app, appId, keys, NOON, sdk, signedIn } from './office'

const login: Call = {
  method: 'alipay.system.oauth.token',
  fields: { grant_type: 'authorization_code', code: 'abc' },
  repeat: 'unless_acted',
}

function sent(call: Call, now = NOON, own = keys) {
  const { query, form } = signedRequest(appId, own, call, now)
  const fields = Object.fromEntries([...new URLSearchParams(query), ...new URLSearchParams(form)])
  return { query, form, fields, signed: signedIn({ method: 'POST', path: '/', fields, body: form }) }
}

test("Alipay's example of a text to sign comes out letter by letter", () => {
  const { format, sign, ...example } = sent(login).fields
  expect(signText(example)).toBe(
    'app_id=2021000000000000&charset=utf-8&code=abc&grant_type=authorization_code&method=alipay.system.oauth.token&sign_type=RSA2&timestamp=2026-01-01 12:00:00&version=1.0',
  )
  expect([format, sign]).toEqual(['JSON', expect.any(String)])
})

test('everything that is sent is signed, in the order of its names', () => {
  const { signed, fields } = sent({ ...login, content: { 名: '远山 & + %' } })
  const names = signed!.split(/&(?=\w+=)/).map((pair) => pair.split('=')[0]!)
  expect(names).toEqual([...names].sort())
  expect(names).toEqual(
    Object.keys(fields)
      .filter((name) => name !== 'sign')
      .sort(),
  )
})

test('an empty value is neither signed nor sent', () => {
  const { fields } = sent({ ...login, fields: { code: 'abc', refresh_token: '' } })
  expect(fields).not.toHaveProperty('refresh_token')
  expect(Object.values(fields)).not.toContain('')
})

test.each([
  ['2026-01-01T04:00:00Z', '2026-01-01 12:00:00'],
  ['2026-06-30T15:59:59.999Z', '2026-06-30 23:59:59'],
  ['2026-12-31T16:00:00Z', '2027-01-01 00:00:00'],
])('%s is %s in China, wherever the machine stands', (now, then) => {
  const zone = process.env['TZ']
  try {
    for (const elsewhere of ['America/New_York', 'Asia/Shanghai', 'UTC']) {
      process.env['TZ'] = elsewhere
      expect(sent(login, new Date(now)).fields['timestamp']).toBe(then)
    }
  } finally {
    if (zone === undefined) delete process.env['TZ']
    else process.env['TZ'] = zone
  }
})

test('what a call is about is JSON, and sealed where it asks for it', () => {
  const content = { scene: '试驾', nested: { out_no: 1 } }
  expect(JSON.parse(sent({ ...login, content }).fields['biz_content']!)).toEqual(content)

  const { fields, signed } = sent({ ...login, content, isSealed: true })
  expect(fields['encrypt_type']).toBe('AES')
  expect(JSON.parse(sdk({ encryptKey: AES_KEY }).aesDecrypt(fields['biz_content']!))).toEqual(content)
  expect(signed).toContain(`biz_content=${fields['biz_content']}`)
})

test('an app in certificate mode names its certificates', () => {
  const certificates = { appSn: 'a1', rootSn: 'b2_c3', alipaySn: 'd4' }
  const { fields, signed } = sent(login, NOON, { ...keys, certificates })
  expect(fields).toMatchObject({ app_cert_sn: 'a1', alipay_root_cert_sn: 'b2_c3' })
  expect(signed).toContain('alipay_root_cert_sn=b2_c3&app_cert_sn=a1&app_id=')
})

describe("the vendor's SDK agrees", () => {
  test('that a request is signed', () => {
    const { fields, signed } = sent({ ...login, content: { subject: '远山 & +=%' } })
    const asAlipay = sdk({ alipayPublicKey: app.publicPem })
    expect(asAlipay.rsaCheck(signed!, fields['sign']!)).toBe(true)
    expect(asAlipay.rsaCheck(`${signed} `, fields['sign']!)).toBe(false)
    expect(sdk({ alipayPublicKey: ali.publicPem }).rsaCheck(signed!, fields['sign']!)).toBe(false)
  })

  test('on the signature of the same parameters', () => {
    const order = sdk().sdkExecute('alipay.trade.app.pay', { bizContent: { subject: '远山 & +=%', n: 1 } })
    const { sign, ...parameters } = Object.fromEntries(new URLSearchParams(order))
    expect(signRsa2(signText(parameters), keys.privateKey)).toBe(sign)
  })
})
