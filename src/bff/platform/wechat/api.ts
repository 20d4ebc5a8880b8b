import { Type, type Static, type TSchema } from '@sinclair/typebox'
import { exchange } from '../exchange'
import { readJson } from '../json'
import type { Line, Repeat } from '../line'
import { busy, isBusy, type Busy } from '../trouble'

export type Question = {
  path: `/${string}`
  query?: Record<string, string>
  /** Sent as JSON, by POST; without one the question is a GET. */
  body?: object
  repeat: Repeat
}

/** A number that is no success is for the caller to read: it means different things at different endpoints. */
export type Said<Value> = { outcome: 'ok'; value: Value } | { outcome: 'errcode'; errcode: number } | Busy

export type Ask = <S extends TSchema>(reply: S, question: Question) => Promise<Said<Static<S>>>

export const makeAsk =
  (origin: string, line: Line): Ask =>
  (reply, { path, query = {}, body, repeat }) =>
    line(repeat, async (bounds) => {
      const url = `${origin.replace(/\/$/, '')}${path}?${new URLSearchParams(query).toString()}`
      const text = await exchange(url, body ? post(body) : { method: 'GET' }, bounds)
      return isBusy(text) ? text : read(reply, text)
    })

const post = (body: object) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

const Envelope = Type.Object({ errcode: Type.Optional(Type.Integer()) })

const SYSTEM_BUSY = -1

/** Success is `errcode` 0, or none at all. */
function read<S extends TSchema>(reply: S, text: string): Said<Static<S>> {
  const envelope = readJson(Envelope, text)
  if (!envelope) return busy('garbage')
  const { errcode = 0 } = envelope
  if (errcode === SYSTEM_BUSY) return busy('overloaded')
  if (errcode !== 0) return { outcome: 'errcode', errcode }
  const value = readJson(reply, text)
  return value === null ? busy('garbage') : { outcome: 'ok', value }
}
