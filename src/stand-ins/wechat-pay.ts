import { publicKeyFrom } from './alipay/rsa'
import { makePlan } from './plan'
import { isTrouble, listen, type Answer, type Asked, type Trouble } from './server'
import { needAuthorization } from './wechat-pay/authorization'
import { prepare, signed, type WrongCallback } from './wechat-pay/callback'
import { type Merchant, type Order, type Refund, type Signer, type Switches } from './wechat-pay/merchant'
import * as orders from './wechat-pay/orders'
import * as refunds from './wechat-pay/refunds'
import { Refused, type Code } from './wechat-pay/refused'
import { atTill, dueBy, type Payment } from './wechat-pay/till'

/** An answer that nobody should believe. */
type WrongAnswer = 'wrong-signature' | 'wrong-serial' | 'stale'

type Failure = Code | Trouble | WrongAnswer

/** What can be asked, as `failNext` and `calls` name it. */
type Call = 'begin' | 'query' | 'close' | 'refund' | 'queryRefund'

export type WechatPayOptions = {
  appId: string
  mchid: string
  merchantPublicKey: string
  certSerial: string
  apiV3Key: string
  /** What WeChat Pay itself signs with. */
  signers: readonly [Signer, ...Signer[]]
  now?: () => Date
  port?: number
  switches?: Partial<Switches>
}

/** WeChat Pay's servers, for one merchant. */
export async function startWechatPay(options: WechatPayOptions) {
  const { appId, mchid, certSerial, apiV3Key, signers, now = () => new Date(), port } = options
  const merchant: Merchant = {
    ...{ appId, mchid, certSerial, apiV3Key, signers, now, orders: new Map(), nonces: new Set() },
    merchantKey: publicKeyFrom(options.merchantPublicKey),
    switches: { ...asUsual, ...options.switches },
  }
  const plan = makePlan<Failure>()
  const underWay = new Set<Promise<unknown>>()

  /** Sends a callback of its own accord, before whoever caused it is answered, or while they are. */
  async function tell(about: Parameters<typeof prepare>[1]) {
    if (merchant.switches.callbacks === 'lost') return
    const sending = prepare(merchant, about).send()
    underWay.add(sending)
    void sending.finally(() => underWay.delete(sending))
    if (merchant.switches.callbackFirst) await sending
  }

  const aboutPayment = (order: Order) => ({
    ...{ url: order.notifyUrl, event: 'TRANSACTION.SUCCESS', original: 'transaction' as const },
    content: orders.told(merchant, order),
  })
  const aboutRefund = (order: Order, refund: Refund) => ({
    ...{ url: refund.notifyUrl ?? order.notifyUrl, event: `REFUND.${refund.status}` },
    ...{ original: 'refund' as const, content: refunds.notice(merchant, { order, refund }) },
  })

  async function pay(order: Order) {
    Object.assign(order, { state: 'SUCCESS', paidAt: now() })
    await tell(aboutPayment(order))
  }

  /** Money that goes back is on its way for a moment, and then there, or not. */
  async function payBack({ order, refund }: { order: Order; refund: Refund }) {
    const { refundsEnd } = merchant.switches
    if (refund.status !== 'PROCESSING' || refundsEnd === 'PROCESSING') return
    Object.assign(refund, { status: refundsEnd, at: now() })
    await tell(aboutRefund(order, refund))
  }

  async function carryOut(call: Call, asked: Asked, number: string): Promise<object | null> {
    needAuthorization(merchant, asked)
    if (call === 'begin') {
      const isBrowser = asked.path.endsWith('/h5')
      const { prepayId } = orders.begin(merchant, asked, isBrowser ? 'MWEB' : 'JSAPI')
      return isBrowser ? { h5_url: `${url}/till?prepay_id=${prepayId}` } : { prepay_id: prepayId }
    }
    if (call === 'refund') {
      const made = refunds.refund(merchant, asked)
      const told = refunds.told(made)
      await payBack(made)
      return told
    }
    if (call === 'queryRefund') return refunds.told(refunds.needRefund(merchant, number))
    if (call === 'close') {
      orders.close(merchant, asked, number)
      return null
    }
    if (asked.query.get('mchid') !== mchid) throw new Refused('PARAM_ERROR', 'mchid')
    return orders.told(merchant, orders.need(merchant, number))
  }

  async function answerTo(call: Call, asked: Asked, number: string): Promise<Answer | Trouble> {
    const failure = plan.next(call)
    try {
      if (failure === 'lost-reply') await carryOut(call, asked, number)
      if (isTrouble(failure)) return failure
      const wrong = isWrong(failure) ? failure : undefined
      if (failure && !wrong) throw new Refused(failure as Code)
      const body = await carryOut(call, asked, number)
      return reply(merchant, asked, body ? 200 : 204, body ? JSON.stringify(body) : '', wrong)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      const { status, code, message } = error
      return reply(merchant, asked, status, JSON.stringify({ code, message }))
    }
  }

  const answer = async (asked: Asked): Promise<Answer | Trouble> => {
    const seen = await atTill({ merchant, pay }, asked)
    if (seen) return seen
    const [call, number] = callIn(asked) ?? []
    if (call) return answerTo(call, asked, number ?? '')
    const { status, code, message } = new Refused('NOT_FOUND')
    return reply(merchant, asked, status, JSON.stringify({ code, message }))
  }
  const { url, close } = await listen(answer, port)

  const need = (outTradeNo: string) => orders.need(merchant, outTradeNo)
  return {
    url,
    switches: merchant.switches,
    /** When all callbacks have arrived, or nobody will take them. */
    quiet: () => Promise.all(underWay),
    async close() {
      await Promise.all(underWay)
      await close()
    },

    /** What happens when a person pays what `wx.requestPayment` was given; why it does not, or null. */
    async pay(payment: Payment): Promise<string | null> {
      const { order, why = null } = dueBy(merchant, payment)
      if (order) await pay(order)
      return why
    },
    stateOf: (outTradeNo: string) => merchant.orders.get(outTradeNo)?.state ?? null,
    refundsOf: (outTradeNo: string) => [...need(outTradeNo).refunds.values()],
    /** Another payment than the one that was asked for, as no WeChat Pay would take it. */
    tamper: (outTradeNo: string, fen: number) => void (need(outTradeNo).fen = fen),
    /** Lets money that is on its way arrive. */
    arrive: async (outRefundNo: string) => payBack(refunds.needRefund(merchant, outRefundNo)),

    callback: (outTradeNo: string, wrong?: WrongCallback) =>
      prepare(merchant, aboutPayment(need(outTradeNo)), wrong),
    refundCallback(outRefundNo: string, wrong?: WrongCallback) {
      const { order, refund } = refunds.needRefund(merchant, outRefundNo)
      return prepare(merchant, aboutRefund(order, refund), wrong)
    },
    failNext: (call: Call, failure: Failure, times?: number) => plan.failNext(call, failure, times),
    calls: (call: Call) => plan.calls(call),
  }
}

