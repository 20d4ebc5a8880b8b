import { EnvError, makeValidator, type CleanedEnv } from 'envalid'
import { PLAYED_MERCHANT } from '@/stand-ins/app-ids'
import { address, isSafe, matching, none, readBy } from './live-platforms'
import { readPrivateKey, readPublicKey } from './platform/alipay/keys'
import { readApiV3Key, readPlatformCerts } from './platform/wechat-pay/keys'

export const onOff = makeValidator<boolean>((text) => {
  if (text !== 'on' && text !== 'off') throw new EnvError('on or off')
  return text === 'on'
})

const origin = makeValidator<string>((text) => {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.origin !== text.replace(/\/$/, ''))
    throw new EnvError('an address like https://api.example.com, without a path')
  return url.origin
})

/** What WeChat Pay's and Alipay's consoles have for a merchant. Needed only where payment is `live`. */
export const paymentSpecification = {
  CALLBACK_ORIGIN: origin(none),
  WECHAT_PAY_MCHID: matching(/^\d{8,32}$/, 'a merchant number like 1900000001')(none),
  WECHAT_PAY_PRIVATE_KEY: readBy(readPrivateKey)(none),
  WECHAT_PAY_CERT_SERIAL: matching(/^[0-9A-Fa-f]{16,64}$/, "the certificate's number, in hexadecimal")(none),
  WECHAT_PAY_APIV3_KEY: readBy(readApiV3Key)(none),
  WECHAT_PAY_PUBLIC_KEY_ID: matching(/^PUB_KEY_ID_\w{4,64}$/, 'a name like PUB_KEY_ID_0116…')(none),
  WECHAT_PAY_PUBLIC_KEY: readBy(readPublicKey)(none),
  WECHAT_PAY_PLATFORM_CERTS: readBy(
    (text) => readPlatformCerts(text).size,
    "WeChat Pay's certificates",
  )(none),
  WECHAT_PAY_H5: onOff({ default: false }),
  WECHAT_PAY_API: address({ default: 'https://api.mch.weixin.qq.com' }),
  ALIPAY_SELLER_ID: matching(/^2088\d{12}$/, 'an account like 2088000000000000')(none),
}

export type PaymentConfig = CleanedEnv<typeof paymentSpecification>

/** What these hold must not be found in a log; keys that are no secret are too long for one. */
export const paymentSecrets = [
  'WECHAT_PAY_PRIVATE_KEY',
  'WECHAT_PAY_APIV3_KEY',
  'WECHAT_PAY_PUBLIC_KEY',
  'WECHAT_PAY_PLATFORM_CERTS',
]

type Modes = Record<'WECHAT_LOGIN' | 'ALIPAY_LOGIN' | 'WECHAT_PAY' | 'ALIPAY_PAY', string>

const needed = [
  'CALLBACK_ORIGIN',
  'WECHAT_PAY_MCHID',
  'WECHAT_PAY_PRIVATE_KEY',
  'WECHAT_PAY_CERT_SERIAL',
  'WECHAT_PAY_APIV3_KEY',
] as const

/** A sentence for each thing that is missing, or does not belong together, where payment is live. */
export function whyNotPaid(config: PaymentConfig & Modes): string[] {
  return [
    ...unknownPayer('WECHAT', config),
    ...unknownPayer('ALIPAY', config),
    ...(config.WECHAT_PAY === 'live' ? [...missingForWechat(config), ...missingKeys(config)] : []),
    ...(config.ALIPAY_PAY === 'live' && !config.CALLBACK_ORIGIN
      ? ['CALLBACK_ORIGIN must be set for ALIPAY_PAY=live.']
      : []),
  ]
}

/** Who pays is who has signed in: a payment needs the platform's own name of them. */
const unknownPayer = (platform: 'WECHAT' | 'ALIPAY', config: Modes) =>
  config[`${platform}_PAY`] === 'live' && config[`${platform}_LOGIN`] !== 'live'
    ? [`${platform}_PAY=live needs ${platform}_LOGIN=live.`]
    : []

const missingForWechat = (config: PaymentConfig) =>
  needed.filter((name) => !config[name]).map((name) => `${name} must be set for WECHAT_PAY=live.`)

function missingKeys(config: PaymentConfig): string[] {
  const {
    WECHAT_PAY_PUBLIC_KEY_ID: id,
    WECHAT_PAY_PUBLIC_KEY: key,
    WECHAT_PAY_PLATFORM_CERTS: certs,
  } = config
  if (id && !key) return ['WECHAT_PAY_PUBLIC_KEY must be set with WECHAT_PAY_PUBLIC_KEY_ID.']
  if (key && !id) return ['WECHAT_PAY_PUBLIC_KEY_ID must be set with WECHAT_PAY_PUBLIC_KEY.']
  return id || certs
    ? []
    : ['WECHAT_PAY_PUBLIC_KEY or WECHAT_PAY_PLATFORM_CERTS must be set for WECHAT_PAY=live.']
}

/** A stand-in takes no money, so that production refuses to sell by one; and nothing is told in clear. */
export function unsafePayments(config: PaymentConfig & Modes): string[] {
  const addresses = [
    ...(config.WECHAT_PAY === 'live' ? (['WECHAT_PAY_API'] as const) : []),
    ...(config.CALLBACK_ORIGIN ? (['CALLBACK_ORIGIN'] as const) : []),
  ]
  return [
    ...(config.WECHAT_PAY_MCHID === PLAYED_MERCHANT
      ? ["WECHAT_PAY_MCHID is the stand-in's; set it to your own."]
      : []),
    ...addresses
      .filter((name) => !isSafe(new URL(config[name])))
      .map((name) => `${name} must be an https address of another machine in production.`),
  ]
}
