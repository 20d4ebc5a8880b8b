import {
  areaOf,
  blankAddress,
  loadAddresses,
  makeDefault,
  removeAddress,
  saveAddress,
  useAddresses,
  whyNotKeep,
} from '@/miniapp/features/mall/addresses'
import * as api from '@/miniapp/features/mall/api'
import { loading } from '@/miniapp/lib/loadable'
import { Failure } from '@/miniapp/lib/settled'
import { ensureMember } from '@/miniapp/platform/member'
import { keepSession, signOut } from '@/miniapp/platform/session'
import { aSession } from '../../../support/phone-cars'
import { anAddress } from '../../../support/phone-mall'

jest.mock('@/miniapp/features/mall/api')
jest.mock('@/miniapp/platform/member')
const bff = jest.mocked(api)

const home = anAddress({ id: 'home' })
const work = anAddress({ id: 'work', isDefault: false })
const book = () => useAddresses.getState().book
const whole = {
  ...{ name: '陈屿', phone: '13800138000', province: '上海市', city: '上海市' },
  ...{ district: '徐汇区', street: '漕溪北路 1 号' },
}

beforeEach(() => {
  useAddresses.setState({ book: loading })
  jest.resetAllMocks()
  jest.mocked(ensureMember).mockResolvedValue(true)
  bff.listAddresses.mockResolvedValue({ addresses: [home, work] })
})

test('an empty form says all that is missing, in its order; a whole one nothing', () => {
  expect(whyNotKeep(blankAddress)).toEqual(['name', 'phone', 'area', 'street'])
  expect(whyNotKeep({ ...whole, phone: '1380013', street: '  ' })).toEqual(['phone', 'street'])
  expect(whyNotKeep(whole)).toEqual([])
})

test('a municipality is named once', () => {
  expect(areaOf(home)).toBe('上海市 徐汇区')
  expect(areaOf({ province: '浙江省', city: '杭州市', district: '西湖区' })).toBe('浙江省 杭州市 西湖区')
})

test('after any change the book is as the BFF has it', async () => {
  await loadAddresses()
  bff.chooseAddress.mockResolvedValue({ ...work, isDefault: true })
  bff.listAddresses.mockResolvedValue({ addresses: [{ ...work, isDefault: true }] })
  await makeDefault('work')
  expect(book()).toMatchObject({ value: [{ id: 'work', isDefault: true }] })
  bff.removeAddress.mockResolvedValue({ removed: true })
  bff.listAddresses.mockResolvedValue({ addresses: [] })
  await removeAddress('work')
  expect(book()).toMatchObject({ value: [] })
})

test('a new address that got no answer is sent again with its id, and is one', async () => {
  bff.addAddress.mockRejectedValueOnce(new Failure('timeout'))
  bff.addAddress.mockResolvedValue(home)
  expect(await saveAddress(null, whole)).toMatchObject({ status: 'failed' })
  expect(await saveAddress(null, whole)).toMatchObject({ status: 'ok' })
  const [lost, again] = bff.addAddress.mock.calls.map(([, requestId]) => requestId)
  expect(again).toBe(lost)
  expect(book()).toMatchObject({ value: [home, work] })
})

test('a known address is written anew', async () => {
  bff.changeAddress.mockResolvedValue(home)
  await saveAddress('home', whole)
  expect(bff.changeAddress).toHaveBeenCalledWith('home', whole)
  expect(bff.addAddress).not.toHaveBeenCalled()
})

test('offline, the book known so far stays and says that it is old', async () => {
  await loadAddresses()
  bff.listAddresses.mockRejectedValue(new Failure('offline'))
  await loadAddresses()
  expect(book()).toMatchObject({ status: 'loaded', kept: 'offline' })
})

test('nobody sees the addresses of who was signed in before', async () => {
  keepSession(aSession('anna'))
  await loadAddresses()
  signOut()
  expect(book()).toEqual(loading)
})
