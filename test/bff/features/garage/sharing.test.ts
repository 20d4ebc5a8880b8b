import { randomUUID } from 'node:crypto'
import type { Car, Driver } from '@/contract/car'
import { house, went } from './house'

const vin = 'LSVAU2180N2183294'
const TWO_HOURS_MS = 2 * 60 * 60_000

test('GA-3 a transfer closes the old binding, and the history stays with the car', async () => {
  const { aCarOf, read, offer, accept, cars, call, keep, held, job, db, anna, bo } = await house()
  const { id } = await aCarOf(anna, { vin, plate: '沪A12345', nickname: '老伙计' })
  await read(anna, id, 12_000, '2026-03-01')
  await keep(anna, id)
  const code = await offer(anna, id)
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/)

  const accepted = await accept(bo, ` ${code.toLowerCase().replace('-', '')} `)
  expect(accepted.statusCode).toBe(201)
  const got = accepted.json<Car>()
  expect(got).toMatchObject({ right: 'owner', isDefault: true, isVerified: false, odometerKm: 12_000 })
  expect(got).toMatchObject({ vin: 'LSV**********3294', plate: null, nickname: null })
  expect(await cars(anna)).toEqual([])
  await job('sweep-files')
  expect(held.size).toBe(0)

  const history = await call(`GET /garage/cars/${got.id}/odometer`, { member: bo })
  expect(history.json()).toMatchObject({ entries: [{ km: 12_000, readOn: '2026-03-01', source: 'owner' }] })
  expect(went(await read(bo, got.id, 11_999, '2026-03-02'))).toBe('odometer_lower')
  expect(
    await db.many`select member_id as "memberId", ended_by as "endedBy" from car_binding order by bound_at, ended_at`,
  ).toEqual([
    { memberId: anna.id, endedBy: 'transferred' },
    { memberId: bo.id, endedBy: null },
  ])
})

test('GA-3 a code is good once, for two hours, for somebody else, and until it is voided', async () => {
  const { aCarOf, offer, accept, call, clock, anna, bo, mallory } = await house()
  const { id } = await aCarOf(anna)
  const own = await offer(anna, id)
  expect(went(await accept(anna, own))).toBe('car_code_own')
  const newer = await offer(anna, id)
  expect(went(await accept(bo, own))).toBe('car_code_wrong')
  expect((await call(`DELETE /garage/cars/${id}/transfers`, { member: anna })).json()).toEqual({
    cancelled: true,
  })
  expect((await call(`DELETE /garage/cars/${id}/transfers`, { member: anna })).json()).toEqual({
    cancelled: false,
  })
  expect(went(await accept(bo, newer))).toBe('car_code_wrong')

  const late = await offer(anna, id)
  clock.now = new Date(clock.now.getTime() + TWO_HOURS_MS)
  expect(went(await accept(bo, late))).toBe('car_code_wrong')
  const good = await offer(anna, id)
  expect((await accept(bo, good)).statusCode).toBe(201)
  expect(went(await accept(mallory, good))).toBe('car_code_wrong')
  expect(went(await accept(mallory, 'ABCDE-FGHJK'))).toBe('car_code_wrong')
})

test('a code asked for again is the same code, and accepting again shows the same car', async () => {
  const { aCarOf, offer, accept, anna, bo } = await house()
  const { id } = await aCarOf(anna)
  const [asked, agreed] = [randomUUID(), randomUUID()]
  const code = await offer(anna, id, asked)
  expect(await offer(anna, id, asked)).toBe(code)
  const first = await accept(bo, code, agreed)
  expect((await accept(bo, code, agreed)).json()).toEqual(first.json())
  expect(went(await accept(bo, 'ABCDE-FGHJK', agreed))).toBe('request_reused')
})

