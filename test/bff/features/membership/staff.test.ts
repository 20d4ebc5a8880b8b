import { setup } from '../../../support/setup'

test('a member is told what they are at dealers and for the brand, from the moment they are it', async () => {
  const { aMember, aDealer, aStaffRole, anOperatorRole, call } = await setup()
  const member = await aMember()
  const roles = async () => (await call('GET /me/roles', { member })).json<unknown>()
  expect(await roles()).toEqual({ isOperator: false, dealers: [] })

  const { id: dealerId } = await aDealer()
  await aStaffRole(dealerId, member, 'consultant')
  expect(await roles()).toEqual({ isOperator: false, dealers: [{ dealerId, role: 'consultant' }] })

  await anOperatorRole(member)
  expect(await roles()).toMatchObject({ isOperator: true })
})
