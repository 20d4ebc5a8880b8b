import { randomBytes } from 'node:crypto'
import type { Asked } from '../server'
import { jsonIn, needApp, needPost, type Account } from './account'
import { Refused } from './refused'

const LIFE_MS = 7200 * 1000
/** So long before its end a token is followed by the next, and both are good. */
const OVERLAP_MS = 5 * 60 * 1000
const FORCED_APART_MS = 30 * 1000
const FORCED_A_DAY_MAX = 20

type Token = { value: string; expiresAt: number; isReplaced: boolean }

const chinaDay = (ms: number) => Math.floor((ms + 8 * 3600 * 1000) / (24 * 3600 * 1000))

export function makeTokens(now: () => Date) {
  const issued = new Map<string, Token>()
  const forcedAt: number[] = []
  let current: Token | null = null
  const time = () => now().getTime()

  function issue(): Token {
    // As long as WeChat asks everyone to leave room for.
    const value = `88_${randomBytes(384).toString('base64url')}`.slice(0, 512)
    current = { value, expiresAt: time() + LIFE_MS, isReplaced: false }
    issued.set(value, current)
    return current
  }

  const steady = () => (current && current.expiresAt - time() > OVERLAP_MS ? current : issue())

  function replace(): Token {
    for (const token of issued.values()) token.isReplaced = true
    return issue()
  }

  return {
    steady,

    /** Within half a minute of the last time nothing is refreshed, and what there is comes back. */
    forced(): Token {
      const last = forcedAt.at(-1)
      if (last !== undefined && time() - last < FORCED_APART_MS) return steady()
      const today = forcedAt.filter((at) => chinaDay(at) === chinaDay(time()))
      if (today.length >= FORCED_A_DAY_MAX) throw new Refused(45009)
      forcedAt.push(time())
      return replace()
    },

    /** As after a forced refresh by someone else who has the secret. */
    replace,

    /** Ends every token before its time. */
    expire() {
      for (const token of issued.values()) token.expiresAt = time()
    },

    need(value: string | null) {
      if (!value) throw new Refused(41001)
      const token = issued.get(value)
      if (!token) throw new Refused(40014)
      if (token.isReplaced) throw new Refused(40001)
      if (token.expiresAt <= time()) throw new Refused(42001)
    },
  }
}

/** `POST /cgi-bin/stable_token` */
export function stableToken(account: Account, asked: Asked) {
  needPost(asked, 43002)
  const { grant_type, appid, secret, force_refresh = false } = jsonIn(asked)
  if (grant_type !== 'client_credential') throw new Refused(40002)
  needApp(account, { appid, secret })
  if (typeof force_refresh !== 'boolean') throw new Refused(47001)
  const token = force_refresh ? account.tokens.forced() : account.tokens.steady()
  const leftMs = token.expiresAt - account.now().getTime()
  return { access_token: token.value, expires_in: Math.floor(leftMs / 1000) }
}
