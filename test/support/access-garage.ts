import { randomUUID } from 'node:crypto'
import type { garageEndpoints, garageStaffEndpoints, garageUploads } from '@/contract/garage'
import { aVin, dot, form, garage, pictureSaying } from './garage'
import type { Call } from './setup'

type Name = keyof typeof garageEndpoints | keyof typeof garageStaffEndpoints | keyof typeof garageUploads
type Who = { id: string; token?: string }
type House = { call: Call; aMember: () => Promise<Who> }
type Ask = { params?: Record<string, string>; query?: Record<string, string>; payload?: object }

export type GarageWorld = Awaited<ReturnType<typeof aGarage>> & { dealerId: string }

/** The owner's car with a driver, a document and a recall, another that waits for a decision, and somebody's codes. */
export async function aGarage({ call, aMember }: House, owner: Who, operator: Who) {
  const { aCarOf, keep, prove, offer, invite, share } = garage(call)
  const [driver, vin] = [await aMember(), aVin()]
  const { id: carId } = await aCarOf(owner, { vin })
  const { id: waitingId } = await aCarOf(owner)
  const { id: proofId } = (await prove(owner, waitingId)).json<{ id: string }>()
  const { id: documentId } = (await keep(owner, carId)).json<{ id: string }>()
  await share(driver, await invite(owner, carId))
  const payload = {
    title: '线束',
    summary: '检查',
    link: 'https://a.cn',
    issuedOn: '2026-03-01',
    vins: [vin],
  }
  await call('PUT /operator/recalls/S2026-001', { member: operator, payload })

  const giver = await aMember()
  const { id: givenId } = await aCarOf(giver)
  const [transferCode, inviteCode] = [await offer(giver, givenId), await invite(giver, givenId)]
  return { carId, driverId: driver.id, proofId, documentId, vin, transferCode, inviteCode }
}

const requestId = () => randomUUID()
const params = ({ carId }: GarageWorld) => ({ params: { carId } })
const described = {
  plate: '沪A12345',
  modelId: 'lan',
  powertrain: 'erev',
  registeredOn: null,
  nickname: null,
}
const number = 'S2026-001'

/** What a caller who may would be served for. */
export const garageAsks: Record<Name, (world: GarageWorld) => Ask> = {
  'GET /garage/cars': () => ({}),
  'POST /garage/cars': () => ({ payload: { ...described, vin: aVin(), requestId: requestId() } }),
  'GET /garage/cars/:carId': params,
  'PUT /garage/cars/:carId': (world) => ({ ...params(world), payload: described }),
  'DELETE /garage/cars/:carId': params,
  'PUT /garage/cars/:carId/default': params,
  'POST /garage/cars/:carId/reveal': params,
  'POST /garage/cars/:carId/transfers': (world) => ({
    ...params(world),
    payload: { requestId: requestId() },
  }),
  'DELETE /garage/cars/:carId/transfers': params,
  'POST /garage/transfers/accept': ({ transferCode: code }) => ({
    payload: { code, requestId: requestId() },
  }),
  'POST /garage/cars/:carId/driver-invites': (world) => ({
    ...params(world),
    payload: { requestId: requestId() },
  }),
  'POST /garage/driver-invites/accept': ({ inviteCode: code }) => ({
    payload: { code, requestId: requestId() },
  }),
  'GET /garage/cars/:carId/drivers': params,
  'DELETE /garage/cars/:carId/drivers/:driverId': ({ carId, driverId }) => ({ params: { carId, driverId } }),
  'GET /garage/cars/:carId/odometer': params,
  'POST /garage/cars/:carId/odometer': (world) => ({
    ...params(world),
    payload: { km: 100, readOn: '2026-03-01', requestId: requestId() },
  }),
  'GET /garage/cars/:carId/documents': params,
  'DELETE /garage/cars/:carId/documents/:documentId': ({ carId, documentId }) => ({
    params: { carId, documentId },
  }),
  'GET /garage/cars/:carId/recalls': params,
  'PUT /garage/cars/:carId/recalls/:number/seen': ({ carId }) => ({ params: { carId, number } }),
  'GET /garage/stage': () => ({}),
  'POST /dealers/:dealerId/odometer': ({ vin, dealerId }) => ({
    params: { dealerId },
    payload: { vin, km: 100, readOn: '2026-03-01', requestId: requestId() },
  }),
  'GET /operator/proofs': () => ({}),
  'POST /operator/proofs/:proofId/open': ({ proofId }) => ({ params: { proofId } }),
  'POST /operator/proofs/:proofId/decision': ({ proofId }) => ({
    params: { proofId },
    payload: { approve: true },
  }),
  'PUT /operator/recalls/:number': () => ({
    params: { number },
    payload: { title: '线束', summary: '检查', link: 'https://a.cn', issuedOn: '2026-03-01' },
  }),
  'POST /garage/licence-readings': ({ vin }) => ({ payload: form(pictureSaying({ vin })) }),
  'POST /garage/cars/:carId/proof': (world) => ({
    ...params(world),
    payload: form(dot, { requestId: requestId() }),
  }),
  'POST /garage/cars/:carId/documents': (world) => ({
    ...params(world),
    payload: form(dot, { requestId: requestId(), kind: 'policy', title: '保单' }),
  }),
  'POST /operator/recalls/:number/cars': ({ vin }) => ({ params: { number }, payload: form(vin) }),
}
