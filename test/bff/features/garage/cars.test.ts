import { randomUUID } from 'node:crypto'
import type { Car } from '@/contract/car'
import { aVin } from '../../../support/garage'
import { everyRow } from '../../../support/rows'
import { house, went } from './house'

const vin = 'LSVAU2180N2183294'

test('GA-1 a car is shown with its VIN and plate masked, which the database does not know either', async () => {
  const { add, cars, anna, pool } = await house()
  const added = await add(anna, {
    vin: aVin(7),
    plate: '沪a·d12345',
    nickname: '小云雀',
    registeredOn: '2025-05-20',
  })
  expect(added.statusCode).toBe(201)
  expect(added.json<Car>()).toMatchObject({
    ...{ right: 'owner', vin: 'LYS**********0007', vinDoubtful: false, plate: '沪A***45' },
    ...{ plateKind: 'new_energy_small', nickname: '小云雀', isDefault: true, isVerified: false, proof: null },
    ...{ registeredOn: '2025-05-20', odometerKm: null, openRecalls: 0 },
  })
  expect(await cars(anna)).toEqual([added.json()])
  expect(JSON.stringify(await everyRow(pool))).not.toMatch(/LYS1A2B3|AD12345|小云雀/)
})

test('GA-1 a wrong check digit is told and let in', async () => {
  const { aCarOf, anna } = await house()
  expect(await aCarOf(anna, { vin })).toMatchObject({ vinDoubtful: true })
})

test.each([
  [{ vin: 'LSVAU2180N218329' }, 'vin_invalid'],
  [{ plate: '沪AI2345' }, 'plate_invalid'],
  [{ modelId: 'golf' }, 'invalid_input'],
  [{ powertrain: 'steam' }, 'invalid_input'],
  [{ registeredOn: '2026-03-11' }, 'invalid_input'],
  [{ nickname: '　' }, 'invalid_input'],
])('GA-1 %j is refused', async (wish, code) => {
  const { add, cars, anna } = await house()
  expect(went(await add(anna, wish))).toBe(code)
  expect(await cars(anna)).toEqual([])
})

test('GA-3 a car that somebody has added is theirs, until they take it out', async () => {
  const { add, aCarOf, call, anna, bo } = await house()
  const { id } = await aCarOf(anna, { vin })
  expect(went(await add(anna, { vin }))).toBe('car_known')
  expect(went(await add(bo, { vin: vin.toLowerCase() }))).toBe('car_taken')
  expect((await call(`DELETE /garage/cars/${id}`, { member: anna })).json()).toEqual({ removed: true })
  expect((await call(`DELETE /garage/cars/${id}`, { member: anna })).json()).toEqual({ removed: false })
  expect((await add(bo, { vin })).statusCode).toBe(201)
})

test('a request that is sent again finds the car that it added, and with other content is refused', async () => {
  const { add, cars, anna } = await house()
  const requestId = randomUUID()
  const first = await add(anna, { vin, plate: '沪A12345', requestId })
  expect((await add(anna, { vin, plate: '沪A·12345', requestId })).json()).toEqual(first.json())
  expect(went(await add(anna, { vin, plate: '沪A12346', requestId }))).toBe('request_reused')
  expect(await cars(anna)).toHaveLength(1)
})

test('a garage holds ten cars', async () => {
  const { add, anna } = await house()
  for (let n = 0; n < 10; n++) expect((await add(anna, { vin: aVin(n) })).statusCode).toBe(201)
  expect(went(await add(anna, { vin: aVin(10) }))).toBe('car_limit')
})

test('GA-5 the first car is the default one until another is chosen, and there is one as long as there are cars', async () => {
  const { aCarOf, cars, call, anna } = await house()
  const [first, second] = [await aCarOf(anna), await aCarOf(anna)]
  const defaults = async () => (await cars(anna)).filter((car) => car.isDefault).map(({ id }) => id)
  expect(await defaults()).toEqual([first.id])
  await call(`PUT /garage/cars/${second.id}/default`, { member: anna })
  expect(await defaults()).toEqual([second.id])
  expect((await cars(anna))[0]?.id).toBe(second.id)
  await call(`DELETE /garage/cars/${second.id}`, { member: anna })
  expect(await defaults()).toEqual([first.id])
})

