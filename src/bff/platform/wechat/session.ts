import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import { Type } from '@sinclair/typebox'
import { EVERY_APP, type LoginExchange, type LoginOutcome, type Subject } from '../login'
import type { Ask } from './api'
import { loginReactions, reactTo } from './errcode'

const Name = Type.String({ minLength: 1, maxLength: 128 })

const Reply = Type.Object({
  openid: Name,
  unionid: Type.Optional(Name),
  session_key: Type.String({ minLength: 1, maxLength: 128 }),
})

type Failure = Exclude<LoginOutcome, { outcome: 'ok' }>

/** The session's key is a key object, which prints as nothing: it never leaves these files. */
export type Session = { openid: string; unionid: string | null; sessionKey: KeyObject }

type Parts = { ask: Ask; appid: string; secret: string }

export const makeOpenSession =
  ({ ask, appid, secret }: Parts) =>
  async (code: string): Promise<{ outcome: 'ok'; session: Session } | Failure> => {
    const said = await ask(Reply, {
      path: '/sns/jscode2session',
      query: { appid, secret, js_code: code, grant_type: 'authorization_code' },
      repeat: 'unless_acted',
    })
    if (said.outcome === 'busy') return said
    if (said.outcome === 'errcode') return reactTo(said.errcode, loginReactions)
    const { openid, unionid, session_key: key } = said.value
    const session = { openid, unionid: unionid ?? null, sessionKey: createSecretKey(key, 'utf8') }
    return { outcome: 'ok', session }
  }

/** `openid` names the person to this app, `unionid` to all apps of one owner. */
export const makeLogin =
  (openSession: ReturnType<typeof makeOpenSession>, appid: string): LoginExchange =>
  async (code) => {
    const opened = await openSession(code)
    if (opened.outcome !== 'ok') return opened
    const { openid, unionid } = opened.session
    const own: Subject = { platform: 'wechat', app: appid, type: 'openid', value: openid }
    const shared: Subject[] = unionid
      ? [{ platform: 'wechat', app: EVERY_APP, type: 'unionid', value: unionid }]
      : []
    return { outcome: 'ok', subjects: [own, ...shared] }
  }

/** Proves to WeChat that we hold the session's key, for the endpoints that ask about the session. */
export const sessionSignature = (sessionKey: KeyObject) =>
  createHmac('sha256', sessionKey).update('').digest('hex')
