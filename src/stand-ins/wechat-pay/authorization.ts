import { createVerify } from 'node:crypto'
import type { Asked } from '../server'
import type { Merchant } from './merchant'
import { Refused } from './refused'

const SCHEME = 'WECHATPAY2-SHA256-RSA2048 '
const WINDOW_MS = 5 * 60 * 1000

/** Who asks must say so with every request: by their certificate's key, now, and with a nonce nobody has used. */
export function needAuthorization(merchant: Merchant, asked: Asked) {
  const given = asked.header('authorization') ?? ''
  if (!given.startsWith(SCHEME)) throw new Refused('SIGN_ERROR', 'Http头缺少签名串')
  const fields = Object.fromEntries(
    [...given.slice(SCHEME.length).matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  ) as Record<string, string | undefined>
  const { mchid, serial_no: serial, timestamp = '', nonce_str: nonce = '', signature = '' } = fields

  if (mchid !== merchant.mchid) throw new Refused('SIGN_ERROR', '商户号不存在')
  if (serial !== merchant.certSerial) throw new Refused('SIGN_ERROR', '商户证书序列号有误')
  const awayMs = Math.abs(Number(timestamp) * 1000 - merchant.now().getTime())
  if (!/^\d+$/.test(timestamp) || awayMs > WINDOW_MS) throw new Refused('SIGN_ERROR', 'Http头时间戳已过期')
  if (nonce.length < 8 || nonce.length > 32) throw new Refused('SIGN_ERROR', 'Http头随机串有误')

  const text = `${asked.method}\n${asked.target}\n${timestamp}\n${nonce}\n${asked.body}\n`
  const isSigned = createVerify('RSA-SHA256')
    .update(text, 'utf8')
    .verify(merchant.merchantKey, signature, 'base64')
  if (!isSigned) throw new Refused('SIGN_ERROR', '错误的签名，验签失败')

  // Only once it is certain who used it: nobody else can use it up.
  if (merchant.nonces.has(nonce)) throw new Refused('SIGN_ERROR', '签名串重复使用')
  merchant.nonces.add(nonce)
  if (!/application\/json|\*\/\*/.test(asked.header('accept') ?? ''))
    throw new Refused('PARAM_ERROR', 'Accept')
}
