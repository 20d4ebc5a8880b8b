import { randomBytes } from 'node:crypto'
import type { App, Certificates, Holder, Switches } from './alipay/app'
import { Failed, gatewayFailure, type Failure } from './alipay/failure'
import { notice, type WrongNotice } from './alipay/notify'
import { oauthToken, openIdOf, REFRESH_LIFE_S, userIdOf } from './alipay/oauth'
import { phonePayload, phoneRefusal, type WrongPayload } from './alipay/phone'
import { needMethod, needRequest, parametersOf, type Parameters } from './alipay/request'
import { signedAnswer } from './alipay/response'
import { revocations } from './alipay/revocations'
import { atTill, dueBy } from './alipay/till'
import * as trades from './alipay/trade'
import { newKeyPair, publicKeyFrom, publicPem } from './alipay/rsa'
import { makeCodes } from './codes'
import { makePlan } from './plan'
import { isTrouble, listen, notFound, type Answer, type Asked, type Trouble } from './server'

/** Promised are three minutes to a day: whoever is slower than the least has no promise. */
const CODE_LIFE_MS = 3 * 60 * 1000

const OAUTH = 'alipay.system.oauth.token'

const methods = {
  [OAUTH]: oauthToken,
  'alipay.user.deloauth.detail.query': revocations,
  'alipay.trade.create': trades.create,
  'alipay.trade.query': trades.query,
  'alipay.trade.close': trades.close,
  'alipay.trade.refund': trades.refund,
  'alipay.trade.fastpay.refund.query': trades.queryRefund,
}

type Method = keyof typeof methods

export type AlipayOptions = {
  appId: string
  appPublicKey: string
  aesKey?: string
  /** Alipay's own, to sign with: new ones with every start, unless they are given. */
  alipayKeys?: ReturnType<typeof newKeyPair>
  certificates?: Certificates | null
  now?: () => Date
  port?: number
  switches?: Partial<Switches>
}

