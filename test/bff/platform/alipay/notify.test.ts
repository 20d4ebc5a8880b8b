import { readNotify } from '@/bff/platform/alipay/notify'
import { aliSigns, app, appId, keys, sdk } from './office'

const paid = {
  app_id: appId,
  notify_id: '2026010100222',
  notify_time: '2026-01-01 12:00:00',
  out_trade_no: 'booking 1',
  subject: '远山·试驾 50% + 1 & more=less',
  body: '',
  total_amount: '0.01',
  trade_status: 'TRADE_SUCCESS',
  charset: 'utf-8',
  version: '1.0',
}

const textOf = (fields: Record<string, string>) =>
  Object.keys(fields)
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('&')

const withType = { ...paid, sign_type: 'RSA2' }
const signed = (fields: Record<string, string>, text = textOf(fields)) => ({
  ...fields,
  sign_type: 'RSA2',
  sign: aliSigns(text),
})

const read = (fields: Record<string, string>) =>
  readNotify(new URLSearchParams(fields).toString(), { appId, publicKey: keys.publicKey })

const good: [string, Record<string, string>][] = [
  ['signed without its type', signed(paid)],
  ['signed with its type', signed(withType)],
  ['without a type at all', { ...paid, sign: aliSigns(textOf(paid)) }],
]
const forged: [string, Record<string, string>][] = [
  ['another amount', { ...signed(paid), total_amount: '100.00' }],
  ['a field more', { ...signed(paid), refund: '1' }],
  ['an empty field less', signed(paid, textOf(paid).replace('body=&', ''))],
  ['the signature of another', { ...signed(paid), sign: aliSigns(textOf(paid), app.privatePem) }],
  ['no signature', paid],
  ['an empty signature', { ...paid, sign: '' }],
  ['values decoded twice', signed(paid, textOf(paid).replace(' + ', '   '))],
]

test.each(good)('a notification %s is read, decoded once', (_, fields) => {
  expect(read(fields)).toEqual({ outcome: 'ok', id: paid.notify_id, fields })
})

test.each(forged)('a notification with %s is forged', (_, fields) => {
  expect(read(fields)).toEqual({ outcome: 'forged' })
})

test.each([...good, ...forged])("the vendor's SDK thinks the same of one %s", (_, fields) => {
  expect(sdk().checkNotifySignV2(fields)).toBe(read(fields).outcome === 'ok')
})

test('a repetition has the same id', () => {
  const again = signed({ ...paid, notify_time: '2026-01-01 12:04:00' })
  expect(read(again)).toMatchObject({ outcome: 'ok', id: paid.notify_id })
})

test('a notification for another app is told apart', () => {
  expect(read(signed({ ...paid, app_id: '2021000000000001' }))).toEqual({ outcome: 'other_app' })
})

test('one that could be read in two ways, or has no name, is not read', () => {
  const twice = `${new URLSearchParams(signed(paid)).toString()}&total_amount=100.00`
  expect(readNotify(twice, { appId, publicKey: keys.publicKey })).toEqual({ outcome: 'garbage' })
  expect(read(signed({ ...paid, notify_id: '' }))).toEqual({ outcome: 'garbage' })
})
