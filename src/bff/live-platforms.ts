import { BlockList, isIP } from 'node:net'
import { EnvError, makeValidator, type CleanedEnv } from 'envalid'
import { PLAYED_ALIPAY_APP, PLAYED_WECHAT_APP } from '@/stand-ins/app-ids'
import { certificateSn, rootCertificateSn } from './platform/alipay/certificate'
import { isCertificate, readAesKey, readPem, readPrivateKey, readPublicKey } from './platform/alipay/keys'

export const address = makeValidator<string>((text) => {
  const url = URL.canParse(text) ? new URL(text) : null
  const isPlain = url && /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username
  if (!isPlain) throw new EnvError('an address like https://api.example.com, without a query')
  return text
})

export const matching = (form: RegExp, words: string) =>
  makeValidator<string>((text) => {
    if (!form.test(text)) throw new EnvError(words)
    return text
  })

/** The text itself, once `read` has found it usable. */
export const readBy = (read: (text: string) => unknown, words?: string) =>
  makeValidator<string>((text) => {
    try {
      if (read(text)) return text
    } catch (error) {
      throw new EnvError(words ?? (error as Error).message)
    }
    throw new EnvError(words)
  })

export const none = { default: '' }

/** What WeChat's and Alipay's consoles have for us. Needed only where their sign-in is `live`. */
export const platformSpecification = {
  WECHAT_APPID: matching(/^wx\w{4,32}$/, 'an appid like wx0123456789abcdef')(none),
  WECHAT_SECRET: matching(/^\S+$/, 'the AppSecret, without spaces')(none),
  WECHAT_PUSH_TOKEN: matching(/^[a-zA-Z0-9]{3,32}$/, '3 to 32 letters and digits')(none),
  WECHAT_PUSH_AES_KEY: matching(/^[a-zA-Z0-9]{43}$/, '43 letters and digits')(none),
  WECHAT_API: address({ default: 'https://api.weixin.qq.com' }),
  ALIPAY_APP_ID: matching(/^\d{8,32}$/, 'an app id like 2021000000000000')(none),
  ALIPAY_PRIVATE_KEY: readBy(readPrivateKey)(none),
  ALIPAY_PUBLIC_KEY: readBy(readPublicKey)(none),
  ALIPAY_AES_KEY: readBy(readAesKey)(none),
  ALIPAY_APP_CERT: readBy((text) => certificateSn(readPem(text)), 'a certificate')(none),
  ALIPAY_ROOT_CERT: readBy((text) => rootCertificateSn(readPem(text)), 'a bundle of RSA certificates')(none),
  ALIPAY_GATEWAY: address({ default: 'https://openapi.alipay.com/gateway.do' }),
}

export type PlatformConfig = CleanedEnv<typeof platformSpecification>

/** What these hold must not be found in a log; certificates are no secret, but too long for one. */
export const platformSecrets = [
  'WECHAT_SECRET',
  'WECHAT_PUSH_TOKEN',
  'WECHAT_PUSH_AES_KEY',
  'ALIPAY_PRIVATE_KEY',
  'ALIPAY_PUBLIC_KEY',
  'ALIPAY_AES_KEY',
  'ALIPAY_APP_CERT',
  'ALIPAY_ROOT_CERT',
]

const needed = {
  WECHAT_LOGIN: ['WECHAT_APPID', 'WECHAT_SECRET'],
  ALIPAY_LOGIN: ['ALIPAY_APP_ID', 'ALIPAY_PRIVATE_KEY', 'ALIPAY_PUBLIC_KEY', 'ALIPAY_AES_KEY'],
} as const

type Logins = Record<keyof typeof needed, string>

