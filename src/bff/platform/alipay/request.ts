import { inChina } from '../china-time'
import type { Repeat } from '../line'
import { seal } from './aes'
import type { AlipayKeys } from './keys'
import { signRsa2, signText } from './rsa2'

export type Call = {
  /** `alipay.system.oauth.token` */
  method: string
  /** Parameters of their own, beside the ones every call has. */
  fields?: Readonly<Record<string, string>>
  /** What most calls are about: `biz_content`, sent as it is, or sealed. */
  content?: object
  isSealed?: boolean
  /** Where Alipay tells what becomes of it. */
  notifyUrl?: string
  repeat: Repeat
}

export type SignedRequest = { query: string; form: string }

/** A call as the gateway takes it: what every call has in the query, what this one is about in the form. */
export function signedRequest(appId: string, keys: AlipayKeys, call: Call, now: Date): SignedRequest {
  const common = withoutEmpty({
    app_id: appId,
    method: call.method,
    format: 'JSON',
    charset: 'utf-8',
    sign_type: 'RSA2',
    timestamp: inChina(now),
    version: '1.0',
    notify_url: call.notifyUrl,
    app_cert_sn: keys.certificates?.appSn,
    alipay_root_cert_sn: keys.certificates?.rootSn,
  })
  const own = withoutEmpty({ ...call.fields, ...contentOf(call, keys) })
  const sign = signRsa2(signText({ ...own, ...common }), keys.privateKey)
  return { query: encode({ ...common, sign }), form: encode(own) }
}

function contentOf({ content, isSealed }: Call, { aesKey }: AlipayKeys): Record<string, string> {
  if (!content) return {}
  const text = JSON.stringify(content)
  return isSealed ? { biz_content: seal(text, aesKey), encrypt_type: 'AES' } : { biz_content: text }
}

/** Whether an empty value is part of what is signed is a matter of opinion, so none is sent. */
const withoutEmpty = (parameters: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(parameters).filter((pair): pair is [string, string] => Boolean(pair[1])))

/** `%20` is a space to everybody, `+` only to readers of forms. */
const encode = (parameters: Record<string, string>) =>
  new URLSearchParams(parameters).toString().replaceAll('+', '%20')
