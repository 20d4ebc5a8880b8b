import type { PhoneCode } from './store'

export const VALID_S = 5 * 60
export const RESEND_S = 60
export const TRIES = 5
/** How many codes one phone can be sent in a window. */
const WINDOW_MS = 60 * 60_000
const WINDOW_SENDS_MAX = 5

const after = (at: Date, seconds: number) => new Date(at.getTime() + seconds * 1000)

/** Seconds until the phone may be sent another code; 0 when it may be now. */
export function waitBeforeSend(last: PhoneCode | null, now: Date): number {
  if (!last) return 0
  const resend = (after(last.sentAt, RESEND_S).getTime() - now.getTime()) / 1000
  const windowEnds = (last.windowAt.getTime() + WINDOW_MS - now.getTime()) / 1000
  const full = last.windowSends >= WINDOW_SENDS_MAX && windowEnds > 0
  return Math.max(0, Math.ceil(full ? windowEnds : resend))
}

/** The code that replaces `last`. A code that was sent before is worth nothing from now on. */
export function nextCode(phoneHash: string, codeHash: string, last: PhoneCode | null, now: Date): PhoneCode {
  const sameWindow = last && last.windowAt.getTime() + WINDOW_MS > now.getTime()
  return {
    phoneHash,
    codeHash,
    triesLeft: TRIES,
    sentAt: now,
    expiresAt: after(now, VALID_S),
    windowAt: sameWindow ? last.windowAt : now,
    windowSends: sameWindow ? last.windowSends + 1 : 1,
  }
}

/** Why a code can't be tried at all; null if it can. Whether it is right is the next question. */
export const whyNotTry = (code: PhoneCode | null, now: Date): 'code_expired' | null =>
  code && code.expiresAt > now && code.triesLeft > 0 ? null : 'code_expired'
