import { create } from 'zustand'
import type { Order } from '@/contract/order'
import { settle, type Settled } from '@/miniapp/lib/settled'
import { asMember } from '@/miniapp/platform/as-member'
import { pay, paymentVia } from '@/miniapp/platform/pay'
import { stored } from '@/miniapp/platform/storage'
import * as api from './api'
import { loadOrder, useOrders } from './orders'

/** How a try to pay ended, by the BFF's word; `left` when the page itself has gone to pay. */
export type Outcome = 'paid' | 'cancelled' | 'unknown' | 'left'

/** The order that is being paid for at the moment. */
export const usePaying = create<{ orderId: string | null }>(() => ({ orderId: null }))

/** Payments begun by their orders: whoever was sent away to pay comes back to a page that has forgotten all else. */
const begun = stored<Record<string, string>>('mall-payments', 1)

const note = (orderId: string, paymentId: string) => begun.write({ ...begun.read(), [orderId]: paymentId })

const forget = (orderId: string) =>
  begun.write(Object.fromEntries(Object.entries(begun.read() ?? {}).filter(([id]) => id !== orderId)))

/** Has the platform take the cash of an order, and asks the BFF what became of it: the phone's own word is no proof. */
export async function payFor(order: Order): Promise<Settled<Outcome>> {
  usePaying.setState({ orderId: order.id })
  try {
    return await atTheTill(order.id)
  } finally {
    usePaying.setState({ orderId: null })
  }
}

const outcome = (value: Outcome): Settled<Outcome> => ({ status: 'ok', value })

async function atTheTill(orderId: string): Promise<Settled<Outcome>> {
  const opened = await asMember(() => api.openPayment(orderId, paymentVia))
  if (opened.status === 'failed') {
    await loadOrder(orderId)
    return opened
  }
  const { paymentId } = opened.value
  const hand = await settle(api.handOf(paymentId, paymentVia))
  // It may have been paid for meanwhile, on another phone.
  if (hand.status === 'failed') {
    await look(orderId, paymentId)
    return hand
  }
  note(orderId, paymentId)
  const tried = await pay(hand.value)
  if (tried === 'left') return outcome('left')
  const isPaid = await look(orderId, paymentId)
  if (isPaid) return outcome('paid')
  if (tried !== 'cancelled' || isPaid === null) return outcome('unknown')
  forget(orderId)
  return outcome('cancelled')
}

/** Shows an order; of one that was begun to be paid for, the BFF asks the platform first. */
export async function loadPaidOrder(orderId: string) {
  const paymentId = begun.read()?.[orderId]
  if (paymentId && isAwaited(orderId)) await look(orderId, paymentId)
  else await loadOrder(orderId)
}

/** Whether it is paid; null when nobody could be asked. */
async function look(orderId: string, paymentId: string): Promise<boolean | null> {
  const checked = await settle(api.checkPayment(paymentId))
  await loadOrder(orderId)
  if (!isAwaited(orderId)) forget(orderId)
  return checked.status === 'ok' ? checked.value.state === 'paid' : null
}

/** Also where the order is not known yet. */
function isAwaited(orderId: string) {
  const order = useOrders.getState().one[orderId]
  return order?.status !== 'loaded' || order.value.state === 'awaiting_payment'
}

/** Whether this phone has been to the till for it without an answer: nobody should pay twice. */
export const isPaymentOpen = (orderId: string) => begun.read()?.[orderId] !== undefined
