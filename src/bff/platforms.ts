import type { Config } from './config'
import { makeAlipay } from './platform/alipay/client'
import { readAlipayKeys } from './platform/alipay/keys'
import { developmentLogin, type LoginExchange, type Platform } from './platform/login'
import type { PhoneExchange } from './platform/phone'
import { makeWechat } from './platform/wechat/client'

type Parts = { now: () => Date; say: (sentence: string) => void }

/** Who vouches for a member and for a number, by platform; null for nobody. */
export type Platforms = {
  logins: Record<Platform, LoginExchange | null>
  phones: Record<Platform, PhoneExchange | null>
}

/** The platforms' clients, as the configuration says. */
export function makePlatforms(config: Config, parts: Parts): Platforms {
  const wechat = config.WECHAT_LOGIN === 'live' ? liveWechat(config, parts) : null
  const alipay = config.ALIPAY_LOGIN === 'live' ? liveAlipay(config, parts) : null
  const played = (platform: Platform, login: string) =>
    login === 'development' ? developmentLogin(platform) : null
  return {
    logins: {
      wechat: wechat?.login ?? played('wechat', config.WECHAT_LOGIN),
      alipay: alipay?.login ?? played('alipay', config.ALIPAY_LOGIN),
    },
    phones: { wechat: wechat?.phoneOf ?? null, alipay: alipay?.phoneOf ?? null },
  }
}

const liveWechat = ({ WECHAT_APPID, WECHAT_SECRET, WECHAT_API }: Config, parts: Parts) =>
  makeWechat({ appid: WECHAT_APPID, secret: WECHAT_SECRET, api: WECHAT_API, ...parts })

function liveAlipay(config: Config, parts: Parts) {
  const keys = readAlipayKeys({
    privateKey: config.ALIPAY_PRIVATE_KEY,
    publicKey: config.ALIPAY_PUBLIC_KEY,
    aesKey: config.ALIPAY_AES_KEY,
    appCert: config.ALIPAY_APP_CERT,
    rootCert: config.ALIPAY_ROOT_CERT,
  })
  return makeAlipay({ appId: config.ALIPAY_APP_ID, gateway: config.ALIPAY_GATEWAY, keys, ...parts })
}
