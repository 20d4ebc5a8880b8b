import { randomBytes } from 'node:crypto'
import { makeCodes } from './codes'
import { makePlan } from './plan'
import { isTrouble, listen, type Answer, type Asked, type Trouble } from './server'
import type { Account, Holder, Phone, Switches } from './wechat/account'
import { checkSession, openidOf, openSession } from './wechat/login'
import { phoneNumber } from './wechat/phone'
import { makePush, type PushTarget } from './wechat/push'
import { Refused, type Errcode } from './wechat/refused'
import { riskRank } from './wechat/risk'
import { makeTokens, stableToken } from './wechat/token'

const CODE_LIFE_MS = 5 * 60 * 1000

const endpoints = {
  '/sns/jscode2session': openSession,
  '/cgi-bin/stable_token': stableToken,
  '/wxa/business/getuserphonenumber': phoneNumber,
  '/wxa/checksession': checkSession,
  '/wxa/getuserriskrank': riskRank,
}

type Path = keyof typeof endpoints

export type WechatOptions = {
  appId: string
  secret: string
  now?: () => Date
  port?: number
  switches?: Partial<Switches>
}

/** WeChat's servers, for one mini-program. */
export async function startWechat({ appId, secret, now = () => new Date(), port, switches }: WechatOptions) {
  const account: Account = {
    appId,
    secret,
    now,
    switches: { ...asUsual, ...switches },
    codes: makeCodes<Holder>(now, CODE_LIFE_MS),
    tokens: makeTokens(now),
    sessionKeys: new Map(),
  }
  const plan = makePlan<Errcode | Trouble>()

  const answer = (asked: Asked): Answer | Trouble => {
    if (!isPath(asked.path)) return json(new Refused(40066).body)
    const failure = plan.next(asked.path)
    if (failure === 'lost-reply') carryOut(account, asked.path, asked)
    if (isTrouble(failure)) return failure
    const body = failure ? new Refused(failure).body : carryOut(account, asked.path, asked)
    // This one alone is no JSON, if its header is to be believed.
    return { ...json(body), ...(asked.path === '/sns/jscode2session' ? { type: 'text/plain' } : {}) }
  }
  const { url, close } = await listen(answer, port)

  return {
    url,
    close,
    switches: account.switches,
    openidOf: (name: string) => openidOf(appId, name),

    /** What `wx.login` gives to the person of that name, in this mini-program or in another. */
    codeFor: (name: string, { inApp = appId } = {}) =>
      account.codes.issue(`0${randomBytes(12).toString('hex')}`, {
        name,
        appId: inApp,
        issuedAt: now(),
        kind: 'login',
      }),

    /** What the phone button gives. */
    phoneCodeFor: (name: string, { inApp = appId, phone }: { inApp?: string; phone?: Phone } = {}) =>
      account.codes.issue(randomBytes(32).toString('hex'), {
        name,
        appId: inApp,
        issuedAt: now(),
        kind: 'phone',
        ...(phone ? { phone } : {}),
      }),

    failNext: (path: Path, failure: Errcode | Trouble, times?: number) => plan.failNext(path, failure, times),
    calls: (path: Path) => plan.calls(path),
    expireTokens: () => account.tokens.expire(),
    replaceToken: () => void account.tokens.replace(),
    push: (target: PushTarget) => makePush(account, target),
  }
}

const asUsual: Switches = {
  acceptsAnyCode: false,
  isBound: false,
  usedCode: 40163,
  mayAskForPhones: true,
  countryCodeAs: 'string',
  watermarkAppId: null,
  riskRank: 0,
}

const isPath = (path: string): path is Path => path in endpoints

function carryOut(account: Account, path: Path, asked: Asked): object {
  try {
    return endpoints[path](account, asked)
  } catch (error) {
    if (error instanceof Refused) return error.body
    throw error
  }
}

const json = (body: object): Answer => ({
  type: 'application/json; encoding=utf-8',
  text: JSON.stringify(body),
})
