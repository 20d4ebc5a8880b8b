import { fragment, type Sql, type Tx } from '@/bff/db/sql'
import type { OrderRow } from './order-store'

/** Tables that are distributed by the member whose rows they hold, with the column that rows are moved by. */
const ownTables = {
  mall_address: { name: fragment`mall_address`, key: fragment`id` },
  mall_order: { name: fragment`mall_order`, key: fragment`id` },
  mall_order_event: { name: fragment`mall_order_event`, key: fragment`order_id` },
  mall_request: { name: fragment`mall_request`, key: fragment`request_id` },
} as const

export type OwnTable = keyof typeof ownTables

/** Rows on their way from one member to another. */
export type Taken = readonly { id: string; row: object }[]

/**
 * A row's member is what it is distributed by, which can't be updated everywhere: it goes and comes again. `ids` are
 * those to take, null for all.
 */
export function takeRows(
  tx: Tx,
  table: OwnTable,
  memberId: string,
  ids: readonly string[] | null,
): Promise<Taken> {
  const { name, key } = ownTables[table]
  return tx.many<{ id: string; row: object }>`
    delete from ${name} t where member_id = ${memberId} and (${ids}::uuid[] is null or ${key} = any(${ids}::uuid[]))
    returning ${key} as id, to_jsonb(t) as row`
}

/** What the other has there already, by the same key, is left as it is. */
export async function giveRows(tx: Tx, table: OwnTable, memberId: string, taken: Taken): Promise<void> {
  if (taken.length === 0) return
  const { name } = ownTables[table]
  const rows = JSON.stringify(taken.map(({ row }) => ({ ...row, member_id: memberId })))
  await tx.run`
    insert into ${name} select * from jsonb_populate_recordset(null::${name}, ${rows}::jsonb) on conflict do nothing`
}

export const deleteRows = (tx: Tx, table: 'mall_address' | 'mall_request', memberId: string) =>
  tx.run`delete from ${ownTables[table].name} where member_id = ${memberId}`

/** Codes lead to wherever their orders are. */
export const moveCodes = (tx: Tx, from: string, to: string, orderIds: readonly string[]) =>
  tx.run`update mall_code set member_id = ${to} where member_id = ${from} and order_id = any(${orderIds}::uuid[])`

export const deleteCodes = (tx: Tx, memberId: string) =>
  tx.run`delete from mall_code where member_id = ${memberId}`

/** What an order says of who it was for. */
export const blankOrders = (tx: Tx, memberId: string, nobody: string) =>
  tx.run`
    update mall_order set address_sealed = null, code_sealed = null, tracking_number = null, refund_reason = null,
      refunded_by = case when refunded_by = ${memberId} then ${nobody} else refunded_by end
    where member_id = ${memberId}`

export const listToldOrders = (sql: Sql, memberId: string) =>
  sql.many<
    Pick<
      OrderRow,
      'id' | 'state' | 'title' | 'quantity' | 'points' | 'fen' | 'cash' | 'delivery' | 'addressSealed'
    > &
      Pick<OrderRow, 'orderedAt' | 'carrier' | 'trackingNumber' | 'redeemedAt' | 'refundReason'>
  >`
    select id, state, title, quantity, points, fen, cash, delivery, address_sealed as "addressSealed",
      ordered_at as "orderedAt", carrier, tracking_number as "trackingNumber", redeemed_at as "redeemedAt",
      refund_reason as "refundReason"
    from mall_order where member_id = ${memberId} order by ordered_at, id`

export const countOpen = (sql: Sql, memberId: string) =>
  sql.one<{ count: number }>`
    select count(*) as count from mall_order
    where member_id = ${memberId}
      and (state in ('awaiting_payment', 'to_ship', 'to_redeem', 'shipped') or cash in ('refunding', 'stuck'))`
