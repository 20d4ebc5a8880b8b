import { cuts, hangs, impatient, type Answer } from '../party'
import { aPhone, office } from './office'

test('the code of the phone button becomes a number in E.164', async () => {
  const { wechat, askedOf } = await office({ phone: () => aPhone() })
  expect(await wechat.phoneOf('code')).toEqual({ outcome: 'ok', phone: '+8613800138000' })
  await wechat.phoneOf('code', 'o-anna')
  expect(askedOf('phone').map(({ body }) => JSON.parse(body) as object)).toEqual([
    { code: 'code' },
    { code: 'code', openid: 'o-anna' },
  ])
})

test.each([
  [{ countryCode: 86 }, { outcome: 'ok', phone: '+8613800138000' }],
  [
    { countryCode: '852', purePhoneNumber: '51234567' },
    { outcome: 'ok', phone: '+85251234567' },
  ],
  [{ purePhoneNumber: '' }, { outcome: 'no_phone' }],
  [{ countryCode: '' }, { outcome: 'ok', phone: '+13800138000' }],
  [{ purePhoneNumber: '138 0013' }, { outcome: 'unknown_format', raw: '138 0013' }],
  [{ watermark: { appid: 'wxffffffffffffffff' } }, { outcome: 'bad_code' }],
  [{ watermark: {} }, { outcome: 'busy', cause: 'garbage' }],
])('%j in the answer is %j', async (more, outcome) => {
  const { wechat } = await office({ phone: () => aPhone(more) })
  expect(await wechat.phoneOf('code')).toEqual(outcome)
})

test.each([
  [40029, { outcome: 'bad_code' }],
  [40013, { outcome: 'bad_code' }],
  [45011, { outcome: 'limited' }],
  [48001, { outcome: 'misconfigured', what: 'it answers with errcode 48001' }],
  [12345, { outcome: 'misconfigured', what: 'it answers with errcode 12345' }],
])('errcode %d has its reaction', async (errcode, outcome) => {
  const { wechat, askedOf } = await office({ phone: () => ({ errcode, errmsg: 'no' }) })
  expect(await wechat.phoneOf('code')).toEqual(outcome)
  expect(askedOf('phone')).toHaveLength(1)
})

test.each<[string, Answer]>([
  ['slow', hangs],
  ['cut_off', cuts],
  ['garbage', '{"errcode":0'],
])('a number that may have been billed is not asked for again: %s', async (cause, answer) => {
  const { wechat, askedOf } = await office({ phone: () => answer }, cause === 'slow' ? impatient : {})
  expect(await wechat.phoneOf('code')).toEqual({ outcome: 'busy', cause })
  expect(askedOf('phone')).toHaveLength(1)
})

test('a busy WeChat is asked again', async () => {
  const { wechat, askedOf } = await office({
    phone: () => (askedOf('phone').length === 1 ? { errcode: -1 } : aPhone()),
  })
  expect(await wechat.phoneOf('code')).toMatchObject({ outcome: 'ok' })
})
