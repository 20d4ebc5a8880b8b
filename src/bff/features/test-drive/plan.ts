import type { RefusalCode } from '@/contract/refusals'
import type { Tx } from '@/bff/db/sql'
import { Refusal } from '@/bff/lib/refusal'
import type { MemberRef } from '@/bff/lib/serve'
import { plusMinutes } from '@/bff/lib/zone'
import { HOLD_MIN } from './policy'
import { nearestFree, openingTime } from './schedule'
import { findDealer, findLendingAt } from './schedule-store'
import type { BookingRow } from './store'

export type Start = { dealerId: string; modelId: string; startsAt: Date }

export type Plan = NonNullable<Awaited<ReturnType<typeof findPlan>>>

/** What the rules need to know about a dealer, a model and the day of a start. */
export async function findPlan(tx: Tx, { dealerId, modelId, startsAt }: Start) {
  const lending = await findLendingAt(tx, dealerId, modelId, startsAt)
  return lending && { ...lending, open: openingTime(lending, lending.localDay, lending.timeZone) }
}

/** Refuses with what is free nearby, read in the same transaction. */
export async function refuse(
  tx: Tx,
  { dealerId, modelId, startsAt }: Start,
  now: Date,
  code: RefusalCode,
  moving?: BookingRow,
): Promise<never> {
  const dealer = await findDealer(tx, dealerId)
  const free = dealer ? await nearestFree(tx, dealer, { modelId, wanted: startsAt, now, moving }) : []
  const nearest = free.map((slot) => ({
    startsAt: slot.startsAt.toISOString(),
    endsAt: slot.endsAt.toISOString(),
  }))
  throw new Refusal(code, { nearest })
}

export const timesOf = (startsAt: Date, { durationMin, cutoffMin, localDay }: Plan) => ({
  startsAt,
  endsAt: plusMinutes(startsAt, durationMin),
  localDay,
  changeableUntil: plusMinutes(startsAt, -cutoffMin),
})

export const draftOf = (
  member: MemberRef,
  { dealerId, modelId, startsAt }: Start,
  plan: Plan,
  now: Date,
) => ({
  dealerId,
  memberId: member.id,
  modelId,
  ...timesOf(startsAt, plan),
  state: 'held' as const,
  heldUntil: plusMinutes(now, HOLD_MIN),
  contactSealed: null,
  cancelReason: null,
  arrivedAt: null,
  missedAt: null,
})
