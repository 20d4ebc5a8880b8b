import { Type } from '@sinclair/typebox'
import { readJson } from '../json'
import { EVERY_APP, type LoginExchange, type LoginOutcome, type Subject } from '../login'
import { busy, misconfigured } from '../trouble'
import type { Gateway } from './gateway'

const Name = Type.Optional(Type.String({ minLength: 1, maxLength: 128 }))
const Token = Type.Object({ user_id: Name, open_id: Name, union_id: Name })

/**
 * Apps get the person's `user_id` or an `open_id`, as set in Alipay's console. Where both come, the older kind is
 * who the person has been here so far. The tokens that come along have no use, and are dropped.
 */
export const makeLogin =
  (ask: Gateway, appId: string): LoginExchange =>
  async (code) => {
    const answer = await ask({
      method: 'alipay.system.oauth.token',
      fields: { grant_type: 'authorization_code', code },
      repeat: 'unless_acted',
    })
    if (answer.outcome === 'ok') return namesIn(answer.text, appId)
    return answer.outcome === 'failed' ? reactTo(answer) : answer
  }

function namesIn(text: string, appId: string): LoginOutcome {
  const token = readJson(Token, text)
  const [first, ...more] = (['user_id', 'open_id', 'union_id'] as const).flatMap((type): Subject[] => {
    const value = token?.[type]
    const app = type === 'union_id' ? EVERY_APP : appId
    return value === undefined ? [] : [{ platform: 'alipay', app, type, value }]
  })
  // A `union_id` alone would be another person in each of the owner's apps' eyes, and is never given alone.
  return first && first.type !== 'union_id' ? { outcome: 'ok', subjects: [first, ...more] } : busy('garbage')
}

const reactions: Readonly<Record<string, 'bad_code' | 'misconfigured'>> = {
  'isv.code-invalid': 'bad_code',
  'isv.grant-type-invalid': 'misconfigured',
  'isv.unmatched-app-id': 'misconfigured',
  /** We keep no refresh tokens; should one ever be meant, the person signs in again. */
  'isv.refresh-token-invalid': 'bad_code',
  'isv.refresh-token-time-out': 'bad_code',
  'isv.refreshed-token-invalid': 'bad_code',
}

/** What a `sub_code` means here. One that is not listed is for an operator to look up. */
function reactTo({ code, subCode }: { code: string; subCode: string }): LoginOutcome {
  if (reactions[subCode] === 'bad_code') return { outcome: 'bad_code' }
  return misconfigured(`it refuses the exchange of a login code (${[code, subCode].join(' ').trim()})`)
}
