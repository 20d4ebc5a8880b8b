import type { Sql, Tx } from '@/bff/db/sql'
import type { KeysetKey } from '@/bff/lib/cursor'
import { FIRST_ID } from '@/bff/lib/id'
import type { Via } from '@/bff/platform/payment'
import type { Payment, PaymentState, RefundState } from './payment'

/** A payment, or a refund of one, that is not as it should be. */
export type Trouble = {
  memberId: string
  paymentId: string
  /** Null where it is the payment itself. */
  refundId: string | null
  orderKind: string
  orderId: string
  via: Via
  state: PaymentState | Exclude<RefundState, 'done'>
  fen: number
  tries: number | null
  since: Date
  /** When it is tried again, or asked about, by itself; null where it waits for a person. */
  lookAt: Date | null
  trouble: string
}

/** The oldest first. */
export const listTroubles = (sql: Sql, after: KeysetKey | null, limit: number) =>
  sql.many<Trouble>`
    with reached as (
      select coalesce(${after?.at ?? null}::timestamptz, '-infinity') as at,
        coalesce(${after?.id ?? null}::uuid, ${FIRST_ID}) as id
    )
    select * from (
      (select p.member_id as "memberId", p.id as "paymentId", null::uuid as "refundId",
          p.order_kind as "orderKind", p.order_id as "orderId", p.via, p.state, p.fen, null::int as tries,
          p.created_at as since, case when p.state = 'created' then p.look_at end as "lookAt", p.trouble
        from payment p, reached
        where p.trouble is not null and (p.created_at, p.id) > (reached.at, reached.id)
        order by p.created_at, p.id limit ${limit})
      union all
      (select r.member_id, r.payment_id, r.id,
          p.order_kind, p.order_id, p.via, r.state, r.fen, r.tries,
          r.requested_at, case when r.state = 'requested' then r.look_at end, r.trouble
        from payment_refund r join payment p on p.member_id = r.member_id and p.id = r.payment_id, reached
        where r.trouble is not null and (r.requested_at, r.id) > (reached.at, reached.id)
        order by r.requested_at, r.id limit ${limit})
    ) t
    order by since, coalesce("refundId", "paymentId") limit ${limit}`

export type Intervention = { id: string; refundId: string; reason: string; operatorId: string; at: Date }

/** False when the operator's request is known. */
export const insertIntervention = async (tx: Tx, { memberId, id: paymentId }: Payment, i: Intervention) =>
  (await tx.run`
    insert into payment_intervention (member_id, payment_id, id, refund_id, deed, reason, operator_id, at)
    values (${memberId}, ${paymentId}, ${i.id}, ${i.refundId}, 'retry_refund', ${i.reason}, ${i.operatorId}, ${i.at})
    on conflict do nothing`) === 1

export const listInterventions = (sql: Sql, { memberId, id }: Payment) =>
  sql.many<Intervention>`
    select id, refund_id as "refundId", reason, operator_id as "operatorId", at from payment_intervention
    where member_id = ${memberId} and payment_id = ${id} order by at, id`
