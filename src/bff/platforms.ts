import type { Config } from './config'
import { makeAlipay } from './platform/alipay/client'
import { readAlipayKeys } from './platform/alipay/keys'
import type { LoginExchange, Platform } from './platform/login'
import type { PhoneExchange } from './platform/phone'
import type { CallbackReaders } from './platform/push'
import type { RiskRank } from './platform/risk'
import { makeWechat } from './platform/wechat/client'

type Parts = { now: () => Date; say: (sentence: string) => void }

/** Who vouches for a member and for a number, and who may call us, by platform; null for nobody. */
export type Platforms = {
  logins: Record<Platform, LoginExchange | null>
  phones: Record<Platform, PhoneExchange | null>
  callbacks: CallbackReaders
  riskRank: RiskRank | null
}

/** The platforms' clients, as the configuration says. Whether a stand-in answers does not matter to them. */
export function makePlatforms(config: Config, parts: Parts): Platforms {
  const wechat = config.WECHAT_LOGIN === 'live' ? wechatClient(config, parts) : null
  const alipay = config.ALIPAY_LOGIN === 'live' ? alipayClient(config, parts) : null
  return {
    logins: { wechat: wechat?.login ?? null, alipay: alipay?.login ?? null },
    phones: { wechat: wechat?.phoneOf ?? null, alipay: alipay?.phoneOf ?? null },
    callbacks: {
      wechat: wechat?.push ?? null,
      alipay: alipay?.readNotify ?? null,
    },
    riskRank: wechat?.riskRank ?? null,
  }
}

const wechatClient = (config: Config, parts: Parts) =>
  makeWechat({
    appid: config.WECHAT_APPID,
    secret: config.WECHAT_SECRET,
    api: config.WECHAT_API,
    push: config.WECHAT_PUSH_TOKEN
      ? { token: config.WECHAT_PUSH_TOKEN, encodingAesKey: config.WECHAT_PUSH_AES_KEY || null }
      : null,
    ...parts,
  })

function alipayClient(config: Config, parts: Parts) {
  const keys = readAlipayKeys({
    privateKey: config.ALIPAY_PRIVATE_KEY,
    publicKey: config.ALIPAY_PUBLIC_KEY,
    aesKey: config.ALIPAY_AES_KEY,
    appCert: config.ALIPAY_APP_CERT,
    rootCert: config.ALIPAY_ROOT_CERT,
  })
  return makeAlipay({ appId: config.ALIPAY_APP_ID, gateway: config.ALIPAY_GATEWAY, keys, ...parts })
}
