import type { RefusalCode } from '@/contract/refusals'
import type { Db, Sql, Tx } from '@/bff/db/sql'
import { Refusal } from '@/bff/lib/refusal'
import type { MemberRef } from '@/bff/lib/serve'
import type { Membership } from '../membership/service'
import { causeOfGift, findGift, give, returnableUntil, takeBack, type GiftOutcome } from './gifting'
import type { Outcome } from './outcome'
import * as store from './store'

/** Whom a member shares a car with. */
export type FamilyOf = (sql: Sql, memberId: string) => Promise<readonly string[]>

type Parts = {
  db: Db
  now: () => Date
  membership: Pick<Membership, 'lock' | 'lockIfHere' | 'phoneOf'>
  familyOf: FamilyOf
}

export type GiftView = {
  id: string
  toMemberId: string
  points: number
  returned: number
  givenAt: Date
  returnableUntil: Date
}

export const refusalsOf: Partial<Record<Outcome, RefusalCode>> = {
  exists_with_different_amount: 'request_reused',
  member_frozen: 'points_frozen',
  rule_capped: 'gift_limit',
  insufficient_points: 'insufficient_points',
}

const refusalsOfReturn: Partial<Record<GiftOutcome, RefusalCode>> = {
  unknown_transfer: 'not_found',
  too_late: 'gift_final',
  spent: 'gift_spent',
}

/** Points that go from one of a family to another. */
export function makeGifts({ db, now: clock, membership, familyOf }: Parts) {
  /** In the order of their ids, as whoever else locks members. */
  const lockBoth = async (tx: Tx, member: MemberRef, otherId: string) => {
    for (const id of [member.id, otherId].sort()) {
      if (id === member.id) await membership.lock(tx, member)
      else if (!(await membership.lockIfHere(tx, id))) throw new Refusal('not_found')
    }
  }

  const view = async (tx: Tx, memberId: string, giftId: string): Promise<GiftView> => {
    const gift = await findGift(tx, memberId, giftId)
    if (!gift) throw new Refusal('not_found')
    const since = await store.listOf(tx, [gift.memberId], giftId)
    return {
      ...{ id: gift.id, toMemberId: gift.peerId ?? memberId, points: gift.points },
      returned: since.find(({ kind }) => kind === 'gift_returned')?.points ?? 0,
      ...{ givenAt: gift.at, returnableUntil: returnableUntil(gift.at) },
    }
  }

  return {
    family: ({ id }: MemberRef) =>
      db.together(async (sql) => {
        const ids = await familyOf(sql, id)
        return Promise.all(
          ids.map(async (each) => ({ id: each, phone: await membership.phoneOf(sql, each) })),
        )
      }),

    give: (member: MemberRef, wanted: { toMemberId: string; points: number; requestId: string }) =>
      db.transaction(async (tx) => {
        if (wanted.toMemberId === member.id) throw new Refusal('not_found')
        const earlier = await store.listByCause(tx, [member.id], [causeOfGift(wanted.requestId)])
        // Once given, it may be asked after also when they share no car any more, or the other is somebody else by now.
        if (earlier.length > 0) await membership.lock(tx, member)
        else {
          await lockBoth(tx, member, wanted.toMemberId)
          const isFamily = (await familyOf(tx, member.id)).includes(wanted.toMemberId)
          if (!isFamily) throw new Refusal('not_found')
        }
        const { outcome, transferId } = await give(tx, { memberId: member.id, ...wanted }, clock())
        const refusal = refusalsOf[outcome]
        if (refusal || !transferId) throw new Refusal(refusal ?? 'internal')
        return view(tx, member.id, transferId)
      }),

    takeBack: (member: MemberRef, giftId: string) =>
      db.transaction(async (tx) => {
        await membership.lock(tx, member)
        const refusal = refusalsOfReturn[await takeBack(tx, member.id, giftId, clock())]
        if (refusal) throw new Refusal(refusal)
        return view(tx, member.id, giftId)
      }),
  }
}
