import { randomUUID } from 'node:crypto'
import type { OdometerEntry } from '@/contract/car'
import { house, went } from './house'

const vin = 'LSVAU2180N2183294'

async function workshop() {
  const bff = await house()
  const { id: dealerId } = await bff.aDealer()
  const consultant = await bff.aMember()
  await bff.aStaffRole(dealerId, consultant, 'consultant')
  const note = (km: number, readOn: string, more: object = {}) =>
    bff.call(`POST /dealers/${dealerId}/odometer`, {
      member: consultant,
      payload: { vin, km, readOn, requestId: randomUUID(), ...more },
    })
  const log = async (carId: string, cursor: string | null = null) =>
    (
      await bff.call(`GET /garage/cars/${carId}/odometer`, {
        member: bff.anna,
        query: cursor ? { cursor } : {},
      })
    ).json<{ entries: OdometerEntry[]; next: string | null }>()
  /** Proven to be theirs, so that they see all that the car has shown. */
  const aProvenCar = async () => {
    const car = await bff.aCarOf(bff.anna, { vin })
    await bff.verify(bff.operator, bff.anna, car.id)
    return car
  }
  return { ...bff, note, log, aProvenCar }
}

test('GA-6 readings go up, each says who read it, and outliers are refused with a reason', async () => {
  const { aProvenCar, read, note, log, cars, anna } = await workshop()
  const { id } = await aProvenCar()
  expect((await read(anna, id, 1_000, '2026-02-01')).statusCode).toBe(201)
  expect((await note(1_500, '2026-03-01')).statusCode).toBe(201)
  expect(went(await read(anna, id, 1_400, '2026-03-05'))).toBe('odometer_lower')
  expect(went(await read(anna, id, 20_000, '2026-03-02'))).toBe('odometer_too_fast')
  expect(went(await read(anna, id, 1_600, '2026-03-11'))).toBe('odometer_future')
  expect(went(await read(anna, id, 2_000_001, '2026-03-10'))).toBe('odometer_absurd')
  expect(went(await read(anna, id, -1, '2026-03-10'))).toBe('invalid_input')
  expect((await log(id)).entries).toMatchObject([
    { km: 1_500, readOn: '2026-03-01', source: 'dealer' },
    { km: 1_000, readOn: '2026-02-01', source: 'owner' },
  ])
  expect((await cars(anna))[0]?.odometerKm).toBe(1_500)
})

test('GA-6 a day begins where the car is: what is today in China is not refused as tomorrow', async () => {
  const { aCarOf, read, clock, anna } = await workshop()
  const { id } = await aCarOf(anna)
  clock.now = new Date('2026-03-10T16:30:00Z')
  expect((await read(anna, id, 10, '2026-03-11')).statusCode).toBe(201)
})

test('GA-6 a dealer corrects: what contradicts the reading is put aside, and only when that is meant', async () => {
  const { aProvenCar, read, note, log, anna } = await workshop()
  const { id } = await aProvenCar()
  await read(anna, id, 1_000, '2026-02-01')
  await read(anna, id, 15_000, '2026-02-20')
  expect(went(await note(1_600, '2026-03-01'))).toBe('odometer_lower')
  const requestId = randomUUID()
  const corrected = await note(1_600, '2026-03-01', { isCorrection: true, requestId })
  expect(corrected.json()).toMatchObject({ retired: 1, entry: { km: 1_600, source: 'dealer' } })
  expect((await log(id)).entries.map(({ km }) => km)).toEqual([1_600, 1_000])
  expect((await note(1_600, '2026-03-01', { isCorrection: true, requestId })).json()).toEqual(
    corrected.json(),
  )
  expect(went(await note(1_600, '2026-03-01', { requestId }))).toBe('request_reused')
  expect(went(await note(1_600, '2026-03-11', { isCorrection: true }))).toBe('odometer_future')
})

test('GA-6 a dealer may read a car before anybody has added it, and who proves it to be theirs finds the reading', async () => {
  const { aProvenCar, note, log } = await workshop()
  await note(8, '2026-03-01')
  const { id } = await aProvenCar()
  expect((await log(id)).entries).toMatchObject([{ km: 8, source: 'dealer' }])
})

test('GA-6 a long log comes in pages, each reading once, also those of one day', async () => {
  const { aCarOf, read, log, anna } = await workshop()
  const { id } = await aCarOf(anna)
  for (let n = 1; n <= 45; n++) await read(anna, id, n, n < 30 ? '2026-03-01' : '2026-03-02')
  const first = await log(id)
  const second = await log(id, first.next)
  const third = await log(id, second.next)
  const seen = [...first.entries, ...second.entries, ...third.entries].map(({ km }) => km)
  expect(seen).toEqual(Array.from({ length: 45 }, (_, n) => 45 - n))
  expect(third.next).toBeNull()
})

test('a reading that is sent again is noted once', async () => {
  const { aCarOf, read, log, anna } = await workshop()
  const { id } = await aCarOf(anna)
  const requestId = randomUUID()
  const first = await read(anna, id, 10, '2026-03-01', requestId)
  expect((await read(anna, id, 10, '2026-03-01', requestId)).json()).toEqual(first.json())
  expect(went(await read(anna, id, 11, '2026-03-01', requestId))).toBe('request_reused')
  expect((await log(id)).entries).toHaveLength(1)
})