test('a code is kept as a hash', async () => {
  const { aCarOf, offer, db, anna } = await house()
  const code = await offer(anna, (await aCarOf(anna)).id)
  const kept = JSON.stringify(await db.many`select * from car_code`)
  expect(kept).not.toContain(code.slice(0, 5))
})

test('GA-4 a driver sees the car and its recalls and reads its odometer, and can do no more', async () => {
  const { aCarOf, invite, share, cars, car, read, keep, prove, call, anna, bo } = await house()
  const { id } = await aCarOf(anna, { plate: '沪A12345' })
  await prove(anna, id)
  expect((await share(bo, await invite(anna, id))).json()).toMatchObject({ id, right: 'driver', proof: null })
  expect(await cars(bo)).toMatchObject([{ id, right: 'driver', isDefault: false, plate: '沪A***45' }])
  expect((await car(bo, id)).statusCode).toBe(200)
  expect((await read(bo, id, 100, '2026-03-01')).statusCode).toBe(201)
  expect((await call(`GET /garage/cars/${id}/recalls`, { member: bo })).statusCode).toBe(200)

  const forbidden = [
    await keep(bo, id),
    await prove(bo, id),
    await call(`GET /garage/cars/${id}/documents`, { member: bo }),
    await call(`GET /garage/cars/${id}/drivers`, { member: bo }),
    await call(`POST /garage/cars/${id}/reveal`, { member: bo }),
    await call(`PUT /garage/cars/${id}/default`, { member: bo }),
    await call(`POST /garage/cars/${id}/transfers`, { member: bo, payload: { requestId: randomUUID() } }),
    await call(`POST /garage/cars/${id}/driver-invites`, {
      member: bo,
      payload: { requestId: randomUUID() },
    }),
  ]
  expect(forbidden.map(went)).toEqual(forbidden.map(() => 'forbidden'))
})

test('GA-4 a car is shared with four, who leave or are let go', async () => {
  const { aCarOf, invite, share, cars, call, aMember, anna, bo, mallory } = await house()
  const { id } = await aCarOf(anna)
  const spare = await invite(anna, id)
  const drivers = [bo, await aMember(), await aMember(), await aMember()]
  for (const driver of drivers) expect((await share(driver, await invite(anna, id))).statusCode).toBe(201)
  expect(await invite(anna, id)).toBe('driver_limit')
  expect(went(await share(mallory, spare))).toBe('driver_limit')

  const list = async () =>
    (await call(`GET /garage/cars/${id}/drivers`, { member: anna })).json<{ drivers: Driver[] }>().drivers
  expect((await list()).map((one) => one.id).sort()).toEqual(drivers.map((one) => one.id).sort())
  await call(`DELETE /garage/cars/${id}/drivers/${bo.id}`, { member: anna })
  await call(`DELETE /garage/cars/${id}`, { member: drivers[1] })
  expect((await list()).map((one) => one.id).sort()).toEqual(
    drivers
      .slice(2)
      .map((one) => one.id)
      .sort(),
  )
  expect(await cars(bo)).toEqual([])
  expect((await share(mallory, spare)).statusCode).toBe(201)
})

test('GA-4 who shared a car shares it no more once it is somebody else’s', async () => {
  const { aCarOf, invite, share, offer, accept, cars, anna, bo, mallory } = await house()
  const { id } = await aCarOf(anna)
  await share(bo, await invite(anna, id))
  const unused = await invite(anna, id)
  await accept(mallory, await offer(anna, id))
  expect(await cars(bo)).toEqual([])
  expect(went(await share(bo, unused))).toBe('car_code_wrong')
})

test('GA-4 an invitation gives no car away, and a transfer is no invitation', async () => {
  const { aCarOf, invite, offer, accept, share, anna, bo } = await house()
  const { id } = await aCarOf(anna)
  expect(went(await accept(bo, await invite(anna, id)))).toBe('car_code_other_kind')
  expect(went(await share(bo, await offer(anna, id)))).toBe('car_code_other_kind')
})
