import { create } from 'zustand'
import type { Order, OrderPage, OrderState, RefundReason } from '@/contract/order'
import { type Loadable, loaded, loading, refreshed } from '@/miniapp/lib/loadable'
import { settle, type Settled } from '@/miniapp/lib/settled'
import { asMember } from '@/miniapp/platform/as-member'
import { once } from '@/miniapp/platform/once'
import { useSession } from '@/miniapp/platform/session'
import * as api from './api'
import { loadBalance } from './balance'

export type Wish = api.Wish

const SECOND_MS = 1000

/** Orders of one state, or all. */
export type Tab = OrderState | 'all'

type OrdersState = {
  lists: Partial<Record<Tab, Loadable<OrderPage>>>
  one: Record<string, Loadable<Order>>
  /** Until when an order can be paid by this phone's clock, which may be wrong: only the seconds left are the BFF's. */
  payBy: Record<string, string>
}

const nothing: OrdersState = { lists: {}, one: {}, payBy: {} }

export const useOrders = create<OrdersState>(() => nothing)
const { getState, setState } = useOrders

/** Another person's orders are nobody else's business. */
useSession.subscribe(({ member }, before) => {
  if (member?.id !== before.member?.id) setState(nothing)
})

const keepList = (tab: Tab, list: Loadable<OrderPage>) =>
  setState(({ lists }) => ({ lists: { ...lists, [tab]: list } }))

const stateOf = (tab: Tab) => (tab === 'all' ? undefined : tab)

export async function loadOrders(tab: Tab) {
  const settled = await asMember(() => api.listOrders(stateOf(tab)))
  keepList(tab, refreshed(getState().lists[tab] ?? loading, settled))
}

/** Goes on where the list ends. */
export async function loadMoreOrders(tab: Tab) {
  const list = getState().lists[tab]
  if (list?.status !== 'loaded' || !list.value.next) return
  const settled = await settle(api.listOrders(stateOf(tab), list.value.next))
  // A list that was loaded anew meanwhile has another end, or none.
  if (settled.status !== 'ok' || getState().lists[tab] !== list) return
  const orders = [...list.value.orders, ...settled.value.orders]
  keepList(tab, loaded({ orders, next: settled.value.next }))
}

export async function loadOrder(orderId: string) {
  const settled = await asMember(() => api.getOrder(orderId))
  if (settled.status === 'ok') return keepOrder(settled.value)
  setState(({ one }) => ({ one: { ...one, [orderId]: refreshed(one[orderId] ?? loading, settled) } }))
}

/** Shows an order that came with another answer. */
export function keepOrder(order: Order) {
  const { id, payForS } = order
  setState(({ one, payBy }) => ({
    one: { ...one, [id]: loaded(order) },
    ...(payForS !== null && {
      payBy: { ...payBy, [id]: new Date(Date.now() + payForS * SECOND_MS).toISOString() },
    }),
  }))
}

async function kept(asked: Promise<Settled<Order>>): Promise<Settled<Order>> {
  const settled = await asked
  if (settled.status === 'ok') {
    keepOrder(settled.value)
    // Points went, or came back.
    void loadBalance()
  }
  return settled
}

export const placeOrder = (wish: Wish) =>
  kept(once({ order: wish }, (requestId) => api.placeOrder(wish, requestId)))

/** What can be said twice without harm; after a no, the order is looked at again. */
async function changed(orderId: string, ask: () => Promise<Order>) {
  const settled = await kept(asMember(ask))
  if (settled.status === 'failed') await loadOrder(orderId)
  return settled
}

export const cancelOrder = (orderId: string) => changed(orderId, () => api.cancelOrder(orderId))

export const receiveOrder = (orderId: string) => changed(orderId, () => api.receiveOrder(orderId))

export const giveBack = (orderId: string, reason: RefundReason) =>
  changed(orderId, () => api.giveBack(orderId, reason))
