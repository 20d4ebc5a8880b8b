import { createHmac, randomBytes } from 'node:crypto'
import { lettersOf } from '../person'
import type { Asked } from '../server'
import { holderOf, needApp, type Account } from './account'
import { Refused } from './refused'

export const openidOf = (appId: string, name: string) => `o${lettersOf(27, 'openid', appId, name)}`

/** `GET /sns/jscode2session`: on success there is no `errcode`, not even 0. */
export function openSession(account: Account, { method, query }: Asked) {
  if (method !== 'GET') throw new Refused(43001)
  const [appid, secret, code] = [query.get('appid'), query.get('secret'), query.get('js_code')]
  if (appid && secret && !code) throw new Refused(41008)
  needApp(account, { appid, secret })
  if (query.get('grant_type') !== 'authorization_code') throw new Refused(40002)

  const { name, appId } = holderOf(account, 'login', code ?? '')
  if (appId !== account.appId) throw new Refused(40029)
  account.codes.use(code ?? '')

  const openid = openidOf(account.appId, name)
  const session_key = randomBytes(16).toString('base64')
  account.sessionKeys.set(openid, session_key)
  const union = account.switches.isBound ? { unionid: `o${lettersOf(27, 'unionid', name)}` } : {}
  return { session_key, openid, ...union }
}

/** `GET /wxa/checksession` */
export function checkSession(account: Account, { method, query }: Asked) {
  account.tokens.need(query.get('access_token'))
  if (method !== 'GET') throw new Refused(43001)
  const openid = query.get('openid')
  if (!openid || !query.has('signature')) throw new Refused(40097)
  if (query.get('sig_method') !== 'hmac_sha256') throw new Refused(87008)
  const key = account.sessionKeys.get(openid)
  if (!key) throw new Refused(87007)
  if (query.get('signature') !== sessionSignature(key)) throw new Refused(87009)
  return { errcode: 0, errmsg: 'ok' }
}

/** The key as it stands, not what it decodes to; and nothing is signed with it. */
export const sessionSignature = (sessionKey: string) =>
  createHmac('sha256', sessionKey).update('').digest('hex')
