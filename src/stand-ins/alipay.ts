import { randomBytes } from 'node:crypto'
import type { App, Certificates, Holder, Switches } from './alipay/app'
import { Failed, gatewayFailure, type Failure } from './alipay/failure'
import { notice, type WrongNotice } from './alipay/notify'
import { oauthToken, openIdOf, REFRESH_LIFE_S, userIdOf } from './alipay/oauth'
import { phonePayload, phoneRefusal, type WrongPayload } from './alipay/phone'
import { needMethod, needRequest, parametersOf, type Parameters } from './alipay/request'
import { signedAnswer } from './alipay/response'
import { newKeyPair, publicKeyFrom, publicPem } from './alipay/rsa'
import { makeCodes } from './codes'
import { makePlan } from './plan'
import { isTrouble, listen, notFound, type Answer, type Asked, type Trouble } from './server'

/** Promised are three minutes to a day: whoever is slower than the least has no promise. */
const CODE_LIFE_MS = 3 * 60 * 1000

const methods = { 'alipay.system.oauth.token': oauthToken }

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
  }
  const plan = makePlan<Failure | Trouble>()

  const answer = (asked: Asked): Answer | Trouble => {
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
    close,
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

    notice: (to: string, fields: Record<string, string>, wrong?: WrongNotice) =>
      notice(app, to, fields, wrong),
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
  const place = failure.in ?? app.switches.oauthFailuresIn
  const node = method && place === 'method' ? nodeOf(method) : 'error_response'
  return signedAnswer(app, node, gatewayFailure(failure), !failure.isUnsigned)
}
