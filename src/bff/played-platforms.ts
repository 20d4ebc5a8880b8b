import { PLAYED_WECHAT_APP } from '@/stand-ins/app-ids'
import { keysOf, newKeys, type Keys } from '@/stand-ins/keys'
import { playAlipay, playWechat, playWechatPay } from '@/stand-ins/main'
import type { Config } from './config'

type Parts = {
  now: () => Date
  say: (sentence: string) => void
  /** Where keys are kept from one start to the next; they are new each time, where it is left out. */
  keysIn?: string
}

/**
 * Where the configuration says `development`, a stand-in answers beside us, and the returned configuration leads the
 * platform's real client to it. The stand-ins come along for tests, which tell them what shall happen.
 */
export async function playPlatforms(config: Config, parts: Parts) {
  const { WECHAT_LOGIN, WECHAT_PAY, ALIPAY_LOGIN } = config
  const needsKeys = WECHAT_LOGIN === 'development' || ALIPAY_LOGIN === 'development'
  const { keysIn } = parts
  const keys = needsKeys ? (keysIn ? keysOf(keysIn) : newKeys()) : undefined
  const playing = await Promise.allSettled([
    WECHAT_LOGIN === 'development' ? playedWechat(parts) : null,
    // Who pays is who has signed in, so that a stand-in takes cash only of those another one vouches for.
    WECHAT_LOGIN === 'development' && WECHAT_PAY === 'development' ? playedWechatPay(parts, keys) : null,
    ALIPAY_LOGIN === 'development' ? playedAlipay(config, parts, keys) : null,
  ])
  const [wechat, wechatPay, alipay] = playing.map((one) =>
    one.status === 'fulfilled' ? one.value : null,
  ) as [
    Awaited<ReturnType<typeof playedWechat>> | null,
    Awaited<ReturnType<typeof playedWechatPay>> | null,
    Awaited<ReturnType<typeof playedAlipay>> | null,
  ]
  const close = async () => {
    await Promise.all([wechat?.close(), wechatPay?.close(), alipay?.close()])
  }
  const failed = playing.find((one) => one.status === 'rejected')
  if (failed) {
    await close()
    throw failed.reason
  }
  return {
    config: { ...config, ...wechat?.settings, ...wechatPay?.settings, ...alipay?.settings } as Config,
    standIns: {
      wechat: wechat?.standIn ?? null,
      wechatPay: wechatPay?.standIn ?? null,
      alipay: alipay?.standIn ?? null,
    },
    close,
  }
}

async function playedWechat(parts: Parts) {
  const { wechat: standIn, credentials, close } = await playWechat(parts)
  const { appId: WECHAT_APPID, secret: WECHAT_SECRET, api: WECHAT_API } = credentials
  const settings = { WECHAT_LOGIN: 'live', WECHAT_APPID, WECHAT_SECRET, WECHAT_API } as const
  return { standIn, settings, close }
}

async function playedWechatPay(parts: Parts, keys?: Keys) {
  const { wechatPay: standIn, credentials, close } = await playWechatPay(PLAYED_WECHAT_APP, parts, keys)
  const settings = {
    WECHAT_PAY: 'live',
    WECHAT_PAY_MCHID: credentials.mchid,
    WECHAT_PAY_PRIVATE_KEY: credentials.privateKey,
    WECHAT_PAY_CERT_SERIAL: credentials.certSerial,
    WECHAT_PAY_APIV3_KEY: credentials.apiV3Key,
    WECHAT_PAY_PUBLIC_KEY_ID: credentials.publicKeyId,
    WECHAT_PAY_PUBLIC_KEY: credentials.publicKey,
    WECHAT_PAY_PLATFORM_CERTS: '',
    WECHAT_PAY_H5: true,
    WECHAT_PAY_API: credentials.api,
  } as const
  return { standIn, settings, close }
}

async function playedAlipay({ ALIPAY_PAY }: Config, parts: Parts, keys?: Keys) {
  const { alipay: standIn, credentials, close } = await playAlipay(parts, keys)
  const settings = {
    ALIPAY_LOGIN: 'live',
    ...(ALIPAY_PAY === 'development' && ({ ALIPAY_PAY: 'live', ALIPAY_SELLER_ID: '' } as const)),
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
