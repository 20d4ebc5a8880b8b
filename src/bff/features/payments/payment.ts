import type { Tx } from '@/bff/db/sql'
import type { RefundStanding, Standing, Via } from '@/bff/platform/payment'

/** What a payment is for: the feature that sells it, and its own id of it. */
export type Order = { kind: string; id: string }

export type Opening = {
  memberId: string
  order: Order
  fen: number
  /** What the member reads on the platform's sheet and in its statement: up to 40 characters, nothing personal. */
  title: string
  via: Via
  /** Paid until then, or closed. */
  expiresAt: Date
}

export type PaymentState = 'created' | 'paid' | 'closed'

export type Payment = {
  memberId: string
  id: string
  order: Order
  via: Via
  state: PaymentState
  fen: number
  /** What is on its way back or has arrived. */
  refundedFen: number
  title: string
  createdAt: Date
  expiresAt: Date
  /** From then on it is to be closed: when it expires, or earlier when its member cancels. */
  closeAt: Date
  /** When a phone was first given what it needs to pay: before, nobody can have. */
  handedAt: Date | null
  askedAt: Date | null
  paidAt: Date | null
  tradeNo: string | null
  /** Why it is not as it should be, for operators. */
  trouble: string | null
}

export type RefundState = 'requested' | 'done' | 'failed'

export type Refund = {
  memberId: string
  paymentId: string
  id: string
  /** Why, for ever: the same cause pays back once. */
  cause: string
  fen: number
  reason: string
  state: RefundState
  requestedAt: Date
  settledAt: Date | null
  tries: number
  /** Why it failed, or is tried again, for operators. */
  trouble: string | null
}

export type Refunding = {
  memberId: string
  order: Order
  cause: string
  fen: number
  /** For the member, on the platform's own notice: up to 40 characters, nothing personal. */
  reason: string
}

/**
 * What the feature that sells does about it, in the very transaction in which it becomes so, and once. The member is
 * locked by then. What it throws undoes the step, which is tried again.
 */
export type OrderListener = {
  onPaid: (tx: Tx, payment: Payment) => Promise<void>
  /** Nobody has paid, and nobody can any more. Should money come all the same, it goes back without a word to you. */
  onClosed: (tx: Tx, payment: Payment) => Promise<void>
  onRefunded: (tx: Tx, refund: Refund, payment: Payment) => Promise<void>
  /** The platform won't: an operator was told. Should it go well later, `onRefunded` follows. */
  onRefundFailed: (tx: Tx, refund: Refund, payment: Payment) => Promise<void>
}

export type Step = 'pay' | 'close' | 'return' | 'mismatch' | null

/** How long an order may still be on its way to the platform after a phone was given what it needs. */
const UNDER_WAY_MS = 60_000

/** What becomes of a payment by the platform's word of it: paid wins over all, and money that came too late goes back. */
export function stepFor(payment: Payment, standing: Standing, now: Date): Step {
  if (standing.state === 'paid') {
    // Also when it is on its way back already.
    if (payment.paidAt) return null
    if (standing.fen !== payment.fen) return 'mismatch'
    return payment.state === 'created' ? 'pay' : 'return'
  }
  if (payment.state !== 'created') return null
  if (standing.state === 'closed') return 'close'
  return standing.state === 'unknown' && canBeForgotten(payment, now) ? 'close' : null
}

/** What the platform has never heard of, and won't. */
function canBeForgotten({ closeAt, handedAt }: Payment, now: Date): boolean {
  if (now < closeAt) return false
  return !handedAt || now.getTime() - handedAt.getTime() >= UNDER_WAY_MS
}

const LOOK_MIN_MS = 30_000
const LOOK_MAX_MS = 10 * 60_000

/** When to ask the next time: after as long again as it has lasted, and when it is to be closed. */
export function nextLook(since: Date, closeAt: Date, now: Date): Date {
  const next = asLongAgain(since, now, LOOK_MAX_MS)
  return closeAt > now && closeAt < next ? closeAt : next
}

function asLongAgain(since: Date, now: Date, mostMs: number): Date {
  const ageMs = now.getTime() - since.getTime()
  return new Date(now.getTime() + Math.min(Math.max(ageMs, LOOK_MIN_MS), mostMs))
}

const TRY_MAX_MS = 60 * 60_000
/** So long a refund is tried again that the platform refuses for now; then a person sees to it. */
const REFUSED_FOR_MS = 24 * 60 * 60_000

/** When to try a refund the next time, or to ask about it. */
export const nextTry = ({ requestedAt }: Refund, now: Date): Date => asLongAgain(requestedAt, now, TRY_MAX_MS)

export type RefundStep = Pick<Refund, 'state' | 'settledAt' | 'trouble'>

/** What a refund is by the platform's word of it; null where that is nothing new. */
export function refundAfter(refund: Refund, standing: RefundStanding, now: Date): RefundStep | null {
  const step = refundStep(refund, standing, now)
  return step && (step.state !== refund.state || step.trouble !== refund.trouble) ? step : null
}

function refundStep(refund: Refund, standing: RefundStanding, now: Date): RefundStep | null {
  if (refund.state === 'done' || standing.state === 'unknown') return null
  if (standing.state === 'done') return { state: 'done', settledAt: standing.at ?? now, trouble: null }
  if (standing.state === 'processing') return { state: 'requested', settledAt: null, trouble: null }
  const isRefusedForNow =
    standing.state === 'refused' && now.getTime() - refund.requestedAt.getTime() < REFUSED_FOR_MS
  const state = refund.state === 'requested' && isRefusedForNow ? 'requested' : 'failed'
  return { state, settledAt: null, trouble: standing.why }
}
