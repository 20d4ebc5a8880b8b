import type { Failed } from '@/miniapp/lib/settled'
import { asMember } from '@/miniapp/platform/as-member'
import { once } from '@/miniapp/platform/once'
import * as api from './api'
import { refusals } from './copy'
import { staff as words } from './order-copy'

/** Why a code was not taken; of a counter that is locked after many slips, for how long. */
export function whyNot({ code, refusal }: Failed): string {
  const minutes = Math.ceil((refusal?.retryInS ?? 0) / MINUTE_S)
  return code === 'rate_limited' && minutes > 0 ? words.locked(minutes) : refusals[code]
}

const MINUTE_S = 60

/** Ten signs and a hyphen, or what a square code says. */
const CODE_MIN = 8

export const isCode = (typed: string) => signsOf(typed).length >= CODE_MIN

/** A code as it was typed, without what people put between its signs. */
const signsOf = (typed: string) => typed.replace(/[\s-]/g, '')

export const lookUp = (dealerId: string, code: string) => asMember(() => api.lookUp(dealerId, code.trim()))

/** A code works once: who lost the answer asks for the same again. */
export const redeem = (dealerId: string, code: string) =>
  once({ redeem: code, dealerId }, (requestId) => api.redeem(dealerId, code.trim(), requestId))
