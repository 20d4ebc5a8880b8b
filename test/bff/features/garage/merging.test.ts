import { randomUUID } from 'node:crypto'
import { garageBelongings } from '@/bff/features/garage/belongings'
import { keysIn } from '@/bff/lib/belongings'
import type { Car } from '@/contract/car'
import { everyRow } from '../../../support/rows'
import { house, went } from './house'

const vin = 'LSVAU2180N2183294'

/** Two accounts of one person, each with a car; the first also with everything that a car can have. */
async function twoAccounts() {
  const bff = await house()
  const { aCarOf, prove, read, keep, invite, share, offer, anna, bo, mallory, db, sealer } = bff
  const mine = await aCarOf(anna, { vin, plate: '沪A12345', nickname: '老伙计' })
  await prove(anna, mine.id)
  await read(anna, mine.id, 12_000, '2026-03-01')
  await keep(anna, mine.id)
  await share(mallory, await invite(anna, mine.id))
  const code = await offer(anna, mine.id)
  await share(anna, await invite(mallory, (await aCarOf(mallory)).id))
  const belongings = garageBelongings({ sealer })
  const merge = () => db.transaction((tx) => belongings.move(tx, anna.id, bo.id))
  const undo = (moved: Awaited<ReturnType<typeof merge>>) =>
    db.transaction((tx) => belongings.moveBack(tx, bo.id, anna.id, moved))
  return { ...bff, mine, code, belongings, merge, undo }
}

test('ID-3 whoever turns out to be one person has one garage, with all that was in either', async () => {
  const { aCarOf, cars, call, accept, merge, mine, code, anna, bo, mallory, aMember } = await twoAccounts()
  const own = await aCarOf(bo)
  await merge()
  expect(await cars(anna)).toEqual([])
  expect((await cars(bo)).map(({ id, right, isDefault }) => ({ id, right, isDefault }))).toEqual([
    { id: own.id, right: 'owner', isDefault: true },
    { id: mine.id, right: 'owner', isDefault: false },
    { id: expect.any(String) as string, right: 'driver', isDefault: false },
  ])
  const documents = await call(`GET /garage/cars/${mine.id}/documents`, { member: bo })
  expect(documents.json<{ documents: object[] }>().documents).toHaveLength(1)
  expect((await cars(mallory)).map(({ right }) => right)).toEqual(['owner', 'driver'])
  expect((await accept(await aMember(), code)).statusCode).toBe(201)
  expect(await cars(mallory)).toHaveLength(1)
})

test('ID-3 a merge that is undone leaves no trace, whether the other had a car or not', async () => {
  for (const hasCar of [true, false]) {
    const { aCarOf, merge, undo, bo, pool } = await twoAccounts()
    if (hasCar) await aCarOf(bo)
    const before = await everyRow(pool)
    const moved = await merge()
    expect(await everyRow(pool)).not.toEqual(before)
    await undo(moved)
    expect(await everyRow(pool)).toEqual(before)
  }
})

test('ID-3 what came to a car after the merge goes back with it, and what was given away stays away', async () => {
  const { aCarOf, keep, offer, accept, cars, call, merge, undo, mine, anna, bo, aMember } =
    await twoAccounts()
  const gone = await aCarOf(anna)
  const moved = await merge()
  await keep(bo, mine.id)
  await call(`PUT /garage/cars/${gone.id}/default`, { member: bo })
  const buyer = await aMember()
  expect((await accept(buyer, await offer(bo, gone.id))).statusCode).toBe(201)
  await undo(moved)
  expect((await cars(anna)).map(({ id, isDefault }) => ({ id, isDefault }))[0]).toEqual({
    id: mine.id,
    isDefault: true,
  })
  const documents = await call(`GET /garage/cars/${mine.id}/documents`, { member: anna })
  expect(documents.json<{ documents: object[] }>().documents).toHaveLength(2)
  expect(await cars(bo)).toEqual([])
  expect(await cars(buyer)).toHaveLength(1)
})

test('ID-3 who shared a car with themselves shares it with nobody, and shares it again when that is undone', async () => {
  const { aCarOf, invite, share, cars, call, merge, undo, mine, anna, bo } = await twoAccounts()
  await aCarOf(bo)
  await share(bo, await invite(anna, mine.id))
  const drivers = async (member: { id: string }) =>
    (await call(`GET /garage/cars/${mine.id}/drivers`, { member })).json<{ drivers: object[] }>().drivers
  expect(await drivers(anna)).toHaveLength(2)
  const moved = await merge()
  expect(await drivers(bo)).toHaveLength(1)
  expect((await cars(bo)).filter(({ id }) => id === mine.id)).toMatchObject([{ right: 'owner' }])
  await undo(moved)
  expect(await drivers(anna)).toHaveLength(2)
})

test('ID-3 a request id that both have used stays with each', async () => {
  const { add, merge, undo, anna, bo, pool } = await twoAccounts()
  const requestId = randomUUID()
  await add(anna, { requestId })
  await add(bo, { requestId })
  const before = await everyRow(pool)
  const moved = await merge()
  expect(keysIn('garage_request', moved).map(({ id }) => id)).not.toContain(requestId)
  await undo(moved)
  expect(await everyRow(pool)).toEqual(before)
})

test('PL-4 a copy of a member’s data has their cars in clear', async () => {
  const { belongings, db, anna } = await twoAccounts()
  const copy = await belongings.export(db, anna.id)
  expect(copy).toMatchObject({
    cars: [{ vin, plate: '沪A12345', nickname: '老伙计' }],
    documents: [{ title: '交强险保单' }],
    odometerReadings: [{ km: 12_000, readOn: '2026-03-01' }],
    licences: [{ state: 'pending' }],
    carsShared: [expect.anything()],
  })
  expect(JSON.stringify(copy)).not.toMatch(/Sealed|v\d\.\w/)
})

test('PL-4 a member who is forgotten leaves a car that is free, its readings by nobody, and no file', async () => {
  const { belongings, db, pool, add, cars, call, held, job, mine, anna, bo, mallory, clock } =
    await twoAccounts()
  await db.transaction((tx) => belongings.erase(tx, anna.id, clock.now))
  await job('sweep-files')
  expect(held.size).toBe(0)
  const { member, ...others } = await everyRow(pool)
  expect(member?.join()).toContain(anna.id)
  expect(JSON.stringify(others)).not.toContain(anna.id)
  expect((await cars(mallory)).map(({ right }) => right)).toEqual(['owner'])

  const again = await add(bo, { vin })
  expect(went(again)).toBe(201)
  expect(again.json<Car>().id).not.toBe(mine.id)
  const log = await call(`GET /garage/cars/${again.json<Car>().id}/odometer`, { member: bo })
  expect(log.json()).toMatchObject({ entries: [{ km: 12_000 }] })
})
