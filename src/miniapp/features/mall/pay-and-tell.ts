import type { Order } from '@/contract/order'
import { toast } from '@/miniapp/platform/page'
import { refusals } from './copy'
import { payOutcomes } from './order-copy'
import { payFor, usePaying } from './paying'

/** Goes to the till with an order, and says what came of it. One at a time: the till has one counter. */
export async function payAndTell(order: Order) {
  if (usePaying.getState().orderId !== null) return
  const tried = await payFor(order)
  const told = tried.status === 'ok' ? payOutcomes[tried.value] : refusals[tried.code]
  if (told) toast(told)
}
