import { makeAlarm } from '../alarm'
import { makeLine, usualPace, type Pace } from '../line'
import type { LoginExchange } from '../login'
import type { PhoneOutcome } from '../phone'
import { makeAccessTokens } from './access-token'
import { makeAsk } from './api'
import { makePhoneOf } from './phone'
import { makeLogin, makeOpenSession } from './session'
import { withToken } from './with-token'

type Settings = {
  appid: string
  secret: string
  /** `https://api.weixin.qq.com`, or what stands in for it. */
  api: string
  now: () => Date
  /** Tells an operator what only they can mend. */
  say: (sentence: string) => void
  pace?: Partial<Pace>
}

export type Wechat = {
  login: LoginExchange
  phoneOf: (code: string, openid?: string) => Promise<PhoneOutcome>
}

/** WeChat's servers, as far as we speak to them. One for each process: it holds the one access token. */
export function makeWechat({ appid, secret, api, now, say, pace }: Settings): Wechat {
  const alarm = makeAlarm('WeChat', say, now)
  const ask = makeAsk(api, makeLine('WeChat', say, { ...usualPace, ...pace }))
  const askWithToken = withToken(ask, makeAccessTokens({ ask, appid, secret, now }))
  const login = makeLogin(makeOpenSession({ ask, appid, secret }), appid)
  const phoneOf = makePhoneOf(askWithToken, appid)
  return {
    login: async (code) => alarm(await login(code)),
    phoneOf: async (code, openid) => alarm(await phoneOf(code, openid)),
  }
}
