import type { Sql } from '@/bff/db/sql'
import { pageOf } from '@/bff/lib/cursor'
import { Refusal } from '@/bff/lib/refusal'
import * as store from './order-store'
import type { DealerRow, OrderEventRow, OrderRow } from './order-store'

/** An order with what its page shows. */
export type OrderView = { order: OrderRow; events: OrderEventRow[]; dealer: DealerRow | null }

export async function viewOrder(sql: Sql, memberId: string, id: string): Promise<OrderView> {
  const order = await store.findOrder(sql, memberId, id)
  if (!order) throw new Refusal('not_found')
  const dealerId = order.dealerId ?? order.redeemedAtDealer
  return {
    order,
    events: await store.listEvents(sql, memberId, id),
    dealer: dealerId ? await store.findDealer(sql, dealerId) : null,
  }
}

export function orderPage(found: readonly OrderRow[], size: number) {
  const { rows: orders, next } = pageOf(found, size, ({ orderedAt: at, id }) => ({ at, id }))
  return { orders, next }
}
