import { createHash, timingSafeEqual } from 'node:crypto'
import { Type, type Static } from '@sinclair/typebox'
import { readJson } from '../json'
import { openPush } from './push-cipher'

/** As entered in WeChat's console. */
export type PushSettings = {
  token: string
  /** 43 characters; null in plain mode. With a key nothing is believed that was not encrypted with it. */
  encodingAesKey: string | null
}

type Settings = PushSettings & { appid: string; now: () => Date }

type Query = Readonly<Record<string, string | undefined>>

export type PushMessage = Static<typeof PushMessage>
const PushMessage = Type.Object({
  FromUserName: Type.String(),
  CreateTime: Type.Integer(),
  MsgType: Type.String({ maxLength: 64 }),
  Event: Type.Optional(Type.String({ maxLength: 64 })),
  MsgId: Type.Optional(Type.Union([Type.Integer(), Type.String()])),
  trace_id: Type.Optional(Type.String()),
})

const Envelope = Type.Object({ Encrypt: Type.String({ minLength: 1 }) })

export type PushOutcome =
  /** `key` is the same for every repetition of a push. */
  | { outcome: 'ok'; message: PushMessage & Record<string, unknown>; key: string }
  | { outcome: 'forged' | 'stale' | 'other_app' | 'garbage' }

export type PushReader = ReturnType<typeof makePushReader>

/** Pushes are repeated within seconds; what is older was kept by somebody. */
const AGE_MAX_S = 5 * 60

/** Tells WeChat's own pushes from everybody else's. Bodies are JSON, as chosen in the console. */
export function makePushReader({ token, appid, encodingAesKey, now }: Settings) {
  const isSigned = (signature: string | undefined, { timestamp, nonce }: Query, ...more: string[]) =>
    same(signature ?? '', sign(token, timestamp ?? '', nonce ?? '', ...more))

  const isFresh = ({ timestamp }: Query) =>
    /^\d{1,12}$/.test(timestamp ?? '') && Math.abs(now().getTime() / 1000 - Number(timestamp)) <= AGE_MAX_S

  return {
    /** What to answer when WeChat checks the address; null to somebody else. */
    checkUrl(query: Query): string | null {
      return isSigned(query['signature'], query) && isFresh(query) ? (query['echostr'] ?? null) : null
    },

    read(query: Query, body: string): PushOutcome {
      if (!encodingAesKey) {
        if (!isSigned(query['signature'], query)) return { outcome: 'forged' }
        return isFresh(query) ? messageIn(body) : { outcome: 'stale' }
      }
      const encrypted = readJson(Envelope, body)?.Encrypt
      if (!encrypted || !isSigned(query['msg_signature'], query, encrypted)) return { outcome: 'forged' }
      if (!isFresh(query)) return { outcome: 'stale' }
      const opened = openPush(encodingAesKey, encrypted)
      if (!opened) return { outcome: 'garbage' }
      return opened.appid === appid ? messageIn(opened.message) : { outcome: 'other_app' }
    },
  }
}

function messageIn(text: string): PushOutcome {
  const message = readJson(PushMessage, text)
  if (!message) return { outcome: 'garbage' }
  const { MsgId, FromUserName, CreateTime, Event, trace_id } = message
  const key = MsgId ?? [FromUserName, CreateTime, Event, trace_id].join('/')
  return { outcome: 'ok', message, key: String(key) }
}

const sign = (...parts: string[]) => createHash('sha1').update(parts.sort().join('')).digest('hex')

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
