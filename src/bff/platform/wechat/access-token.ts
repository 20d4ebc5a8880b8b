import { Type } from '@sinclair/typebox'
import { busy, misconfigured, type Busy, type Misconfigured } from '../trouble'
import type { Ask } from './api'

const Reply = Type.Object({
  access_token: Type.String({ minLength: 1, maxLength: 4096 }),
  expires_in: Type.Integer({ minimum: 1 }),
})

export type TokenAnswer = { outcome: 'ok'; token: string } | Busy | Misconfigured

export type AccessTokens = ReturnType<typeof makeAccessTokens>

type Parts = { ask: Ask; appid: string; secret: string; now: () => Date }

/** A token that is about to expire is not started with. */
const MARGIN_S = 60
/** A forced refresh ends everybody's token and is rationed by the platform: 20 a day, 30 s apart. */
const FORCE_APART_MS = 60_000

/** So many tokens a minute, and so many refreshes by force a day. */
const rationed: ReadonlySet<number> = new Set([45009, 45011])

const reactTo = (errcode: number) =>
  rationed.has(errcode) ? busy('overloaded') : misconfigured(`it gives no access token (errcode ${errcode})`)

/** The one holder and the one refresher of the access token; whoever needs it meanwhile shares the wait. */
export function makeAccessTokens({ ask, appid, secret, now }: Parts) {
  let held: { token: string; freshUntilMs: number } | null = null
  let pending: Promise<TokenAnswer> | null = null
  let forcedAtMs = -Infinity

  async function obtain(force: boolean): Promise<TokenAnswer> {
    if (force) forcedAtMs = now().getTime()
    const said = await ask(Reply, {
      path: '/cgi-bin/stable_token',
      body: { grant_type: 'client_credential', appid, secret, force_refresh: force },
      repeat: force ? 'unless_acted' : 'always',
    })
    if (said.outcome === 'busy') return said
    if (said.outcome === 'errcode') return reactTo(said.errcode)
    const { access_token: token, expires_in: expiresInS } = said.value
    const freshS = Math.max(expiresInS - MARGIN_S, expiresInS / 2)
    held = { token, freshUntilMs: now().getTime() + freshS * 1000 }
    return { outcome: 'ok', token }
  }

  const share = (force: boolean) =>
    (pending ??= obtain(force).finally(() => {
      pending = null
    }))

  return {
    async get(): Promise<TokenAnswer> {
      if (held && now().getTime() < held.freshUntilMs) return { outcome: 'ok', token: held.token }
      return share(false)
    },

    /** Another token than `stale`, which an API refused. Whoever comes late gets what the first one fetched. */
    async renew(stale: string): Promise<TokenAnswer> {
      for (const force of [false, true]) {
        if (held && held.token !== stale) return { outcome: 'ok', token: held.token }
        // The platform still hands out what its own servers refuse: only then is force in order.
        if (force && !pending && now().getTime() - forcedAtMs < FORCE_APART_MS) break
        const answer = await share(force)
        if (answer.outcome !== 'ok' || answer.token !== stale) return answer
      }
      return busy('overloaded')
    },
  }
}
