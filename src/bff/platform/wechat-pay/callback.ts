import { Type } from '@sinclair/typebox'
import { readJson } from '../json'
import type { WechatPayKeys } from './keys'
import { openResource, Resource } from './resource'
import { sealIn, whyDoubt, type Doubt } from './signature'

export type CallbackOutcome =
  /** `id` is the same for every repetition; `fields` is what was sealed. */
  | { outcome: 'ok'; id: string; kind: string; fields: Readonly<Record<string, unknown>> }
  | { outcome: Doubt | 'garbage' | 'other_merchant' }

type Header = (name: string) => string | undefined

export type CallbackReader = (header: Header, body: string) => CallbackOutcome

const Callback = Type.Object({
  id: Type.String({ minLength: 1, maxLength: 64 }),
  event_type: Type.String({ pattern: '^[A-Z_.]{1,32}$' }),
  resource: Resource,
})
const Fields = Type.Object({ mchid: Type.Optional(Type.String()), appid: Type.Optional(Type.String()) })

type Settings = { appid: string; mchid: string; keys: WechatPayKeys; now: () => Date }

/** Tells WeChat Pay's own calls from everybody else's, by the body as it came. */
export const makeCallbackReader =
  ({ appid, mchid, keys, now }: Settings): CallbackReader =>
  (header, body) => {
    const doubt = whyDoubt(sealIn(header), body, keys, now())
    if (doubt) return { outcome: doubt }
    const callback = readJson(Callback, body)
    const text = callback && openResource(keys.apiV3Key, callback.resource)
    const fields = text ? readJson(Fields, text) : null
    if (!callback || !fields) return { outcome: 'garbage' }
    // A refund's callback names no app.
    if (fields.mchid !== mchid || (fields.appid ?? appid) !== appid) return { outcome: 'other_merchant' }
    return { outcome: 'ok', id: callback.id, kind: callback.event_type, fields }
  }
