import { playAlipay, playWechat } from '@/stand-ins/main'
import type { Config } from './config'

type Parts = { now: () => Date; say: (sentence: string) => void }

/**
 * Where the configuration says `development`, a stand-in answers beside us, and the returned configuration leads the
 * platform's real client to it. The stand-ins come along for tests, which tell them what shall happen.
 */
export async function playPlatforms(config: Config, parts: Parts) {
  const wechat = config.WECHAT_LOGIN === 'development' ? await playedWechat(parts) : null
  try {
    const alipay = config.ALIPAY_LOGIN === 'development' ? await playedAlipay(parts) : null
    return {
      config: { ...config, ...wechat?.settings, ...alipay?.settings } as Config,
      standIns: { wechat: wechat?.standIn ?? null, alipay: alipay?.standIn ?? null },
      close: async () => {
        await Promise.all([wechat?.close(), alipay?.close()])
      },
    }
  } catch (error) {
    await wechat?.close()
    throw error
  }
}

async function playedWechat(parts: Parts) {
  const { wechat: standIn, credentials, close } = await playWechat(parts)
  const { appId: WECHAT_APPID, secret: WECHAT_SECRET, api: WECHAT_API } = credentials
  const settings = { WECHAT_LOGIN: 'live', WECHAT_APPID, WECHAT_SECRET, WECHAT_API } as const
  return { standIn, settings, close }
}

async function playedAlipay(parts: Parts) {
  const { alipay: standIn, credentials, close } = await playAlipay(parts)
  const settings = {
    ALIPAY_LOGIN: 'live',
    ALIPAY_APP_ID: credentials.appId,
    ALIPAY_PRIVATE_KEY: credentials.appPrivateKey,
    ALIPAY_PUBLIC_KEY: credentials.alipayPublicKey,
    ALIPAY_AES_KEY: credentials.aesKey,
    ALIPAY_APP_CERT: '',
    ALIPAY_ROOT_CERT: '',
    ALIPAY_GATEWAY: credentials.gateway,
  } as const
  return { standIn, settings, close }
}
