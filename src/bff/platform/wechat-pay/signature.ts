import { sign, verify, type KeyObject } from 'node:crypto'
import type { WechatPayKeys } from './keys'

const ALGORITHM = 'RSA-SHA256'

/** What is signed: its parts, each with the end of a line. */
const textOf = (...parts: readonly string[]) => parts.map((part) => `${part}\n`).join('')

export const signParts = (privateKey: KeyObject, ...parts: readonly string[]): string =>
  sign(ALGORITHM, Buffer.from(textOf(...parts)), privateKey).toString('base64')

type Request = { method: string; pathWithQuery: string; body: string }

/** Who asks, and that they do: the `Authorization` of a request. */
export function authorization(
  mchid: string,
  { privateKey, certSerial }: WechatPayKeys,
  { method, pathWithQuery, body }: Request,
  { now, nonce }: { now: Date; nonce: string },
): string {
  const timestamp = secondsOf(now)
  const signature = signParts(privateKey, method, pathWithQuery, timestamp, nonce, body)
  const fields = { mchid, nonce_str: nonce, timestamp, serial_no: certSerial, signature }
  const said = Object.entries(fields).map(([name, value]) => `${name}="${value}"`)
  return `WECHATPAY2-SHA256-RSA2048 ${said.join(',')}`
}

export const secondsOf = (at: Date) => String(Math.floor(at.getTime() / 1000))

/** What comes with each answer and callback, by header. */
export type Seal = { timestamp: string; nonce: string; signature: string; serial: string }

export const sealIn = (header: (name: string) => string | null | undefined): Seal => ({
  timestamp: header('wechatpay-timestamp') ?? '',
  nonce: header('wechatpay-nonce') ?? '',
  signature: header('wechatpay-signature') ?? '',
  serial: header('wechatpay-serial') ?? '',
})

/** What is older was kept by somebody. */
const AGE_MAX_S = 5 * 60

export type Doubt = 'unknown_serial' | 'forged' | 'stale'

/** Why what came can't be believed, or null. A call that only tests us is signed wrongly on purpose, and so is forged. */
export function whyDoubt(
  { timestamp, nonce, signature, serial }: Seal,
  body: string,
  keys: WechatPayKeys,
  now: Date,
): Doubt | null {
  const key = keys.platformKeys.get(serial)
  if (!key) return 'unknown_serial'
  const text = Buffer.from(textOf(timestamp, nonce, body))
  if (!verify(ALGORITHM, text, key, Buffer.from(signature, 'base64'))) return 'forged'
  const isFresh =
    /^\d{1,12}$/.test(timestamp) && Math.abs(now.getTime() / 1000 - Number(timestamp)) <= AGE_MAX_S
  return isFresh ? null : 'stale'
}
