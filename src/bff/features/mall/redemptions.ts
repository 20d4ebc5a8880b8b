import type { RecordHappening } from '@/bff/db/outbox'
import type { Db, Tx } from '@/bff/db/sql'
import { intentHash } from '@/bff/lib/intent'
import { Refusal } from '@/bff/lib/refusal'
import type { Sealer } from '@/bff/lib/sealed'
import type { Staff } from '@/bff/lib/serve'
import type { Membership } from '../membership/service'
import type { RedemptionCodes } from './codes'
import { makeMisses } from './misses'
import * as store from './order-store'
import type { OrderRow } from './order-store'
import { whyNotRedeem } from './policy'
import type { Promises } from './promises'
import { claimRequest } from './request-store'
import type { Settling } from './settling'

type Parts = {
  db: Db
  now: () => Date
  sealer: Sealer
  promises: Promises
  settling: Settling
  codes: RedemptionCodes
  membership: Pick<Membership, 'phoneOf'>
  /** Tells others of what happened, in the same transaction. */
  record: RecordHappening
}

/** What somebody behind a counter sees of an order. */
export type RedemptionView = { order: OrderRow; phone: string | null }

/** Codes are shown by members, and taken by consultants. */
export function makeRedemptions(parts: Parts) {
  const { db, now: clock, promises, settling, codes, membership, record } = parts
  const misses = makeMisses(parts)

  /** What a code leads to; what leads nowhere is counted. */
  async function leadOf(staff: Staff, typed: string) {
    await misses.refuseGuessers(staff.memberId)
    const lead = await store.findCode(db, codes.hash(typed))
    if (lead) return lead
    await misses.count(staff.memberId)
    throw new Refusal('redemption_wrong')
  }

  async function redeem(tx: Tx, order: OrderRow, staff: Staff, requestId: string, now: Date) {
    const isRepeated = order.redeemedRequest === requestId && order.redeemedBy === staff.memberId
    if (isRepeated) return order
    const reason = whyNotRedeem(order, staff.dealerId, now)
    if (reason) throw new Refusal(reason)
    const contentHash = intentHash('redeem', { orderId: order.id })
    // One tap hands over one order: an id that took another, or was for something else, takes nothing.
    const claim = { memberId: staff.memberId, requestId, contentHash, result: order.id }
    if (!(await claimRequest(tx, claim, now))) throw new Refusal('request_reused')
    const redeemed: OrderRow = {
      ...{ ...order, state: 'completed', redeemedBy: staff.memberId, redeemedAtDealer: staff.dealerId },
      ...{ redeemedRequest: requestId, redeemedAt: now },
    }
    await settling.save(tx, redeemed, 'redeemed', now)
    const { memberId, id: orderId } = order
    await record(tx, { memberId, type: 'order.redeemed', subject: orderId, at: now, body: { orderId } })
    return redeemed
  }

  return {
    /** What a code stands for, before anything is handed over. */
    async lookUp(staff: Staff, typed: string): Promise<RedemptionView> {
      const { memberId, orderId } = await leadOf(staff, typed)
      return db.together(async (sql) => {
        const order = await store.findOrder(sql, memberId, orderId)
        if (!order) throw new Refusal('redemption_wrong')
        const reason = whyNotRedeem(order, staff.dealerId, clock())
        // That it was taken, and when, is what whoever asks wants to know.
        if (reason && reason !== 'redemption_used') throw new Refusal(reason)
        return { order, phone: await membership.phoneOf(sql, memberId) }
      })
    },

    /** Takes a code for what was handed over: once, whoever else tries at the same time. */
    async take(
      staff: Staff,
      { code, requestId }: { code: string; requestId: string },
    ): Promise<RedemptionView> {
      const { memberId, orderId } = await leadOf(staff, code)
      const taken = await promises.about(memberId, async (tx, now) => {
        const order = await store.lockOrder(tx, memberId, orderId)
        if (!order) return null
        const redeemed = await redeem(tx, order, staff, requestId, now)
        return { order: redeemed, phone: await membership.phoneOf(tx, memberId) }
      })
      // It went to another member between our two looks.
      if (!taken) throw new Refusal('busy')
      return taken
    },
  }
}
