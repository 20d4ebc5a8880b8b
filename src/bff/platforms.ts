import type { Config } from './config'
import { makeAlipay } from './platform/alipay/client'
import { readAlipayKeys } from './platform/alipay/keys'
import type { LoginExchange, Platform } from './platform/login'
import type { PhoneExchange } from './platform/phone'
import { makeWechat } from './platform/wechat/client'

type Parts = { now: () => Date; say: (sentence: string) => void }

/** Who vouches for a member and for a number, by platform; null for nobody. */
export type Platforms = {
  logins: Record<Platform, LoginExchange | null>
  phones: Record<Platform, PhoneExchange | null>
}

/** The platforms' clients, as the configuration says. Whether a stand-in answers does not matter to them. */
export function makePlatforms(config: Config, parts: Parts): Platforms {
  const wechat = config.WECHAT_LOGIN === 'live' ? wechatClient(config, parts) : null
  const alipay = config.ALIPAY_LOGIN === 'live' ? alipayClient(config, parts) : null
  return {
    logins: { wechat: wechat?.login ?? null, alipay: alipay?.login ?? null },
    phones: { wechat: wechat?.phoneOf ?? null, alipay: alipay?.phoneOf ?? null },
  }
}

const wechatClient = ({ WECHAT_APPID, WECHAT_SECRET, WECHAT_API }: Config, parts: Parts) =>
  makeWechat({ appid: WECHAT_APPID, secret: WECHAT_SECRET, api: WECHAT_API, ...parts })

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
