import { house, phone } from './house'

test('TD-7 a hold that comes by a merge to somebody who drives elsewhere then is no booking', async () => {
  const { comesBy, shows, refreshed, aDealer, book, hold, confirm } = await house()
  const [here, there] = [await aDealer(), await aDealer()]
  const older = await comesBy('wechat', 'anna')
  const younger = await comesBy('alipay', 'anna')
  await shows(older)
  await book({ member: older, dealerId: here.id })
  const held = (await hold({ member: younger, dealerId: there.id })).json<{ id: string }>()
  await shows(younger)
  const both = await refreshed(younger)
  expect((await confirm(both, held.id)).json()).toMatchObject({ code: 'booking_overlap' })
})

test('ID-6 an operator finds a member by the number they have now, masked, and by no other', async () => {
  const { comesBy, shows, call, operator } = await house()
  const anna = await comesBy('wechat', 'anna')
  await shows(anna)
  await shows(anna, '13900139000')
  const find = (number: string) =>
    call('POST /operator/members/lookups', { member: operator, payload: { phone: number } })
  expect((await find('13900139000')).json()).toMatchObject({ id: anna.id, phone: '139****9000' })
  for (const number of [phone, '13700137000'])
    expect((await find(number)).json()).toEqual({ code: 'not_found' })
})
