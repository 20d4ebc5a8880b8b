import type { Asked } from '../server'
import type { makeCodes } from '../codes'
import { nameIn } from '../person'
import { Refused, type Errcode } from './refused'
import type { makeTokens } from './token'

export type Phone = { number: string; countryCode: string }

/** A tap on the phone button gives a code of its own, which is no login code. */
export type Holder = { name: string; appId: string; issuedAt: Date; kind: 'login' | 'phone'; phone?: Phone }

export type Switches = {
  /** For a developer's machine, whose tools get codes from WeChat itself. */
  acceptsAnyCode: boolean
  /** Bound to an account of the Open Platform: then people have a unionid. */
  isBound: boolean
  /** What a second use of a login code is called: the documentation has no number for it, WeChat has 40163. */
  usedCode: 40029 | 40163
  /** Certified, and no personal account. */
  mayAskForPhones: boolean
  countryCodeAs: 'string' | 'number'
  /** Another app in the watermark, as in an answer that was meant for someone else. */
  watermarkAppId: string | null
  riskRank: 0 | 1 | 2 | 3 | 4
}

/** One mini-program as WeChat knows it. */
export type Account = {
  appId: string
  secret: string
  now: () => Date
  switches: Switches
  codes: ReturnType<typeof makeCodes<Holder>>
  tokens: ReturnType<typeof makeTokens>
  /** Session keys by openid: a login ends the key of the one before. */
  sessionKeys: Map<string, string>
}

export function needApp({ appId, secret }: Account, given: { appid: unknown; secret: unknown }) {
  if (!given.appid) throw new Refused(41002)
  if (!given.secret) throw new Refused(41004)
  if (given.appid !== appId) throw new Refused(40013)
  if (given.secret !== secret) throw new Refused(40125)
}

/** Who holds the code, which is used up by `codes.use` alone. */
export function holderOf(
  { appId, codes, now, switches }: Account,
  kind: Holder['kind'],
  code: string,
): Holder {
  if (codes.find(code).status === 'unknown' && switches.acceptsAnyCode) {
    codes.issue(code, { name: nameIn(code), appId, kind, issuedAt: now() })
  }
  const found = codes.find(code)
  if (found.status === 'used' && kind === 'login') throw new Refused(switches.usedCode)
  if (found.status !== 'good' || found.holder.kind !== kind) throw new Refused(40029)
  return found.holder
}

export function needPost({ method }: Asked, otherwise: Errcode) {
  if (method !== 'POST') throw new Refused(otherwise)
}

export function jsonIn({ body }: Asked): Record<string, unknown> {
  if (body === '') throw new Refused(44002)
  const parsed = parse(body)
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw new Refused(47001)
  return parsed as Record<string, unknown>
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new Refused(47001)
  }
}
