import { randomUUID } from 'node:crypto'
import type { Address } from '@/contract/order'
import { maskAddress } from '@/bff/features/mall/address'
import { somewhere } from '../../../support/mall'
import { counted, house, many, went } from './house'

test.each([
  [
    { name: '陈屿', street: '漕溪北路 88 号' },
    { name: '陈*', street: '漕溪北路****' },
  ],
  [
    { name: '欧阳小雨', street: '三里屯' },
    { name: '欧**', street: '三****' },
  ],
  [
    { name: '李', street: '1' },
    { name: '李*', street: '****' },
  ],
])('PT-13 of %j one reads %j', (written, shown) => {
  expect(maskAddress({ ...somewhere, ...written })).toMatchObject(shown)
})

test('PT-13 the first address is the default, and there is always one', async () => {
  const { anAddress, anna, call } = await house()
  const list = async () =>
    (await call('GET /mall/addresses', { member: anna })).json<{ addresses: Address[] }>().addresses
  const [first, second, third] = [await anAddress(anna), await anAddress(anna), await anAddress(anna)]
  expect((await list()).find(({ isDefault }) => isDefault)?.id).toBe(first)
  await call(`PUT /mall/addresses/${second}/default`, { member: anna })
  expect((await list())[0]).toMatchObject({ id: second, isDefault: true })
  await call(`DELETE /mall/addresses/${second}`, { member: anna })
  expect((await list()).filter(({ isDefault }) => isDefault)).toHaveLength(1)
  await call(`DELETE /mall/addresses/${first}`, { member: anna })
  await call(`DELETE /mall/addresses/${third}`, { member: anna })
  expect(await list()).toEqual([])
})

test('PT-13 an address is shown in clear to its owner, who reads of it', async () => {
  const { anAddress, anna, bo, call } = await house()
  const id = await anAddress(anna)
  const changed = { ...somewhere, street: '天钥桥路 30 号' }
  const put = await call(`PUT /mall/addresses/${id}`, { member: anna, payload: changed })
  expect(put.json<Address>()).toMatchObject({ street: '天钥桥路****', phone: '138****8000' })
  expect((await call(`POST /mall/addresses/${id}/reveal`, { member: anna })).json()).toEqual(changed)
  expect(went(await call(`POST /mall/addresses/${id}/reveal`, { member: bo }))).toBe('not_found')
  const { reveals } = (await call('GET /privacy/reveals', { member: anna })).json<{ reveals: object[] }>()
  expect(reveals).toMatchObject([{ what: 'address', subjectId: id, byMyself: true }])
})

test('PT-13 however many are added at once, five are kept', async () => {
  const { anna, call } = await house()
  const answers = await many(20, () =>
    call('POST /mall/addresses', { member: anna, payload: { ...somewhere, requestId: randomUUID() } }),
  )
  expect(counted(answers)).toEqual({ 201: 5, address_limit: 15 })
})