/** Alipay's gateway, for one app. */
export async function startAlipay(options: AlipayOptions) {
  const { appId, appPublicKey, certificates = null, now = () => new Date(), port, switches } = options
  const { aesKey = randomBytes(16).toString('base64'), alipayKeys = newKeyPair() } = options
  const app: App = {
    appId,
    appKey: publicKeyFrom(appPublicKey),
    alipayKey: alipayKeys.privateKey,
    aesKey,
    certificates,
    now,
    switches: { ...asUsual, ...switches },
    authCodes: makeCodes<Holder>(now, CODE_LIFE_MS),
    refreshTokens: makeCodes<Holder>(now, REFRESH_LIFE_S * 1000),
    trades: new Map(),
    revoked: [],
  }
  const plan = makePlan<Failure | Trouble>()

  const underWay = new Set<Promise<unknown>>()

  async function pay(trade: trades.Trade) {
    Object.assign(trade, { status: 'TRADE_SUCCESS', paidAt: now() })
    if (app.switches.notices === 'lost' || !trade.notifyUrl) return
    const sending = notice(app, trade.notifyUrl, trades.told(app, trade)).insist()
    underWay.add(sending)
    void sending.finally(() => underWay.delete(sending))
    if (app.switches.noticeFirst) await sending
  }

  const answer = async (asked: Asked): Promise<Answer | Trouble> => {
    const seen = await atTill({ app, pay }, asked)
    if (seen) return seen
    if (asked.path !== '/gateway.do' || asked.method !== 'POST') return notFound
    return withParameters(app, asked, (parameters, method) => {
      const failure = plan.next(method)
      if (failure === 'lost-reply') carryOut(app, asked, parameters, method)
      if (isTrouble(failure)) return failure
      return failure ? failed(app, failure, method) : carryOut(app, asked, parameters, method)
    })
  }
  const { url, close } = await listen(answer, port)

  return {
    url,
    gateway: `${url}/gateway.do`,
    /** When all notifications have arrived, or nobody will take them. */
    quiet: () => Promise.all(underWay),
    async close() {
      await Promise.all(underWay)
      await close()
    },
    alipayPublicKey: publicPem(alipayKeys.publicKey),
    aesKey,
    switches: app.switches,
    userIdOf,
    openIdOf: (name: string) => openIdOf(appId, name),

    /** What `my.getAuthCode` gives to the person of that name, in this app or in another. */
    codeFor: (name: string, { inApp = appId } = {}) =>
      app.authCodes.issue(randomBytes(16).toString('hex'), { name, appId: inApp }),

    /** What `my.getPhoneNumber` gives, a JSON text; or what it gives when it can't. */
    phonePayloadFor: (name: string, more?: { mobile?: string; wrong?: WrongPayload }) =>
      phonePayload(app, name, more),
    phoneRefusal: (failure: Failure) => phoneRefusal(app, failure),

    /** They remove the mini-program in Alipay's own settings. */
    revoke: (name: string) => void app.revoked.push({ name, at: now() }),

    notice: (to: string, fields: Record<string, string>, wrong?: WrongNotice) =>
      notice(app, to, fields, wrong),
    /** What happens when a person pays what `my.tradePay` was given; false where it can't be paid. */
    async pay(tradeNo: string): Promise<boolean> {
      const trade = dueBy(app, tradeNo)
      if (trade) await pay(trade)
      return trade !== null
    },
    statusOf: (outTradeNo: string) => {
      const trade = app.trades.get(outTradeNo)
      return trade ? trades.statusOf(app, trade) : null
    },
    refundsOf: (outTradeNo: string) => [
      ...trades.needTrade(app, { out_trade_no: outTradeNo }).refunds.values(),
    ],
    /** Another payment than the one that was asked for, as no Alipay would take it. */
    tamper: (outTradeNo: string, fen: number) =>
      void (trades.needTrade(app, { out_trade_no: outTradeNo }).fen = fen),
    tradeNotice(outTradeNo: string, wrong?: WrongNotice) {
      const trade = trades.needTrade(app, { out_trade_no: outTradeNo })
      return notice(app, trade.notifyUrl ?? '', trades.told(app, trade), wrong)
    },

    failNext: (method: Method, failure: Failure | Trouble, times?: number) =>
      plan.failNext(method, failure, times),
    calls: (method: Method) => plan.calls(method),
  }
}

export type Alipay = Awaited<ReturnType<typeof startAlipay>>

const asUsual: Switches = {
  acceptsAnyCode: false,
  subject: 'user_id',
  isGrouped: false,
  oauthFailuresIn: 'error_response',
  withoutProduct: [],
  notices: 'sent',
  noticeFirst: false,
  hasBalance: true,
}

const isKnown = (method: string): method is Method => method in methods

const nodeOf = (method: Method) => `${method.replaceAll('.', '_')}_response`

function withParameters(
  app: App,
  asked: Asked,
  then: (parameters: Parameters, method: Method) => Answer | Trouble,
): Answer | Trouble {
  try {
    const parameters = parametersOf(asked)
    return then(parameters, needMethod(parameters, isKnown))
  } catch (error) {
    if (error instanceof Failed) return failed(app, error.failure)
    throw error
  }
}

function carryOut(app: App, asked: Asked, parameters: Parameters, method: Method): Answer {
  try {
    needRequest(app, parameters, asked)
    return signedAnswer(app, nodeOf(method), methods[method](app, parameters), true)
  } catch (error) {
    if (error instanceof Failed) return failed(app, error.failure, method)
    throw error
  }
}

/** Whoever names no method that exists is answered in a node of its own. */
function failed(app: App, failure: Failure, method?: Method): Answer {
  const usual = method === OAUTH ? app.switches.oauthFailuresIn : 'method'
  const place = failure.in ?? usual
  const node = method && place === 'method' ? nodeOf(method) : 'error_response'
  return signedAnswer(app, node, gatewayFailure(failure), !failure.isUnsigned)
}
