import type { Sql, Tx } from '@/bff/db/sql'

/** What a member paid and got back, as they may read it. */
export const listTold = (sql: Sql, memberId: string) =>
  sql.many<Record<string, unknown>>`
    select p.id, p.order_kind as "orderKind", p.order_id as "orderId", p.via, p.state, p.fen, p.title,
      p.created_at as "createdAt", p.paid_at as "paidAt", p.closed_at as "closedAt", p.trade_no as "tradeNo",
      coalesce((
        select jsonb_agg(jsonb_build_object('fen', r.fen, 'reason', r.reason, 'state', r.state,
          'requestedAt', r.requested_at, 'settledAt', r.settled_at) order by r.requested_at)
        from payment_refund r where r.member_id = p.member_id and r.payment_id = p.id), '[]') as refunds
    from payment p where p.member_id = ${memberId} order by p.created_at, p.id`

/**
 * Payments go to another member with all that became of them; which. `ids` are those to move, null for all. A row's member is what
 * it is distributed by, which can't be updated everywhere: it goes and comes again.
 */
export async function movePayments(
  tx: Tx,
  from: string,
  to: string,
  ids: readonly string[] | null,
): Promise<string[]> {
  const interventions = await tx.many<{ row: object }>`
    delete from payment_intervention t
    where member_id = ${from} and (${ids}::uuid[] is null or payment_id = any(${ids}::uuid[]))
    returning to_jsonb(t) as row`
  const refunds = await tx.many<{ row: object }>`
    delete from payment_refund t
    where member_id = ${from} and (${ids}::uuid[] is null or payment_id = any(${ids}::uuid[]))
    returning to_jsonb(t) as row`
  const payments = await tx.many<{ id: string; row: object }>`
    delete from payment t where member_id = ${from} and (${ids}::uuid[] is null or id = any(${ids}::uuid[]))
    returning id, to_jsonb(t) as row`
  if (payments.length === 0) return []
  const moved = payments.map(({ id }) => id)
  await tx.run`
    insert into payment
    select * from jsonb_populate_recordset(null::payment, ${jsonFor(payments, to)}::jsonb)`
  await tx.run`
    insert into payment_refund
    select * from jsonb_populate_recordset(null::payment_refund, ${jsonFor(refunds, to)}::jsonb)`
  await tx.run`
    insert into payment_intervention
    select * from jsonb_populate_recordset(null::payment_intervention, ${jsonFor(interventions, to)}::jsonb)`
  await tx.run`update payment_key set member_id = ${to} where payment_id = any(${moved}::uuid[])`
  return moved
}

const jsonFor = (rows: readonly { row: object }[], memberId: string) =>
  JSON.stringify(rows.map(({ row }) => ({ ...row, member_id: memberId })))
