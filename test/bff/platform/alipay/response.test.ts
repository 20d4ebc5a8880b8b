import { readResponse } from '@/bff/platform/alipay/response'
import { seal } from '@/bff/platform/alipay/aes'
import { aliSigns, app, failure, keys, sdk, signedAnswer } from './office'

const METHOD = 'alipay.some.thing'
const NODE = 'alipay_some_thing_response'

const read = (text: string, own = keys) => readResponse(METHOD, text, own)
const unsigned = (what = '') => ({
  outcome: 'misconfigured',
  what: `its answer is not signed with the key we have${what}`,
})

/** The same node in several hands: what is signed is the text, not what it means. */
const texts = [
  '{"code":"10000","msg":"Success"}',
  '{ "code" : "10000" ,\n "msg" : "Success" }',
  '{"code":"10000","name":"远山","url":"https:\\/\\/a\\/b"}',
  '{"code":"10000","name":"\\u8fdc\\u5c71","n":1.0,"e":1e2}',
  '{"code":"10000","tricky":"}\\",\\"sign\\":\\"x\\"","deep":{"a":[{"b":"]"},{}]}}',
  '{"code":"10000","alipay_some_thing_response":{"code":"40004"},"sign":"inner"}',
  '{"code":"10000","ends":"with a backslash \\\\"}',
]

test.each(texts)('%s is read as it was signed', (text) => {
  const answer = signedAnswer(NODE, text)
  expect(read(answer)).toEqual({ outcome: 'ok', text })
})

test.each(texts.filter((text) => !text.includes('"sign"') && text.startsWith('{"')))(
  "the vendor's SDK finds %s signed, too",
  (text) => {
    expect(() =>
      sdk().checkResponseSign(signedAnswer(NODE, text), NODE, aliSigns(text), 'trace'),
    ).not.toThrow()
  },
)

test('the order of the members, and spaces between them, make no difference', () => {
  const text = texts[1]!
  expect(read(`\n{ "sign" : "${aliSigns(text)}" , "${NODE}" :\t${text} }\n`)).toMatchObject({ outcome: 'ok' })
})

test.each([
  ['one letter differs', signedAnswer(NODE, '{"code":"10000","a":1}', aliSigns('{"code":"10000","a":2}'))],
  ['a space was added', signedAnswer(NODE, '{"code":"10000", "a":1}', aliSigns('{"code":"10000","a":1}'))],
  ['somebody else signed', signedAnswer(NODE, texts[0]!, aliSigns(texts[0]!, app.privatePem))],
  ['the signature is missing', `{"${NODE}":${texts[0]}}`],
  ['the signature is no text', `{"${NODE}":${texts[0]},"sign":7}`],
  ['the signature is empty', signedAnswer(NODE, texts[0]!, '')],
])('an answer is not believed when %s', (_, text) => {
  expect(read(text)).toEqual(unsigned(' (it may mean 10000)'))
})

test('a name that comes twice is not read in either way', () => {
  const [good, bad] = [texts[0]!, '{"code":"10000","amount":"9"}']
  expect(read(`{"${NODE}":${bad},"${NODE}":${good},"sign":"${aliSigns(good)}"}`)).toEqual({
    outcome: 'busy',
    cause: 'garbage',
  })
})

test('a failure is one, in the node of the method or in the common one', () => {
  const failed = { outcome: 'failed', code: '40004', subCode: 'ACQ.NO_SUCH_THING' }
  const text = '{"code":"40004","msg":"Business Failed","sub_code":"ACQ.NO_SUCH_THING","sub_msg":"没有"}'
  expect(read(signedAnswer(NODE, text))).toEqual(failed)
  expect(read(signedAnswer('error_response', text))).toEqual(failed)
})

test('the common node of failures is never a success', () => {
  expect(read(signedAnswer('error_response', '{"msg":"?"}'))).toEqual({
    outcome: 'failed',
    code: '',
    subCode: '',
  })
  expect(read(signedAnswer('error_response', '{"code":"10000"}'))).toMatchObject({ outcome: 'failed' })
})

test("where the vendor's SDK calls a failure forged, it is still read", () => {
  const text = failure('40002', 'isv.code-invalid')
  const { sign } = JSON.parse(text) as { sign: string }
  expect(() => sdk().checkResponseSign(text, NODE, sign, 'trace')).toThrow()
  expect(read(text)).toEqual({ outcome: 'failed', code: '40002', subCode: 'isv.code-invalid' })
})

test('an unsigned failure says what it may mean, for the operator', () => {
  const text = '{"error_response":{"code":"40002","sub_code":"isv.invalid-app-id","sub_msg":"${secret}"}}'
  expect(read(text)).toEqual(unsigned(' (it may mean 40002 isv.invalid-app-id)'))
  expect(read('{"error_response":{"code":"40002\\nforged line"}}')).toEqual(unsigned())
})

describe('a sealed answer', () => {
  const sealed = `"${seal('{"code":"10000","mobile":"138"}', keys.aesKey)}"`

  test('is signed with its quotes, and opened', () => {
    expect(read(signedAnswer(NODE, sealed))).toEqual({
      outcome: 'ok',
      text: '{"code":"10000","mobile":"138"}',
    })
  })

  test('is not believed without them', () => {
    expect(read(signedAnswer(NODE, sealed, aliSigns(sealed.slice(1, -1))))).toEqual(unsigned())
  })

  test('that another key sealed is for the operator', () => {
    const other = `"${seal('{"code":"10000"}', Buffer.alloc(16, 1))}"`
    expect(read(signedAnswer(NODE, other)).outcome).toBe('misconfigured')
  })
})

describe('in certificate mode', () => {
  const certificates = { appSn: 'a', rootSn: 'b', alipaySn: 'c3' }
  const answer = (sn: string) =>
    `{"${NODE}":${texts[0]},"alipay_cert_sn":"${sn}","sign":"${aliSigns(texts[0]!)}"}`

  test('an answer names the certificate that we have, or it is for the operator', () => {
    expect(read(answer('c3'), { ...keys, certificates })).toMatchObject({ outcome: 'ok' })
    expect(read(answer('c4'), { ...keys, certificates })).toEqual({
      outcome: 'misconfigured',
      what: expect.stringContaining('another certificate'),
    })
  })

  test('the certificate of an answer means nothing to an app without any', () => {
    expect(read(answer('c4'))).toMatchObject({ outcome: 'ok' })
  })
})
