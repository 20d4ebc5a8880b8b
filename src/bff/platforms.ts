import type { Config } from './config'
import { makeAlipay } from './platform/alipay/client'
import { readAlipayKeys } from './platform/alipay/keys'
import type { LoginExchange, Platform } from './platform/login'
import type { PaymentPorts } from './platform/payment'
import type { PhoneExchange } from './platform/phone'
import type { CallbackReaders } from './platform/push'
import type { RevocationsOn } from './platform/revocation'
import type { RiskRank } from './platform/risk'
import { makeWechatPay } from './platform/wechat-pay/client'
import { readWechatPayKeys } from './platform/wechat-pay/keys'
import { makeWechat } from './platform/wechat/client'

type Parts = {
  now: () => Date
  say: (sentence: string) => void
  /** Where platforms find us, when it is not configured: known once somebody listens. */
  origin?: () => string
}

/** Who vouches for a member and for a number, and who may call us, by platform; null for nobody. */
export type Platforms = {
  logins: Record<Platform, LoginExchange | null>
  phones: Record<Platform, PhoneExchange | null>
  callbacks: CallbackReaders
  riskRank: RiskRank | null
  revocationsOn: RevocationsOn | null
  payments: PaymentPorts
}

/** The platforms' clients, as the configuration says. Whether a stand-in answers does not matter to them. */
export function makePlatforms(config: Config, parts: Parts): Platforms {
  const wechat = config.WECHAT_LOGIN === 'live' ? wechatClient(config, parts) : null
  const alipay = config.ALIPAY_LOGIN === 'live' ? alipayClient(config, parts) : null
  const wechatPay = config.WECHAT_PAY === 'live' ? wechatPayClient(config, parts) : null
  return {
    logins: { wechat: wechat?.login ?? null, alipay: alipay?.login ?? null },
    phones: { wechat: wechat?.phoneOf ?? null, alipay: alipay?.phoneOf ?? null },
    callbacks: {
      wechat: wechat?.push ?? null,
      wechatPay: wechatPay?.callback ?? null,
      alipay: alipay?.readNotify ?? null,
    },
    riskRank: wechat?.riskRank ?? null,
    revocationsOn: alipay?.revocationsOn ?? null,
    payments: { wechat: wechatPay?.wechat ?? null, h5: wechatPay?.h5 ?? null, alipay: alipay?.pay ?? null },
  }
}

const callbackUrl =
  (config: Config, { origin = () => '' }: Parts, path: string) =>
  () =>
    `${config.CALLBACK_ORIGIN || origin()}/api/callbacks/${path}`

const wechatClient = (config: Config, { now, say }: Parts) =>
  makeWechat({
    appid: config.WECHAT_APPID,
    secret: config.WECHAT_SECRET,
    api: config.WECHAT_API,
    push: config.WECHAT_PUSH_TOKEN
      ? { token: config.WECHAT_PUSH_TOKEN, encodingAesKey: config.WECHAT_PUSH_AES_KEY || null }
      : null,
    ...{ now, say },
  })

const wechatPayClient = (config: Config, parts: Parts) =>
  makeWechatPay({
    appid: config.WECHAT_APPID,
    mchid: config.WECHAT_PAY_MCHID,
    keys: readWechatPayKeys({
      privateKey: config.WECHAT_PAY_PRIVATE_KEY,
      certSerial: config.WECHAT_PAY_CERT_SERIAL,
      apiV3Key: config.WECHAT_PAY_APIV3_KEY,
      publicKeyId: config.WECHAT_PAY_PUBLIC_KEY_ID,
      publicKey: config.WECHAT_PAY_PUBLIC_KEY,
      platformCerts: config.WECHAT_PAY_PLATFORM_CERTS,
    }),
    api: config.WECHAT_PAY_API,
    inBrowser: config.WECHAT_PAY_H5,
    notifyUrl: callbackUrl(config, parts, 'wechat-pay'),
    ...{ now: parts.now, say: parts.say },
  })

function alipayClient(config: Config, parts: Parts) {
  const keys = readAlipayKeys({
    privateKey: config.ALIPAY_PRIVATE_KEY,
    publicKey: config.ALIPAY_PUBLIC_KEY,
    aesKey: config.ALIPAY_AES_KEY,
    appCert: config.ALIPAY_APP_CERT,
    rootCert: config.ALIPAY_ROOT_CERT,
  })
  const pays = config.ALIPAY_PAY === 'live'
  return makeAlipay({
    ...{ appId: config.ALIPAY_APP_ID, gateway: config.ALIPAY_GATEWAY, keys },
    pay: pays ? { sellerId: config.ALIPAY_SELLER_ID, notifyUrl: callbackUrl(config, parts, 'alipay') } : null,
    ...{ now: parts.now, say: parts.say },
  })
}
