import { randomUUID } from 'node:crypto'
import type { pointEndpoints, pointOperatorEndpoints } from '@/contract/points'
import { makeProofs } from '@/bff/features/points/proofs'
import type { Db } from '@/bff/db/sql'
import type { Call } from './setup'

type Name = keyof typeof pointEndpoints | keyof typeof pointOperatorEndpoints
type Who = { id: string; token?: string }
type House = { call: Call; db: Db; clock: { now: Date } }
type Ask = { params?: Record<string, string>; query?: Record<string, string>; payload?: object }

export type PointsWorld = Awaited<ReturnType<typeof somePoints>> & { driverId: string }

/** The owner has points, has given some to who drives their car, and all of it was added up again. */
export async function somePoints({ call, db, clock }: House, owner: Who, operator: Who, driverId: string) {
  const given = { deed: 'give', points: 100, reason: '补发', requestId: randomUUID() }
  const payload = { ...given, memberId: owner.id }
  await call('POST /operator/points/adjustments', { member: operator, payload })
  const gift = await call('POST /points/gifts', { member: owner, payload: aGift(driverId) })
  const { id: pointProofId } = await makeProofs({ db, now: () => clock.now }).prove()
  return { pointsMemberId: owner.id, giftId: gift.json<{ id: string }>().id, pointProofId }
}

const aGift = (toMemberId: string) => ({ toMemberId, points: 10, requestId: randomUUID() })

/** What a caller who may would be served for. */
export const pointAsks: Record<Name, (world: PointsWorld) => Ask> = {
  'GET /points': () => ({}),
  'GET /points/transfers': () => ({ query: { direction: 'in' } }),
  'GET /points/transfers/:transferId': ({ giftId }) => ({ params: { transferId: giftId } }),
  'GET /points/family': () => ({}),
  'POST /points/gifts': ({ driverId }) => ({ payload: aGift(driverId) }),
  'POST /points/gifts/:giftId/return': ({ giftId }) => ({ params: { giftId } }),
  'GET /operator/points/members/:memberId': ({ pointsMemberId: memberId }) => ({ params: { memberId } }),
  'PUT /operator/points/members/:memberId/freeze': ({ pointsMemberId: memberId }) => ({
    params: { memberId },
    payload: { isFrozen: true, reason: '疑似作弊' },
  }),
  'POST /operator/points/adjustments': ({ pointsMemberId: memberId }) => ({
    payload: { memberId, deed: 'take', points: 5, reason: '多发', requestId: randomUUID() },
  }),
  'GET /operator/points/proofs': () => ({}),
  'GET /operator/points/proofs/:proofId/mismatches': ({ pointProofId: proofId }) => ({ params: { proofId } }),
  'GET /operator/points/liability': () => ({}),
}
