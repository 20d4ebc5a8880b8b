import { createCipheriv, createSign, randomBytes, randomUUID } from 'node:crypto'
import { newKeyPair } from '../alipay/rsa'
import { chinaInstant, type Merchant, type Signer } from './merchant'

/** One thing about a callback that nobody should believe; `probe` is WeChat Pay's own way to test its callers. */
export type WrongCallback =
  'signature' | 'probe' | 'serial' | 'timestamp' | 'key' | 'merchant' | 'app' | 'amount'

export type Delivery = { accepted: boolean; attempts: number; status: number | null; body: string }

const STALE_MS = 6 * 60 * 1000
const TIMEOUT_MS = 5000
const RETRIES = 3

/** AES-256-GCM with the key of the console; the tag follows the text. */
export function seal(
  apiV3Key: string,
  plain: string,
  associatedData: string,
  nonce = randomBytes(6).toString('hex'),
) {
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce)
  cipher.setAAD(Buffer.from(associatedData))
  const parts = [cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]
  return { ciphertext: Buffer.concat(parts).toString('base64'), nonce, associated_data: associatedData }
}

/** What goes with all that WeChat Pay says. */
export function signed({ serial, privateKey }: Signer, body: string, at: Date) {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const nonce = randomBytes(16).toString('hex')
  const text = `${timestamp}\n${nonce}\n${body}\n`
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': serial,
    'wechatpay-signature': createSign('RSA-SHA256').update(text, 'utf8').sign(privateKey, 'base64'),
    'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
  }
}

type About = { url: string; event: string; original: 'transaction' | 'refund'; content: object }

/** Signs a callback now, for `send` to deliver as often as a test wants it: repetitions have one id. */
export function prepare(merchant: Merchant, { url, event, original, content }: About, wrong?: WrongCallback) {
  const { apiV3Key, now, signers } = merchant
  const key = wrong === 'key' ? randomBytes(16).toString('hex') : apiV3Key
  const plain = JSON.stringify({ ...content, ...otherwise(content, wrong) })
  const body = JSON.stringify({
    id: randomUUID(),
    create_time: chinaInstant(now()),
    ...{ resource_type: 'encrypt-resource', event_type: event, summary: '' },
    resource: { algorithm: 'AEAD_AES_256_GCM', original_type: original, ...seal(key, plain, original) },
  })
  const at = wrong === 'timestamp' ? new Date(now().getTime() - STALE_MS) : now()
  const signer = wrong === 'signature' ? { ...signers[0], privateKey: newKeyPair().privateKey } : signers[0]
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    ...signed(wrong === 'serial' ? { ...signer, serial: 'F00D' } : signer, body, at),
  }
  if (wrong === 'probe')
    headers['wechatpay-signature'] = `WECHATPAY/SIGNTEST/${headers['wechatpay-signature']}`
  return { url, body, headers, send: (more = {}) => deliver(url, body, headers, more) }
}

function otherwise(content: object, wrong?: WrongCallback) {
  if (wrong === 'merchant') return { mchid: '1900000000' }
  if (wrong === 'app') return { appid: 'wxffffffffffffffff' }
  const { amount } = content as { amount?: { total: number } }
  return wrong === 'amount' ? { amount: { ...amount, total: 1, payer_total: 1 } } : {}
}

/** Again, at once where WeChat Pay would wait, until it is answered in time with a status that means yes. */
async function deliver(
  url: string,
  body: string,
  headers: Record<string, string>,
  { retries = RETRIES, timeoutMs = TIMEOUT_MS } = {},
): Promise<Delivery> {
  for (let attempts = 1; ; attempts++) {
    const { status, text } = await post(url, body, headers, timeoutMs)
    const accepted = status === 200 || status === 204
    if (accepted || attempts > retries) return { accepted, attempts, status, body: text }
  }
}

async function post(url: string, body: string, headers: Record<string, string>, timeoutMs: number) {
  try {
    const reply = await fetch(url, { method: 'POST', body, headers, signal: AbortSignal.timeout(timeoutMs) })
    return { status: reply.status, text: await reply.text() }
  } catch (error) {
    // Nobody there, or no answer in time: to WeChat Pay one more callback that was not accepted.
    return { status: null, text: String(error) }
  }
}
