import type { NotifyOutcome } from './alipay/notify'
import type { Platform } from './login'
import type { CallbackReader } from './wechat-pay/callback'
import type { PushReader } from './wechat/push'

/** What a platform told us of its own accord, verified. */
export type Push = {
  platform: Platform
  /** WeChat's `Event`, WeChat Pay's `event_type`; Alipay's `msg_method` or `notify_type`. */
  kind: string
  /** The same for every repetition. */
  key: string
  fields: Readonly<Record<string, unknown>>
}

/** Tells a platform's own calls from everybody else's; null where the platform may not call us. */
export type CallbackReaders = {
  wechat: PushReader | null
  alipay: ((form: string) => NotifyOutcome) | null
  wechatPay?: CallbackReader | null
}
