import type { Config } from './config'
import { makeAlipay } from './platform/alipay/client'
import { readAlipayKeys } from './platform/alipay/keys'
import { developmentLogin, type LoginExchange, type Platform } from './platform/login'
import { makeWechat } from './platform/wechat/client'

type Parts = { now: () => Date; say: (sentence: string) => void }

/** Who vouches for a member, as the configuration says; null for nobody. */
export const makeLogins = (config: Config, parts: Parts) => ({
  wechat: choose('wechat', config.WECHAT_LOGIN, () => liveWechat(config, parts)),
  alipay: choose('alipay', config.ALIPAY_LOGIN, () => liveAlipay(config, parts)),
})

function choose(platform: Platform, login: string, live: () => LoginExchange): LoginExchange | null {
  if (login === 'live') return live()
  return login === 'development' ? developmentLogin(platform) : null
}

const liveWechat = ({ WECHAT_APPID, WECHAT_SECRET, WECHAT_API }: Config, parts: Parts) =>
  makeWechat({ appid: WECHAT_APPID, secret: WECHAT_SECRET, api: WECHAT_API, ...parts }).login

function liveAlipay(config: Config, parts: Parts) {
  const keys = readAlipayKeys({
    privateKey: config.ALIPAY_PRIVATE_KEY,
    publicKey: config.ALIPAY_PUBLIC_KEY,
    aesKey: config.ALIPAY_AES_KEY,
    appCert: config.ALIPAY_APP_CERT,
    rootCert: config.ALIPAY_ROOT_CERT,
  })
  return makeAlipay({ appId: config.ALIPAY_APP_ID, gateway: config.ALIPAY_GATEWAY, keys, ...parts }).login
}
