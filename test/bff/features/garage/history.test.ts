import { randomUUID } from 'node:crypto'
import type { CarRecall, OdometerEntry } from '@/contract/car'
import { house, went } from './house'

const vin = 'LSVAU2180N2183294'

/** A proven car with readings by its owner and by a dealer, and a recall its owner has seen; then it is taken out. */
async function anEarlierLife() {
  const bff = await house()
  const { call, anna, operator, clock } = bff
  const { id: dealerId } = await bff.aDealer()
  const consultant = await bff.aMember()
  await bff.aStaffRole(dealerId, consultant, 'consultant')
  const atDealer = (km: number, readOn: string) =>
    call(`POST /dealers/${dealerId}/odometer`, {
      member: consultant,
      payload: { vin, km, readOn, requestId: randomUUID() },
    })
  await call('PUT /operator/recalls/S2026M0007', {
    member: operator,
    payload: {
      ...{ title: '制动软管更换', summary: '可能渗漏', link: 'https://www.samrdprc.org.cn/' },
      ...{ issuedOn: '2026-02-01', vins: [vin] },
    },
  })
  const { id } = await bff.aCarOf(anna, { vin })
  await bff.verify(operator, anna, id)
  await bff.read(anna, id, 30_000, '2026-01-01')
  await atDealer(31_000, '2026-02-01')
  await call(`PUT /garage/cars/${id}/recalls/S2026M0007/seen`, { member: anna })
  const pass = () => void (clock.now = new Date(clock.now.getTime() + 60_000))
  pass()
  return {
    ...bff,
    ...{ id, atDealer, pass },
    log: async (member: { id: string }, carId: string) =>
      (await call(`GET /garage/cars/${carId}/odometer`, { member }))
        .json<{ entries: OdometerEntry[] }>()
        .entries.map(({ km }) => km),
    recalls: async (member: { id: string }, carId: string) =>
      (await call(`GET /garage/cars/${carId}/recalls`, { member })).json<{ recalls: CarRecall[] }>().recalls,
    leaves: async () => {
      await call(`DELETE /garage/cars/${id}`, { member: anna })
      pass()
    },
  }
}

test('GA-6 who adds a car by its VIN sees nothing of its earlier life until it is proven to be theirs', async () => {
  const { aCarOf, verify, read, log, recalls, cars, atDealer, leaves, bo, operator } = await anEarlierLife()
  await leaves()
  const { id } = await aCarOf(bo, { vin })
  expect((await atDealer(31_300, '2026-02-20')).statusCode).toBe(201)
  expect(await log(bo, id)).toEqual([])
  expect(await cars(bo)).toMatchObject([{ odometerKm: null }])
  expect(await recalls(bo, id)).toMatchObject([{ state: 'new' }])

  // Nor by what is refused: their own reading is not held against those of others.
  expect((await read(bo, id, 12_000, '2026-03-01')).statusCode).toBe(201)
  expect(went(await read(bo, id, 11_000, '2026-03-05'))).toBe('odometer_lower')
  expect(await log(bo, id)).toEqual([12_000])
  expect(await cars(bo)).toMatchObject([{ odometerKm: 12_000 }])

  await verify(operator, bo, id)
  expect(await log(bo, id)).toEqual([12_000, 31_300, 31_000, 30_000])
  expect(await cars(bo)).toMatchObject([{ odometerKm: 31_300 }])
})

test('GA-6 who drives such a car sees no more than its owner', async () => {
  const { aCarOf, read, log, leaves, invite, share, bo, mallory } = await anEarlierLife()
  await leaves()
  const { id } = await aCarOf(bo, { vin })
  await share(mallory, await invite(bo, id))
  await read(mallory, id, 500, '2026-03-09')
  expect(await log(mallory, id)).toEqual([500])
  expect(await log(bo, id)).toEqual([500])
})

test('GA-3 what its owner could see goes with a car that is handed over', async () => {
  const proven = await anEarlierLife()
  const got = (await proven.accept(proven.bo, await proven.offer(proven.anna, proven.id))).json<{
    id: string
  }>()
  expect(await proven.log(proven.bo, got.id)).toEqual([31_000, 30_000])

  const guessed = await anEarlierLife()
  await guessed.leaves()
  const { id } = await guessed.aCarOf(guessed.bo, { vin })
  await guessed.read(guessed.bo, id, 700, '2026-03-09')
  const passed = (await guessed.accept(guessed.mallory, await guessed.offer(guessed.bo, id))).json<{
    id: string
  }>()
  expect(await guessed.log(guessed.mallory, passed.id)).toEqual([700])
})

test('GA-8 a recall that an earlier owner has seen is new to the next, and what the next sees stays seen', async () => {
  const { aCarOf, recalls, leaves, call, bo } = await anEarlierLife()
  await leaves()
  const { id } = await aCarOf(bo, { vin })
  const seen = await call(`PUT /garage/cars/${id}/recalls/S2026M0007/seen`, { member: bo })
  expect(seen.json()).toMatchObject({ state: 'seen' })
  expect(await recalls(bo, id)).toMatchObject([{ state: 'seen' }])
})
