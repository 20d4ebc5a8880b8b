import { newKeyPair } from '@/stand-ins/alipay/rsa'
import { meetAlipay, misconfigured } from '../meeting'

const badCode = { outcome: 'bad_code' }
const noPhone = (codes: string) => misconfigured(`it gives no phone number (${codes})`)

test('what the phone carries becomes a number, if there is one', async () => {
  const { standIn, alipay } = await meetAlipay()
  const of = (mobile: string) => alipay.phoneOf(standIn.phonePayloadFor('wang', { mobile }))
  expect(await of('13800138000')).toEqual({ outcome: 'ok', phone: '+8613800138000' })
  expect(await of('')).toEqual({ outcome: 'no_phone' })
  expect(await of('852-51234567')).toEqual({ outcome: 'unknown_format', raw: '852-51234567' })
})

test.each(['signature', 'unquoted'] as const)('a payload with a wrong %s is not believed', async (wrong) => {
  const { standIn, alipay } = await meetAlipay()
  expect(await alipay.phoneOf(standIn.phonePayloadFor('wang', { wrong }))).toEqual(badCode)
})

test('a number that somebody put in the place of another is not believed', async () => {
  const { standIn, alipay } = await meetAlipay()
  const [mine, theirs] = ['wang', 'li'].map(
    (name) => JSON.parse(standIn.phonePayloadFor(name)) as Record<string, string>,
  )
  const mixed = JSON.stringify({ ...mine, response: theirs!['response'] })
  expect(await alipay.phoneOf(mixed)).toEqual(badCode)
  expect(await alipay.phoneOf(JSON.stringify({ ...mine, response: { code: '10000', mobile: '1' } }))).toEqual(
    badCode,
  )
})

test('a payload of another Alipay is not believed, though it is sealed with our key', async () => {
  const { standIn, alipay } = await meetAlipay()
  const { standIn: other } = await meetAlipay({ alipayKeys: newKeyPair(), aesKey: standIn.aesKey })
  expect(await alipay.phoneOf(other.phonePayloadFor('wang'))).toEqual(badCode)
})

test('what is sealed with another key than ours is for the operator', async () => {
  const { standIn, alipay, said } = await meetAlipay()
  const what = 'a phone number does not open with the AES key we have'
  expect(await alipay.phoneOf(standIn.phonePayloadFor('wang', { wrong: 'aes-key' }))).toEqual(
    misconfigured(what),
  )
  expect(said).toEqual([`Alipay: ${what}.`])
})

test.each([
  ['40001', 'isv.missing-encrypt-key', noPhone('40001 isv.missing-encrypt-key')],
  ['40003', 'isv.invalid-auth-relations', { outcome: 'not_allowed' }],
  ['40006', 'isv.insufficient-isv-permissions', noPhone('40006 isv.insufficient-isv-permissions')],
  ['20000', 'aop.unknow-error', { outcome: 'busy', cause: 'overloaded' }],
] as const)('%s %s comes in clear, and is reacted to', async (code, subCode, outcome) => {
  const { standIn, alipay } = await meetAlipay()
  expect(await alipay.phoneOf(standIn.phoneRefusal({ code, subCode }))).toEqual(outcome)
})
