import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { RefusalCode } from '@/contract/refusals'
import type { Sealer } from '@/bff/lib/sealed'
import type { SignedIn } from '@/bff/lib/serve'
import { dayOf } from '@/bff/lib/zone'
import { ZONE } from './rule'

export type NonceAction = 'sign_in' | 'make_up'
export type Nonce = { id: string; issuedAt: Date }

/** As long as somebody looks at the page. */
export const NONCE_LIFE_MS = 5 * 60_000
const CLOCKS_APART_MS = 2_000

export type Nonces = ReturnType<typeof makeNonces>

/**
 * What a page is given to do one thing with, once: by this member, from this session, today, within minutes. Nothing of
 * it is kept before it is used, and there is no secret on the phone that could make one.
 */
export function makeNonces({ sealer, now: clock }: { sealer: Sealer; now: () => Date }) {
  const signatureOf = (
    { id, sessionId }: SignedIn,
    action: NonceAction,
    nonceId: string,
    issuedMs: number,
  ) => {
    const on = dayOf(new Date(issuedMs), ZONE)
    return sealer.hash('nonce', JSON.stringify([id, sessionId, action, on, nonceId, issuedMs]))
  }

  return {
    write(member: SignedIn, action: NonceAction): string {
      const [id, issuedMs] = [randomBytes(12).toString('base64url'), clock().getTime()]
      return [id, issuedMs.toString(36), signatureOf(member, action, id, issuedMs)].join('.')
    },

    /** The nonce, or why it is none for what is asked. */
    read(member: SignedIn, action: NonceAction, text: string): Nonce | RefusalCode {
      const [id = '', issued = '', signature = '', ...more] = text.split('.')
      const issuedMs = parseInt(issued, 36)
      if (more.length > 0 || !/^[0-9a-z]{1,9}$/.test(issued) || issuedMs > 8.64e15) return 'nonce_invalid'
      const [ours, theirs] = [Buffer.from(signatureOf(member, action, id, issuedMs)), Buffer.from(signature)]
      if (ours.length !== theirs.length || !timingSafeEqual(ours, theirs)) return 'nonce_invalid'
      const [now, issuedAt] = [clock(), new Date(issuedMs)]
      const ageMs = now.getTime() - issuedMs
      const isToday = dayOf(now, ZONE) === dayOf(issuedAt, ZONE)
      if (ageMs > NONCE_LIFE_MS || ageMs < -CLOCKS_APART_MS || !isToday) return 'nonce_expired'
      return { id, issuedAt }
    },
  }
}
