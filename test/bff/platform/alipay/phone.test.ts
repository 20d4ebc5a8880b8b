import { inspect } from 'node:util'
import { seal } from '@/bff/platform/alipay/aes'
import { readPhone } from '@/bff/platform/alipay/phone'
import { aliSigns, app, keys, office, sdk } from './office'

/** Alipay's example. */
const sealedExample =
  'sb44umJUD7auqhU6RDzOGa1sxXOWIxth2OsK89GQTNPRxZi2dPdOL4ira86T2iPggMr+qCFgt5esijRcw3SGIA=='

/** What `my.getPhoneNumber` gives, signed with the quotes unless a test says otherwise. */
const given = (sealed: string, sign = aliSigns(`"${sealed}"`)) =>
  JSON.stringify({ response: sealed, sign, sign_type: 'RSA2', encrypt_type: 'AES', charset: 'UTF-8' })

const sealed = (answer: unknown, key = keys.aesKey) => given(seal(JSON.stringify(answer), key))

/** A failure in clear, signed as it stands. */
const inClear = (text: string, sign = aliSigns(text)) => `{"response":${text},"sign":"${sign}"}`

test("Alipay's example is opened, by us and by the vendor's SDK", () => {
  expect(readPhone(given(sealedExample), keys)).toEqual({ outcome: 'ok', phone: '+8613800138000' })
  expect(JSON.parse(sdk().aesDecrypt(sealedExample))).toMatchObject({ mobile: '13800138000' })
})

test.each([
  [
    { code: '10000', msg: 'Success', mobile: '13912345678' },
    { outcome: 'ok', phone: '+8613912345678' },
  ],
  [{ code: '10000', msg: 'Success', mobile: '' }, { outcome: 'no_phone' }],
  [{ code: '10000', msg: 'Success', mobile: null }, { outcome: 'no_phone' }],
  [{ code: '10000', msg: 'Success' }, { outcome: 'no_phone' }],
  [
    { code: '10000', mobile: '886-912345678' },
    { outcome: 'unknown_format', raw: '886-912345678' },
  ],
  [{ code: '40003', subCode: 'isv.invalid-auth-relations' }, { outcome: 'not_allowed' }],
])('%j is %j', (answer, outcome) => {
  expect(readPhone(sealed(answer), keys)).toEqual(outcome)
})

test.each([
  ['40001', 'isv.missing-encrypt-key', noPhone('40001 isv.missing-encrypt-key')],
  ['40003', 'isv.invalid-auth-relations', { outcome: 'not_allowed' }],
  ['40006', 'isv.insufficient-isv-permissions', noPhone('40006 isv.insufficient-isv-permissions')],
  ['20000', 'aop.unknow-error', { outcome: 'busy', cause: 'overloaded' }],
  ['49999', 'isv.never-seen', noPhone('49999 isv.never-seen')],
])('a failure in clear has its reaction: %s %s', (code, subCode, outcome) => {
  const text = `{ "code":"${code}","msg":"失败", "subCode":"${subCode}","subMsg":"…"}`
  expect(readPhone(inClear(text), keys)).toEqual(outcome)
  expect(readPhone(inClear(text.replace('subCode', 'sub_code')), keys)).toEqual(outcome)
})

test.each([
  ['without the quotes in what is signed', given(sealedExample, aliSigns(sealedExample))],
  ['with the signature of another', given(sealedExample, aliSigns(`"${sealedExample}"`, app.privatePem))],
  ['with the signature of another number', given(sealedExample, aliSigns('"AAAA"'))],
  ['without a signature', JSON.stringify({ response: sealedExample })],
  ['with an empty one', given(sealedExample, '')],
  ['as a number in clear', inClear('{"code":"10000","mobile":"13800138000"}', '')],
  ['as a failure nobody signed', inClear('{"code":"40001","subCode":"isv.missing-encrypt-key"}', '')],
  ['twice, once signed', `{"response":"AAAA",${given(sealedExample).slice(1)}`],
  ['as no JSON', sealedExample],
  ['as nothing', ''],
  ['as no object', '"13800138000"'],
  ['at absurd length', given('A'.repeat(10_000))],
])('a number that comes %s is not believed', (_, text) => {
  expect(readPhone(text, keys)).toEqual({ outcome: 'bad_code' })
})

test.each([
  ['another key', sealed({ code: '10000', mobile: '13800138000' }, Buffer.alloc(16, 1))],
  ['no JSON', given(seal('hello', keys.aesKey))],
  ['no block', given('AAAA')],
])('what Alipay signed and we cannot open is for the operator: %s', async (_, text) => {
  const { alipay, said } = await office(() => '')
  expect(await alipay.phoneOf(text)).toMatchObject({ outcome: 'misconfigured' })
  expect(said).toEqual(['Alipay: a phone number does not open with the AES key we have.'])
  expect(inspect(said)).not.toContain('138')
})

function noPhone(codes: string) {
  return { outcome: 'misconfigured', what: `it gives no phone number (${codes})` }
}
