import { openResource } from '@/bff/platform/wechat-pay/resource'

const key = Buffer.from('0123456789abcdef0123456789abcdef')
const sealed = {
  algorithm: 'AEAD_AES_256_GCM',
  nonce: 'fdasflkja484',
  associated_data: 'payscore',
  ciphertext:
    'DUcclrHBCJNafUQk6pzEyhUOuVvgw9mQDQMaIiR07Pb6eQMalsV7I4imRPvi+6sXSPXz6wxjq1euscKALN2PR558Xp0ooApQBXwNMwJ4f61q/hwsA5JNNRAvQ+xiJ/FyhqO9',
} as const

test('what was sealed with the APIv3 key opens', () => {
  expect(openResource(key, sealed)).toBe(
    '{"out_order_no":"TD20260101001","state":"DOING","state_description":"USER_CONFIRM"}',
  )
})

test.each([
  ['another key', Buffer.alloc(32, 1), {}],
  ['another nonce', key, { nonce: 'fdasflkja485' }],
  ['another context', key, { associated_data: 'transaction' }],
  ['no context', key, { associated_data: undefined }],
  ['a changed letter', key, { ciphertext: sealed.ciphertext.replace('D', 'E') }],
  ['a cut end', key, { ciphertext: sealed.ciphertext.slice(0, -8) }],
  ['nothing', key, { ciphertext: '' }],
])('with %s it stays shut', (_, with_, other) => {
  expect(openResource(with_, { ...sealed, ...other })).toBeNull()
})
