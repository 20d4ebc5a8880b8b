import { createDecipheriv, createVerify } from 'node:crypto'
import { encrypt } from '@/stand-ins/alipay/phone'
import type { Alipay } from '@/stand-ins/alipay'
import { anAlipay } from '../platforms'

const decrypted = (response: string, aesKey: string) => {
  const decipher = createDecipheriv('aes-128-cbc', Buffer.from(aesKey, 'base64'), Buffer.alloc(16))
  return JSON.parse(decipher.update(response, 'base64', 'utf8') + decipher.final('utf8')) as unknown
}

const isVouchedFor = (content: string, sign: string, { alipayPublicKey }: Alipay) =>
  createVerify('RSA-SHA256').update(content).verify(alipayPublicKey, sign, 'base64')

const read = (payload: string) => JSON.parse(payload) as { response: string; sign: string }

test('a number is encrypted into the documented letters', () => {
  const plain = '{"code":"10000","msg":"Success","mobile":"13800138000"}'
  expect(encrypt(plain, 'MDEyMzQ1Njc4OWFiY2RlZg==')).toBe(
    'sb44umJUD7auqhU6RDzOGa1sxXOWIxth2OsK89GQTNPRxZi2dPdOL4ira86T2iPggMr+qCFgt5esijRcw3SGIA==',
  )
})

test('a payload is signed with the quotation marks around it', async () => {
  const { alipay } = await anAlipay()
  const payload = alipay.phonePayloadFor('wang', { mobile: '13800138000' })
  const { response, sign, ...rest } = read(payload)

  expect(rest).toEqual({ sign_type: 'RSA2', encrypt_type: 'AES', charset: 'UTF-8' })
  expect(isVouchedFor(`"${response}"`, sign, alipay)).toBe(true)
  expect(isVouchedFor(response, sign, alipay)).toBe(false)
  expect(decrypted(response, alipay.aesKey)).toEqual({
    code: '10000',
    msg: 'Success',
    mobile: '13800138000',
  })
})

test('a payload can be signed by someone else, without its quotation marks, or encrypted for someone else', async () => {
  const { alipay } = await anAlipay()
  const wrongly = (wrong: 'signature' | 'unquoted' | 'aes-key') =>
    read(alipay.phonePayloadFor('wang', { wrong }))

  const forged = wrongly('signature')
  expect(isVouchedFor(`"${forged.response}"`, forged.sign, alipay)).toBe(false)
  expect(isVouchedFor(forged.response, forged.sign, alipay)).toBe(false)
  const unquoted = wrongly('unquoted')
  expect(isVouchedFor(`"${unquoted.response}"`, unquoted.sign, alipay)).toBe(false)
  const elsewhere = wrongly('aes-key')
  expect(isVouchedFor(`"${elsewhere.response}"`, elsewhere.sign, alipay)).toBe(true)
  expect(() => decrypted(elsewhere.response, alipay.aesKey)).toThrow()
})

test('a person may have no number, or always the same', async () => {
  const { alipay } = await anAlipay()
  const mobileOf = (more: object = {}) =>
    (decrypted(read(alipay.phonePayloadFor('wang', more)).response, alipay.aesKey) as { mobile: string })
      .mobile
  expect(mobileOf({ mobile: '' })).toBe('')
  expect(mobileOf()).toMatch(/^199\d{8}$/)
  expect(mobileOf()).toBe(mobileOf())
})

test('an error comes as it is, signed without quotation marks, in camelCase', async () => {
  const { alipay } = await anAlipay()
  const payload = alipay.phoneRefusal({ code: '40003', subCode: 'isv.invalid-auth-relations' })
  const { response, sign } = JSON.parse(payload) as { response: object; sign: string }

  expect(response).toEqual({
    code: '40003',
    msg: 'Insufficient Conditions',
    subCode: 'isv.invalid-auth-relations',
    subMsg: '',
  })
  expect(payload).not.toContain('encrypt_type')
  expect(isVouchedFor(JSON.stringify(response), sign, alipay)).toBe(true)
})
