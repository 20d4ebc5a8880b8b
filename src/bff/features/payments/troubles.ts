import type { Db, Tx } from '@/bff/db/sql'
import { pageOf, readCursor } from '@/bff/lib/cursor'
import { Refusal } from '@/bff/lib/refusal'
import type { Operator } from '@/bff/lib/serve'
import type { Asking } from './asking'
import type { Payment } from './payment'
import type { Settling } from './settling'
import * as store from './store'
import * as troubles from './trouble-store'
import type { Intervention, Trouble } from './trouble-store'

export type { Intervention, Trouble } from './trouble-store'

type Parts = { db: Db; now: () => Date; settling: Settling; asking: Asking }

const PAGE = 50

const keyOf = ({ since: at, refundId, paymentId }: Trouble) => ({ at, id: refundId ?? paymentId })

/** What operators see of cash that is not where it should be, and what they do about it. */
export function makeTroubles({ db, now, settling, asking }: Parts) {
  const ofAnyone = async (paymentId: string): Promise<Payment> => {
    const owner = await store.findOwner(db, paymentId)
    const payment = owner && (await store.findPayment(db, owner.memberId, paymentId))
    if (!payment) throw new Refusal('not_found')
    return payment
  }

  async function file(paymentId: string) {
    const payment = await ofAnyone(paymentId)
    const [refunds, interventions] = await Promise.all([
      store.listRefunds(db, payment),
      troubles.listInterventions(db, payment),
    ])
    return { payment, refunds, interventions }
  }

  /** Once for each request; false when it was noted before. */
  async function note(tx: Tx, payment: Payment, wanted: Intervention): Promise<boolean> {
    if (await troubles.insertIntervention(tx, payment, wanted)) return true
    const earlier = (await troubles.listInterventions(tx, payment)).find(({ id }) => id === wanted.id)
    const isSame = earlier?.refundId === wanted.refundId && earlier.reason === wanted.reason
    if (!isSame) throw new Refusal('request_reused')
    return false
  }

  return {
    inTrouble: async (cursor: string | undefined) =>
      pageOf(await troubles.listTroubles(db, readCursor(cursor), PAGE + 1), PAGE, keyOf),

    file,

    async reconcile(paymentId: string) {
      const payment = await asking.lookNow(await ofAnyone(paymentId))
      await asking.payBackAll(payment)
      return file(paymentId)
    },

    /** By the number it has, so that however many try it, it pays back once. One that has arrived is only shown. */
    async retryRefund(
      { memberId: operatorId }: Operator,
      { paymentId, refundId }: { paymentId: string; refundId: string },
      { reason, requestId: id }: { reason: string; requestId: string },
    ) {
      await db.transaction(async (tx) => {
        const payment = await settling.lock(tx, paymentId)
        const refund = payment && (await store.lockRefund(tx, payment, refundId))
        if (!refund) throw new Refusal('not_found')
        if (refund.state === 'done') return
        const isNew = await note(tx, payment, { id, refundId, reason, operatorId, at: now() })
        if (isNew && refund.state === 'failed') await store.updateRefundAnew(tx, refund, now())
      })
      const { payment, refunds } = await file(paymentId)
      const refund = refunds.find((one) => one.id === refundId)
      if (refund) await asking.payBack(payment, refund)
      return file(paymentId)
    },
  }
}
