import { demoStaff, seedStaff } from '@/bff/seed/demo-staff'
import { seed } from '@/bff/seed/seed'
import { personOf, waysIn } from '../../support/people'
import { everyRow } from '../../support/rows'
import { setup } from '../../support/setup'

test('a developer signs in as staff by number, and is what the list says', async () => {
  const { db, sealer, clock, call, codes } = await setup()
  await seed(db, { now: clock.now, dealers: 2 })
  expect(await seedStaff(db, { sealer, now: clock.now })).toBe(demoStaff.length)
  const { comesByPhone } = waysIn(call, codes)
  for (const { phone, role, shop } of demoStaff) {
    const { id } = personOf(await comesByPhone(phone))
    const roles = await db.many<{ role: string; shop: string }>`
      select r.role, d.name as shop from staff_role r join dealer d on d.id = r.dealer_id where r.member_id = ${id}`
    const isOperator = (await db.maybeOne`select 1 from operator_role where member_id = ${id}`) !== null
    expect(roles).toEqual(shop ? [{ role, shop: expect.stringContaining(shop) }] : [])
    expect(isOperator).toBe(role === 'operator')
  }
})

test('seeding staff again changes nothing, and a number that somebody has already is theirs', async () => {
  const { db, pool, sealer, clock, call, codes } = await setup()
  await seed(db, { now: clock.now, dealers: 1 })
  const early = personOf(await waysIn(call, codes).comesByPhone('15400000009'))
  expect(await seedStaff(db, { sealer, now: clock.now })).toBe(demoStaff.length - 1)
  const first = await everyRow(pool)
  await seedStaff(db, { sealer, now: new Date(clock.now.getTime() + 1000) })
  expect(await everyRow(pool)).toEqual(first)
  expect(await db.many`select member_id from operator_role`).toEqual([{ member_id: early.id }])
})
