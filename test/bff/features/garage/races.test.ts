import { garageBelongings } from '@/bff/features/garage/belongings'
import type { Car, OdometerEntry } from '@/contract/car'
import { house, went } from './house'

const vin = 'LSVAU2180N2183294'

const many = <T>(count: number, one: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => one(n)))

const counted = (answers: Parameters<typeof went>[0][]) => {
  const counts: Record<string, number> = {}
  for (const answer of answers) counts[went(answer)] = (counts[went(answer)] ?? 0) + 1
  return counts
}

test('GA-3 two hundred add one car: one owns it', async () => {
  const { add, aMember, db } = await house()
  const members = await many(200, () => aMember())
  const answers = await many(200, (n) => add(members[n]!, { vin }))
  expect(counted(answers)).toEqual({ 201: 1, car_taken: 199 })
  expect(await db.many`select member_id from car`).toHaveLength(1)
  expect(await db.many`select id from car_binding`).toHaveLength(1)
})

test('GA-3 fifty accept one transfer: one gets the car', async () => {
  const { aCarOf, offer, accept, cars, aMember, anna, db } = await house()
  const code = await offer(anna, (await aCarOf(anna, { vin })).id)
  const members = await many(50, () => aMember())
  const answers = await many(50, (n) => accept(members[n]!, code))
  expect(counted(answers)).toEqual({ 201: 1, car_code_wrong: 49 })
  expect(await cars(anna)).toEqual([])
  expect(await db.many`select id from car_binding where ended_at is null`).toHaveLength(1)
})

test('GA-3 a transfer races with its owner, who takes the car out: it has one owner or none, and one history', async () => {
  const { aCarOf, offer, accept, call, cars, anna, bo, db } = await house()
  for (let n = 0; n < 10; n++) {
    const { id } = await aCarOf(anna)
    const code = await offer(anna, id)
    const [accepted, removed] = await Promise.all([
      accept(bo, code),
      call(`DELETE /garage/cars/${id}`, { member: anna }),
    ])
    const { removed: isRemoved } = removed.json<{ removed: boolean }>()
    expect([went(accepted), isRemoved]).toEqual(isRemoved ? ['car_code_wrong', true] : [201, false])
    expect(await cars(anna)).toEqual([])
    for (const { id: got } of await cars(bo)) await call(`DELETE /garage/cars/${got}`, { member: bo })
  }
  expect(await db.many`select id from car_binding where ended_at is null`).toHaveLength(0)
})

test('GA-5 however many defaults are chosen at once, there is one', async () => {
  const { aCarOf, cars, call, anna } = await house()
  const own = [await aCarOf(anna), await aCarOf(anna), await aCarOf(anna)]
  const answers = await many(30, (n) => call(`PUT /garage/cars/${own[n % 3]!.id}/default`, { member: anna }))
  expect(counted(answers)).toEqual({ 200: 30 })
  expect((await cars(anna)).filter(({ isDefault }) => isDefault)).toHaveLength(1)
})

test('GA-6 readings of an owner and a driver at once leave a log that goes up', async () => {
  const { aCarOf, invite, share, read, call, anna, bo } = await house()
  const { id } = await aCarOf(anna)
  await share(bo, await invite(anna, id))
  const answers = await many(40, (n) => read(n % 2 ? anna : bo, id, 100 + ((n * 17) % 40), '2026-03-01'))
  expect(answers.every((answer) => [201, 409].includes(answer.statusCode))).toBe(true)
  const log = await call(`GET /garage/cars/${id}/odometer`, { member: anna })
  const km = log.json<{ entries: OdometerEntry[] }>().entries.map((entry) => entry.km)
  expect(km).toEqual([...km].sort((a, b) => b - a))
  expect(km[0]).toBe(139)
})

test('GA-4 ten invitations at once let four in', async () => {
  const { aCarOf, invite, share, aMember, anna, db } = await house()
  const { id } = await aCarOf(anna)
  const codes = await many(10, () => invite(anna, id))
  const members = await many(10, () => aMember())
  const answers = await many(10, (n) => share(members[n]!, codes[n]!))
  expect(counted(answers)).toEqual({ 201: 4, driver_limit: 6 })
  expect(await db.many`select member_id from car_driver`).toHaveLength(4)
})

test('GA-2 a licence that two operators decide at once is decided once', async () => {
  const { aCarOf, prove, decide, car, anna, operator } = await house()
  const { id } = await aCarOf(anna)
  const proof = (await prove(anna, id)).json<{ id: string }>()
  const answers = await Promise.all([
    decide(operator, proof.id, { approve: true }),
    decide(operator, proof.id, { reject: 'other' }),
  ])
  expect(counted(answers)).toEqual({ 200: 1, proof_decided: 1 })
  const { isVerified, proof: shown } = (await car(anna, id)).json<Car>()
  expect(isVerified).toBe(shown?.state === 'approved')
})

test('GA-3 a transfer of somebody who is merged or forgotten at that moment goes through, or is over', async () => {
  const { aCarOf, offer, accept, sealer, db, clock, aMember, bo } = await house()
  const belongings = garageBelongings({ sealer })
  for (let n = 0; n < 12; n++) {
    const [giver, survivor] = [await aMember(), await aMember()]
    const code = await offer(giver, (await aCarOf(giver)).id)
    const leave = db.transaction(async (tx) => {
      await tx.many`select id from member where id = any(${[giver.id, survivor.id].sort()}) order by id for update`
      if (n % 2) await belongings.erase(tx, giver.id, clock.now)
      else await belongings.move(tx, giver.id, survivor.id)
      await tx.run`update member set merged_into = ${survivor.id} where id = ${giver.id}`
    })
    const [accepted] = await Promise.all([accept(bo, code), leave])
    expect([201, 'car_code_wrong', 'car_limit']).toContain(went(accepted))
  }
  const { count } = await db.one<{ count: number }>`
    select count(*) as count from car_binding b
    where ended_at is null and not exists (select from car c where c.member_id = b.member_id and c.id = b.car_id)`
  expect(count).toBe(0)
})
