import { createSign, createVerify, type KeyObject } from 'node:crypto'
import type { Alipay } from '@/stand-ins/alipay'
import { ALIPAY_APP_ID, appKeys } from '../platforms'

export const METHOD = 'alipay.system.oauth.token'
const NODE = 'alipay_system_oauth_token_response'

type Changes = {
  /** Before signing; undefined leaves a parameter out. */
  parameters?: Record<string, string | undefined>
  /** After signing. */
  then?: Record<string, string>
  key?: KeyObject
  /** Names that travel in the address; all the others are in the form. */
  inQuery?: string[]
}

export const textToSign = (parameters: Record<string, string>) =>
  Object.keys(parameters)
    .sort()
    .map((name) => `${name}=${parameters[name]}`)
    .join('&')

const signed = (text: string, key: KeyObject) => createSign('RSA-SHA256').update(text).sign(key, 'base64')

/** Asks the gateway as its documentation says one should, but for the changes. */
export async function ask(
  alipay: Alipay,
  own: Record<string, string>,
  { parameters = {}, then = {}, key = appKeys.privateKey, inQuery = ['method', 'charset'] }: Changes = {},
) {
  const proper: Record<string, string | undefined> = {
    app_id: ALIPAY_APP_ID,
    method: METHOD,
    format: 'JSON',
    charset: 'utf-8',
    version: '1.0',
    sign_type: 'RSA2',
    timestamp: '2026-03-01 12:00:00',
    ...own,
    ...parameters,
  }
  const given = Object.fromEntries(
    Object.entries(proper).filter((one): one is [string, string] => one[1] !== undefined),
  )
  const all = { ...given, sign: signed(textToSign(given), key), ...then }
  const pick = (isHere: (name: string) => boolean) =>
    new URLSearchParams(Object.entries(all).filter(([name]) => isHere(name))).toString()

  const reply = await fetch(`${alipay.gateway}?${pick((name) => inQuery.includes(name))}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
    body: pick((name) => !inQuery.includes(name)),
  })
  return readReply(alipay, await reply.text())
}

type Said = Record<string, unknown> & { sub_code?: string; refresh_token: string; access_token: string }

/** Which node came, what is in it, and whether what its signature covers is the text as it came. */
function readReply({ alipayPublicKey }: Alipay, text: string) {
  const { sign, alipay_cert_sn, ...nodes } = JSON.parse(text) as Record<string, unknown>
  const [node, said] = Object.entries(nodes)[0] as [string, Said]
  const end = text.search(/,"(alipay_cert_sn|sign)":"[^"]*"(,"sign":"[^"]*")?}$/)
  const raw = text.slice(text.indexOf(':') + 1, end)
  const isSigned =
    typeof sign === 'string' && createVerify('RSA-SHA256').update(raw).verify(alipayPublicKey, sign, 'base64')
  const place = node === NODE ? 'method' : node
  return { text, raw, place, said, isSigned, certSn: alipay_cert_sn }
}