/** A sentence for each thing that is missing, or does not belong together, where a sign-in is live. */
export function whyNotLive(config: PlatformConfig & Logins): string[] {
  const live = (['WECHAT_LOGIN', 'ALIPAY_LOGIN'] as const).filter((login) => config[login] === 'live')
  const missing = live.flatMap((login) =>
    needed[login].filter((name) => !config[name]).map((name) => `${name} must be set for ${login}=live.`),
  )
  if (missing.length > 0 || !live.includes('ALIPAY_LOGIN')) return missing
  return [...wrongPair(config), ...halfCertificates(config)]
}

/** The console shows the app's public key beside Alipay's, and the first one is easily taken for the other. */
function wrongPair({ ALIPAY_PRIVATE_KEY, ALIPAY_PUBLIC_KEY }: PlatformConfig): string[] {
  const { n: own } = readPrivateKey(ALIPAY_PRIVATE_KEY).export({ format: 'jwk' })
  const { n: theirs } = readPublicKey(ALIPAY_PUBLIC_KEY).export({ format: 'jwk' })
  return own === theirs ? ["ALIPAY_PUBLIC_KEY is the app's own key; what is needed is Alipay's."] : []
}

function halfCertificates({
  ALIPAY_APP_CERT,
  ALIPAY_ROOT_CERT,
  ALIPAY_PUBLIC_KEY,
}: PlatformConfig): string[] {
  if (!ALIPAY_APP_CERT && !ALIPAY_ROOT_CERT) return []
  return [
    ...(ALIPAY_APP_CERT ? [] : ['ALIPAY_APP_CERT must be set with ALIPAY_ROOT_CERT.']),
    ...(ALIPAY_ROOT_CERT ? [] : ['ALIPAY_ROOT_CERT must be set with ALIPAY_APP_CERT.']),
    ...(isCertificate(ALIPAY_PUBLIC_KEY)
      ? []
      : ["ALIPAY_PUBLIC_KEY must be Alipay's certificate with ALIPAY_APP_CERT."]),
  ]
}

export const halfPush = ({ WECHAT_PUSH_TOKEN, WECHAT_PUSH_AES_KEY }: PlatformConfig): string[] =>
  WECHAT_PUSH_AES_KEY && !WECHAT_PUSH_TOKEN ? ['WECHAT_PUSH_TOKEN must be set with WECHAT_PUSH_AES_KEY.'] : []

/**
 * In plain mode the signature covers no byte of a push, only when it was sent: who has seen one can make others, for
 * some minutes.
 */
export const plainPushes = ({ WECHAT_PUSH_TOKEN, WECHAT_PUSH_AES_KEY }: PlatformConfig): string[] =>
  WECHAT_PUSH_TOKEN && !WECHAT_PUSH_AES_KEY
    ? [
        "WECHAT_PUSH_AES_KEY must be set with WECHAT_PUSH_TOKEN in production; in WeChat's console choose 安全模式.",
      ]
    : []

/** A stand-in checks no identity: production refuses the app ids that belong to it. */
export const playedApps = ({ WECHAT_APPID, ALIPAY_APP_ID }: PlatformConfig): string[] => [
  ...(WECHAT_APPID === PLAYED_WECHAT_APP ? [`WECHAT_APPID is the stand-in's; set it to your own.`] : []),
  ...(ALIPAY_APP_ID === PLAYED_ALIPAY_APP ? [`ALIPAY_APP_ID is the stand-in's; set it to your own.`] : []),
]

/** In production secrets are not sent in clear, or to whatever runs beside us. */
export const unsafeAddresses = (config: PlatformConfig): string[] =>
  (['WECHAT_API', 'ALIPAY_GATEWAY'] as const)
    .filter((name) => !isSafe(new URL(config[name])))
    .map((name) => `${name} must be an https address of another machine in production.`)

export const isSafe = ({ protocol, hostname }: URL) => protocol === 'https:' && !isThisMachine(hostname)

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addSubnet('0.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')
loopback.addAddress('::', 'ipv6')

function isThisMachine(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '')
  const family = isIP(host)
  if (family === 0) return /(^|\.)localhost\.?$/.test(host)
  return loopback.check(host, family === 6 ? 'ipv6' : 'ipv4')
}