test('what is said of a car can be changed; a plate that is not told stays, and null takes it off', async () => {
  const { aCarOf, call, anna } = await house()
  const { id } = await aCarOf(anna, { plate: '沪A12345' })
  const change = async (more: object) =>
    (
      await call(`PUT /garage/cars/${id}`, {
        member: anna,
        payload: { modelId: 'yedu', powertrain: 'bev', registeredOn: null, nickname: null, ...more },
      })
    ).json<Car>()
  expect(await change({})).toMatchObject({ modelId: 'yedu', powertrain: 'bev', plate: '沪A***45' })
  expect(await change({ plate: '京N8P8F8' })).toMatchObject({ plate: '京N***F8', plateKind: 'ordinary' })
  expect(await change({ plate: null })).toMatchObject({ plate: null, plateKind: null })
})

test('GA-2 what a licence has proven stays as it is, but for the plate', async () => {
  const { aCarOf, verify, call, anna, operator } = await house()
  const { id } = await aCarOf(anna, { registeredOn: '2025-05-20' })
  await verify(operator, anna, id)
  const change = (more: object) =>
    call(`PUT /garage/cars/${id}`, {
      member: anna,
      payload: { modelId: 'lan', powertrain: 'erev', registeredOn: '2025-05-20', nickname: null, ...more },
    })
  expect(went(await change({ registeredOn: '2020-05-20' }))).toBe('car_verified')
  expect(went(await change({ modelId: 'yedu' }))).toBe('car_verified')
  expect((await change({ plate: '沪A12345', nickname: '大山' })).json()).toMatchObject({ isVerified: true })
})

test('PL-4 VIN and plate are shown in clear to the owner alone, and it is noted each time', async () => {
  const { aCarOf, call, anna, bo } = await house()
  const { id } = await aCarOf(anna, { vin, plate: '沪A12345' })
  const reveal = (member: { id: string }) => call(`POST /garage/cars/${id}/reveal`, { member })
  expect((await reveal(anna)).json()).toEqual({ vin, plate: '沪A12345' })
  expect(went(await reveal(bo))).toBe('not_found')
  const { reveals } = (await call('GET /privacy/reveals', { member: anna })).json<{ reveals: object[] }>()
  expect(reveals).toHaveLength(2)
  expect(reveals).toEqual(
    expect.arrayContaining([expect.objectContaining({ what: 'vin', subjectId: id, byMyself: true })]),
  )
})

test('ID-7 a member’s stage follows the car that is theirs', async () => {
  const { aCarOf, verify, call, anna, operator, clock, db } = await house()
  const stage = async () =>
    (await call('GET /garage/stage', { member: anna })).json<{ stage: string }>().stage
  expect(await stage()).toBe('prospect')
  const { id } = await aCarOf(anna, { registeredOn: '2023-03-11' })
  expect(await stage()).toBe('prospect')
  await verify(operator, anna, id)
  expect(await stage()).toBe('new_owner')
  clock.now = new Date('2026-03-11T00:00:00Z')
  expect(await stage()).toBe('long_time_owner')
  await db.run`update member set last_seen_at = ${new Date('2025-01-01T00:00:00Z')} where id = ${anna.id}`
  expect(await stage()).toBe('dormant')
})

test('ID-3 only who knows the end of a car’s VIN or plate proves that an old number is theirs', async () => {
  const { aCarOf, anna, db, sealer } = await house()
  const { makeOwnsCar } = await import('@/bff/features/garage/owns-car')
  await aCarOf(anna, { vin, plate: '鲁B1234挂' })
  const owns = makeOwnsCar(sealer)
  for (const tail of ['3294', '83294', 'n2183294', '1234', 'B1234'])
    expect(await owns(db, anna.id, tail)).toBe(true)
  for (const tail of ['3293', '2345', '123']) expect(await owns(db, anna.id, tail)).toBe(false)
  expect(await owns(db, randomUUID(), '3294')).toBe(false)
})
