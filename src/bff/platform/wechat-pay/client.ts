import { makeAlarm, type Alarm } from '../alarm'
import { makeLine, usualPace, type Pace } from '../line'
import type { PaymentPort } from '../payment'
import { alarmedPort } from '../payment-alarm'
import { misconfigured } from '../trouble'
import { doubts, makeAsk } from './api'
import { makeCallbackReader, type CallbackOutcome, type CallbackReader } from './callback'
import type { WechatPayKeys } from './keys'
import { makeOrders } from './orders'

type Settings = {
  appid: string
  mchid: string
  keys: WechatPayKeys
  /** `https://api.mch.weixin.qq.com`, or what stands in for it. */
  api: string
  /** Whether the merchant has signed for payments in a browser. */
  inBrowser: boolean
  notifyUrl: () => string
  now: () => Date
  /** Tells an operator what only they can mend. */
  say: (sentence: string) => void
  pace?: Partial<Pace>
}

export type WechatPay = { wechat: PaymentPort; h5: PaymentPort | null; callback: CallbackReader }

/** WeChat Pay for one merchant and one mini-program. */
export function makeWechatPay(settings: Settings): WechatPay {
  const { api: origin, appid, mchid, keys, notifyUrl, now, say } = settings
  const alarm = makeAlarm('WeChat Pay', say, now)
  const line = makeLine('WeChat Pay', say, { ...usualPace, ...settings.pace })
  const ask = makeAsk({ origin, mchid, keys, line, now })
  const port = (product: 'jsapi' | 'h5') =>
    alarmedPort(makeOrders({ ask, appid, mchid, keys, notifyUrl, now }, product), alarm)
  return {
    wechat: port('jsapi'),
    h5: settings.inBrowser ? port('h5') : null,
    callback: alarmedReader(makeCallbackReader({ appid, mchid, keys, now }), alarm),
  }
}

/** Of forgeries nobody need be told: WeChat Pay itself sends some, to see that we notice. */
const alarmedReader =
  (read: CallbackReader, alarm: Alarm): CallbackReader =>
  (header, body) => {
    const outcome = read(header, body)
    const why = whyNotRead(outcome)
    if (why) alarm(misconfigured(why))
    return outcome
  }

function whyNotRead({ outcome }: CallbackOutcome): string | null {
  if (outcome === 'unknown_serial' || outcome === 'stale') return doubts[outcome]
  if (outcome === 'garbage') return 'a callback does not open with the APIv3 key that we have'
  return outcome === 'other_merchant' ? 'a callback is for another merchant or app' : null
}
