import { makeAlarm } from '../alarm'
import { makeLine, usualPace, type Pace } from '../line'
import type { LoginExchange } from '../login'
import type { PaymentPort } from '../payment'
import { alarmedPort } from '../payment-alarm'
import type { PhoneExchange } from '../phone'
import type { RevocationsOn } from '../revocation'
import { makeGateway } from './gateway'
import type { AlipayKeys } from './keys'
import { makeLogin } from './login'
import { readNotify, type NotifyOutcome } from './notify'
import { readPhone } from './phone'
import { makeRevocations } from './revocations'
import { makeTrade } from './trade'

type Settings = {
  appId: string
  keys: AlipayKeys
  /** `https://openapi.alipay.com/gateway.do`, or what stands in for it. */
  gateway: string
  /** Null where the app takes no payments. */
  pay?: { sellerId: string; notifyUrl: () => string } | null
  now: () => Date
  /** Tells an operator what only they can mend. */
  say: (sentence: string) => void
  pace?: Partial<Pace>
}

export type Alipay = {
  login: LoginExchange
  phoneOf: PhoneExchange
  pay: PaymentPort | null
  revocationsOn: RevocationsOn
  readNotify: (form: string) => NotifyOutcome
}

/** Alipay's servers, as far as we speak to them. */
export function makeAlipay({ appId, keys, gateway, pay = null, now, say, pace }: Settings): Alipay {
  const alarm = makeAlarm('Alipay', say, now)
  const line = makeLine('Alipay', say, { ...usualPace, ...pace })
  const ask = makeGateway({ url: gateway, appId, keys, line, now })
  const login = makeLogin(ask, appId)
  const revocationsOn = makeRevocations(ask, appId)
  return {
    login: async (code) => alarm(await login(code)),
    phoneOf: async (response) => alarm(readPhone(response, keys)),
    pay: pay && alarmedPort(makeTrade({ ask, appId, now, ...pay }), alarm),
    revocationsOn: async (day) => alarm(await revocationsOn(day)),
    readNotify: (form) => readNotify(form, { appId, publicKey: keys.publicKey }),
  }
}
