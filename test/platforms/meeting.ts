import { makeAlipay } from '@/bff/platform/alipay/client'
import { readAlipayKeys } from '@/bff/platform/alipay/keys'
import type { Pace } from '@/bff/platform/line'
import { makeWechat } from '@/bff/platform/wechat/client'
import type { AlipayOptions } from '@/stand-ins/alipay'
import type { WechatOptions } from '@/stand-ins/wechat'
import { quick } from '../bff/platform/party'
import { ALIPAY_APP_ID, anAlipay, APP_ID, appKeys, aWechat, SECRET } from '../stand-ins/platforms'

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

type Certified = { appCert: string; rootCert: string; publicKey: string }

/** The same with Alipay. Each side has keys of its own, and of the other's only the public one. */
export async function meetAlipay(options: Partial<AlipayOptions> = {}, pace: Partial<Pace> = {}) {
  const { alipay: standIn, clock } = await anAlipay(options)
  const said: string[] = []
  const client = (
    more: { appId?: string; privateKey?: string; aesKey?: string } & Partial<Certified> = {},
  ) => {
    const { appId = ALIPAY_APP_ID, ...texts } = more
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
      gateway: standIn.gateway,
      now: clock.now,
      say: (sentence) => void said.push(sentence),
      pace: { ...quick, ...pace },
    })
  }
  return { standIn, clock, said, client, alipay: client() }
}

export const misconfigured = (what: string) => ({ outcome: 'misconfigured', what })
