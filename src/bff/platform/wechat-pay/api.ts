import { randomBytes } from 'node:crypto'
import { Type, type Static, type TSchema } from '@sinclair/typebox'
import { exchangeAny, type HttpAnswer } from '../exchange'
import { readJson } from '../json'
import type { Line } from '../line'
import { busy, isBusy, misconfigured, type Busy, type Misconfigured } from '../trouble'
import type { WechatPayKeys } from './keys'
import { authorization, sealIn, whyDoubt, type Doubt } from './signature'

export type Question = { path: `/v3/${string}`; query?: Record<string, string>; body?: object }

/** A code is for the caller to read; without its underscores, which some endpoints' documents have and others not. */
export type Said<Value> =
  { outcome: 'ok'; value: Value } | { outcome: 'code'; code: string } | Busy | Misconfigured

export type Ask = <S extends TSchema>(reply: S | null, question: Question) => Promise<Said<Static<S>>>

type Parts = { origin: string; mchid: string; keys: WechatPayKeys; line: Line; now: () => Date }

/**
 * WeChat Pay's APIv3, signed both ways. Whatever we ask is named by numbers of ours and may be asked again. Each
 * attempt is signed anew: its time and nonce are good once.
 */
export const makeAsk =
  ({ origin, mchid, keys, line, now }: Parts): Ask =>
  (reply, { path, query, body }) =>
    line('always', async (bounds) => {
      const pathWithQuery = query ? `${path}?${new URLSearchParams(query).toString()}` : path
      const sent = { method: body ? 'POST' : 'GET', pathWithQuery, body: body ? JSON.stringify(body) : '' }
      const nonce = randomBytes(16).toString('hex')
      const headers = {
        accept: 'application/json',
        authorization: authorization(mchid, keys, sent, { now: now(), nonce }),
        // Which of its keys shall sign the answer, where there is a choice.
        ...(keys.publicKeyId && { 'wechatpay-serial': keys.publicKeyId }),
        ...(body && { 'content-type': 'application/json' }),
      }
      const init = { method: sent.method, headers, ...(body && { body: sent.body }) }
      const answer = await exchangeAny(`${origin.replace(/\/$/, '')}${pathWithQuery}`, init, bounds)
      return isBusy(answer) ? answer : read(reply, answer, keys, now())
    })

const Code = Type.String({ pattern: '^[A-Z_]{1,64}$' })
const Failure = Type.Object({ code: Code })

const UNAUTHORIZED = 401
const TOO_OFTEN = 429
const SERVER_ERROR = 500

function read<S extends TSchema>(
  reply: S | null,
  { status, headers, text }: HttpAnswer,
  keys: WechatPayKeys,
  now: Date,
): Said<Static<S>> {
  const code = readJson(Failure, text)?.code ?? ''
  if (status === TOO_OFTEN) return busy('overloaded')
  // Whether it acted before it fell over, nobody knows.
  if (status >= SERVER_ERROR && !settledCodes.has(code)) return busy('status')
  if (status === UNAUTHORIZED) return misconfigured(`it does not take our signature (${code || status})`)

  const doubt = whyDoubt(
    sealIn((name) => headers.get(name)),
    text,
    keys,
    now,
  )
  if (doubt) return status < 300 ? misconfigured(doubts[doubt]) : busy('garbage')
  if (status >= 300) return code ? { outcome: 'code', code: code.replaceAll('_', '') } : busy('garbage')
  if (reply === null) return { outcome: 'ok', value: undefined as Static<S> }
  const value = readJson(reply, text)
  return value === null ? busy('garbage') : { outcome: 'ok', value }
}

/** A mistake of ours, although it comes as one of the server's. */
const settledCodes: ReadonlySet<string> = new Set(['OPENID_MISMATCH'])

export const doubts: Readonly<Record<Doubt, string>> = {
  unknown_serial: 'it signs with a key or certificate that we do not have',
  forged: 'its signature does not fit the key that we have by that name',
  stale: 'what it says is minutes old, or our clock is wrong',
}
