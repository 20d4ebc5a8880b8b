import { makeAlipay } from '@/bff/platform/alipay/client'
import { readAlipayKeys } from '@/bff/platform/alipay/keys'
import type { Pace } from '@/bff/platform/line'
import { makeWechatPay } from '@/bff/platform/wechat-pay/client'
import { readWechatPayKeys } from '@/bff/platform/wechat-pay/keys'
import { makeWechat } from '@/bff/platform/wechat/client'
import type { AlipayOptions } from '@/stand-ins/alipay'
import type { WechatOptions } from '@/stand-ins/wechat'
import type { WechatPayOptions } from '@/stand-ins/wechat-pay'
import { PUBLIC_KEY_ID } from '@/stand-ins/wechat-pay/merchant'
import { quick } from '../bff/platform/party'
import {
  ALIPAY_APP_ID,
  anAlipay,
  API_V3_KEY,
  APP_ID,
  appKeys,
  aWechat,
  aWechatPay,
  CERT_SERIAL,
  MCHID,
  merchantKeys,
  payPublicKey,
  pem,
  SECRET,
} from '../stand-ins/platforms'

export const appPrivateKey = appKeys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()

/** Our client and the stand-in for WeChat, of one mini-program and one clock, with a network between them. */
export async function meetWechat(options: Partial<WechatOptions> = {}, pace: Partial<Pace> = {}) {
  const { wechat: standIn, clock } = await aWechat(options)
  const said: string[] = []
  const client = (more: { appid?: string; secret?: string } = {}) =>
    makeWechat({
      appid: APP_ID,
      secret: SECRET,
      api: standIn.url,
      now: clock.now,
      say: (sentence) => void said.push(sentence),
      pace: { ...quick, ...pace },
      ...more,
    })
  return { standIn, clock, said, client, wechat: client() }
}

export const wechatPayKeyTexts = {
  privateKey: pem(merchantKeys.privateKey),
  certSerial: CERT_SERIAL,
  apiV3Key: API_V3_KEY,
  ...{ publicKeyId: PUBLIC_KEY_ID, publicKey: payPublicKey, platformCerts: '' },
}

type PayMore = { appid?: string; mchid?: string; keys?: Partial<typeof wechatPayKeyTexts> }

/** The same with WeChat Pay, which calls `notifyUrl`. */
export async function meetWechatPay(
  options: Partial<WechatPayOptions> = {},
  notifyUrl = NOBODY,
  more: PayMore = {},
) {
  const { wechatPay: standIn, clock } = await aWechatPay(options)
  const said: string[] = []
  const pay = makeWechatPay({
    ...{ appid: more.appid ?? APP_ID, mchid: more.mchid ?? MCHID, api: standIn.url, inBrowser: true },
    keys: readWechatPayKeys({ ...wechatPayKeyTexts, ...more.keys }),
    notifyUrl: () => notifyUrl,
    now: options.now ?? clock.now,
    say: (sentence) => void said.push(sentence),
    pace: quick,
  })
  return { standIn, clock, said, pay }
}

/** Where nobody listens: for tests that ask, and are not called. */
const NOBODY = 'http://127.0.0.1:9/callback'

type Pay = { sellerId: string; notifyUrl: () => string }
type Certified = { appCert: string; rootCert: string; publicKey: string }

/** The same with Alipay. Each side has keys of its own, and of the other's only the public one. */
export async function meetAlipay(options: Partial<AlipayOptions> = {}, pace: Partial<Pace> = {}) {
  const { alipay: standIn, clock } = await anAlipay(options)
  const said: string[] = []
  const client = (
    more: { appId?: string; privateKey?: string; aesKey?: string; pay?: Pay } & Partial<Certified> = {},
  ) => {
    const { appId = ALIPAY_APP_ID, pay = { sellerId: '', notifyUrl: () => NOBODY }, ...texts } = more
    const keys = {
      privateKey: appPrivateKey,
      publicKey: standIn.alipayPublicKey,
      aesKey: standIn.aesKey,
      appCert: '',
      rootCert: '',
      ...texts,
    }
    return makeAlipay({
      appId,
      keys: readAlipayKeys(keys),
      ...{ gateway: standIn.gateway, pay },
      now: clock.now,
      say: (sentence) => void said.push(sentence),
      pace: { ...quick, ...pace },
    })
  }
  return { standIn, clock, said, client, alipay: client() }
}

export const misconfigured = (what: string) => ({ outcome: 'misconfigured', what })
