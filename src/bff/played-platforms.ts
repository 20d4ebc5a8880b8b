import { playAlipay, playWechat } from '@/stand-ins/main'
import type { Config } from './config'

type Parts = { now: () => Date; say: (sentence: string) => void }
type Played = { settings: Partial<Config>; close: () => Promise<void> }

/**
 * Where the configuration says `development`, a stand-in answers beside us, and the returned configuration leads the
 * platform's real client to it.
 */
export async function playPlatforms(config: Config, parts: Parts) {
  const open: Played[] = []
  const close = async () => {
    await Promise.all(open.splice(0).map((played) => played.close()))
  }
  try {
    if (config.WECHAT_LOGIN === 'development') open.push(await wechat(parts))
    if (config.ALIPAY_LOGIN === 'development') open.push(await alipay(parts))
  } catch (error) {
    await close()
    throw error
  }
  return { config: Object.assign({ ...config }, ...open.map(({ settings }) => settings)) as Config, close }
}

async function wechat(parts: Parts): Promise<Played> {
  const { credentials, close } = await playWechat(parts)
  const { appId: WECHAT_APPID, secret: WECHAT_SECRET, api: WECHAT_API } = credentials
  return { settings: { WECHAT_LOGIN: 'live', WECHAT_APPID, WECHAT_SECRET, WECHAT_API }, close }
}

async function alipay(parts: Parts): Promise<Played> {
  const { credentials, close } = await playAlipay(parts)
  const settings: Partial<Config> = {
    ALIPAY_LOGIN: 'live',
    ALIPAY_APP_ID: credentials.appId,
    ALIPAY_PRIVATE_KEY: credentials.appPrivateKey,
    ALIPAY_PUBLIC_KEY: credentials.alipayPublicKey,
    ALIPAY_AES_KEY: credentials.aesKey,
    ALIPAY_APP_CERT: '',
    ALIPAY_ROOT_CERT: '',
    ALIPAY_GATEWAY: credentials.gateway,
  }
  return { settings, close }
}
