import type { PaymentHand, PaymentVia } from '@/contract/payments'

/**
 * What the platform's sheet said in the end. None of it is proof: whatever it was, the page asks the BFF. `left`: the
 * page itself goes where it is paid, and comes back.
 */
export type Tried = 'done' | 'cancelled' | 'unknown' | 'left'

export type Pay = (hand: PaymentHand) => Promise<Tried>

/** What the BFF is told that this phone pays by. */
export const paymentVia: PaymentVia = 'h5'

export const pay: Pay = async (hand) => {
  if (hand.by !== 'h5') return 'unknown'
  const { url } = hand.params
  const back = encodeURIComponent(window.location.href)
  // In the order's place, which the till leads to again: whoever goes back goes to before it.
  window.location.replace(`${url}${url.includes('?') ? '&' : '?'}redirect_url=${back}`)
  return 'left'
}