const asUsual: Switches = {
  ...{
    callbacks: 'sent',
    callbackFirst: false,
    refundsEnd: 'SUCCESS',
    hasBalance: true,
    takesBrowsers: true,
  },
}

const routes: readonly (readonly [Call, string, RegExp])[] = [
  ['begin', 'POST', /^\/v3\/pay\/transactions\/(?:jsapi|h5)$/],
  ['query', 'GET', /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)$/],
  ['close', 'POST', /^\/v3\/pay\/transactions\/out-trade-no\/([^/]+)\/close$/],
  ['refund', 'POST', /^\/v3\/refund\/domestic\/refunds$/],
  ['queryRefund', 'GET', /^\/v3\/refund\/domestic\/refunds\/([^/]+)$/],
]

function callIn({ method, path }: Asked): [Call, string | undefined] | null {
  for (const [call, verb, form] of routes) {
    const found = form.exec(path)
    if (found && method === verb) return [call, found[1] && decodeURIComponent(found[1])]
  }
  return null
}

const isWrong = (failure: Failure | undefined): failure is WrongAnswer =>
  failure === 'wrong-signature' || failure === 'wrong-serial' || failure === 'stale'

const STALE_MS = 6 * 60 * 1000

/** Signed with the key that was asked for, or else with the first. */
function reply(
  { signers, now }: Merchant,
  asked: Asked,
  status: number,
  text: string,
  wrong?: WrongAnswer,
): Answer {
  const wanted = asked.header('wechatpay-serial')
  const signer = signers.find(({ serial }) => serial === wanted) ?? signers[0]
  const at = wrong === 'stale' ? new Date(now().getTime() - STALE_MS) : now()
  const headers = signed(wrong === 'wrong-serial' ? { ...signer, serial: 'F00D' } : signer, text, at)
  if (wrong === 'wrong-signature')
    headers['wechatpay-signature'] = signed(signer, `${text} `, at)['wechatpay-signature']
  return { type: 'application/json; charset=utf-8', status, text, headers }
}
