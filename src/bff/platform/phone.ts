import type { Busy, Misconfigured } from './trouble'

export type PhoneOutcome =
  /** Verified by the platform, in E.164. */
  | { outcome: 'ok'; phone: string }
  /** Verified too, in a form whose country can't be told. */
  | { outcome: 'unknown_format'; raw: string }
  /** Unknown, expired, used before, or not made by the platform for this app. */
  | { outcome: 'bad_code' }
  /** The person has given the platform no number. */
  | { outcome: 'no_phone' }
  /** The person has not allowed it. */
  | { outcome: 'not_allowed' }
  /** Asked for more often than the platform allows. */
  | { outcome: 'limited' }
  | Busy
  | Misconfigured

/**
 * Verifies the number behind what a phone brings as its proof: from WeChat the code of the phone button, from Alipay
 * the text that `my.getPhoneNumber` gave.
 */
export type PhoneExchange = (proof: string) => Promise<PhoneOutcome>

const E164 = /^\+[1-9]\d{6,14}$/
const MAINLAND_MOBILE = /^1[3-9]\d{9}$/

export function inE164(countryCode: string, national: string): PhoneOutcome {
  if (national === '') return { outcome: 'no_phone' }
  const phone = `+${countryCode}${national}`
  return E164.test(phone) ? { outcome: 'ok', phone } : { outcome: 'unknown_format', raw: national }
}

/** For a platform that names no country: only mainland mobile numbers are certain. */
export const mainland = (mobile: string): PhoneOutcome =>
  MAINLAND_MOBILE.test(mobile) || mobile === ''
    ? inE164('86', mobile)
    : { outcome: 'unknown_format', raw: mobile }
