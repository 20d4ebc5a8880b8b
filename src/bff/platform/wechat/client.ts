import { makeAlarm } from '../alarm'
import { makeLine, usualPace, type Pace } from '../line'
import type { LoginExchange } from '../login'
import type { PhoneOutcome } from '../phone'
import type { RiskRank } from '../risk'
import { misconfigured } from '../trouble'
import { makeAccessTokens } from './access-token'
import { makeAsk } from './api'
import { makePhoneOf } from './phone'
import { makePushReader, type PushOutcome, type PushReader, type PushSettings } from './push'
import { makeRiskRank, riskPace } from './risk'
import { makeLogin, makeOpenSession } from './session'
import { withToken } from './with-token'

type Settings = {
  appid: string
  secret: string
  /** `https://api.weixin.qq.com`, or what stands in for it. */
  api: string
  /** Null where WeChat is not told to call us. */
  push?: PushSettings | null
  now: () => Date
  /** Tells an operator what only they can mend. */
  say: (sentence: string) => void
  pace?: Partial<Pace>
}

export type Wechat = {
  login: LoginExchange
  phoneOf: (code: string, openid?: string) => Promise<PhoneOutcome>
  push: PushReader | null
  riskRank: RiskRank
}

/** WeChat's servers, as far as we speak to them. One for each process: it holds the one access token. */
export function makeWechat({ appid, secret, api, push = null, now, say, pace }: Settings): Wechat {
  const alarm = makeAlarm('WeChat', say, now)
  const ask = makeAsk(api, makeLine('WeChat', say, { ...usualPace, ...pace }))
  const tokens = makeAccessTokens({ ask, appid, secret, now })
  const askWithToken = withToken(ask, tokens)
  // A line of its own, so that nobody is kept from signing in because an opinion is late.
  const riskLine = makeLine('WeChat (opinions)', say, { ...usualPace, ...riskPace, ...pace, repeatsMax: 0 })
  const askForRank = withToken(makeAsk(api, riskLine), tokens)
  const login = makeLogin(makeOpenSession({ ask, appid, secret }), appid)
  const phoneOf = makePhoneOf(askWithToken, appid)
  const reader = push && makePushReader({ ...push, appid, now })
  return {
    login: async (code) => alarm(await login(code)),
    phoneOf: async (code, openid) => alarm(await phoneOf(code, openid)),
    riskRank: makeRiskRank(askForRank, appid),
    push: reader && {
      ...reader,
      read: (query, body) => {
        const outcome = reader.read(query, body)
        alarm(whyNotRead(outcome) ?? outcome)
        return outcome
      },
    },
  }
}

/** A push that somebody signed with our token and that is still of no use was set up otherwise in the console. */
function whyNotRead({ outcome }: PushOutcome) {
  if (outcome === 'garbage') return misconfigured('a push is no JSON, or not encrypted with the key we have')
  return outcome === 'other_app' ? misconfigured('a push is for another app') : null
}
