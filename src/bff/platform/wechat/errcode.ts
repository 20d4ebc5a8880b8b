import { misconfigured, type Misconfigured } from '../trouble'

type Reaction = 'bad_code' | 'refused' | 'limited' | 'misconfigured' | 'bug'

const BAD_CODE = 40029
const BAD_OPENID = 40003
const CODE_USED = 40163
const TOO_OFTEN = 45011

export const loginReactions = {
  [BAD_CODE]: 'bad_code',
  [CODE_USED]: 'bad_code',
  /** A high-risk user. */
  40226: 'refused',
  [TOO_OFTEN]: 'limited',
  /** The appid, the secret. */
  40013: 'misconfigured',
  40125: 'misconfigured',
  /** The appid, the secret or the code is missing: we always send them. */
  41002: 'bug',
  41004: 'bug',
  41008: 'bug',
} as const satisfies Record<number, Reaction>

export const phoneReactions = {
  [BAD_CODE]: 'bad_code',
  [CODE_USED]: 'bad_code',
  /** Our own appid got us the token, so it is the code that belongs to another; or to another person. */
  40013: 'bad_code',
  [BAD_OPENID]: 'bad_code',
  [TOO_OFTEN]: 'limited',
  /** The account may not ask for phone numbers. */
  48001: 'misconfigured',
} as const satisfies Record<number, Reaction>

type Outcome<R> = R extends 'misconfigured' | 'bug' ? Misconfigured : { outcome: R }

/** What an errcode means where it was met. One that is not listed is for an operator to look up. */
export function reactTo<R extends Reaction>(
  errcode: number,
  reactions: Readonly<Record<number, R>>,
): Outcome<R> | Misconfigured {
  const reaction: Reaction = reactions[errcode] ?? 'misconfigured'
  if (reaction === 'bug') throw new Error(`WeChat misses what we must always send (errcode ${errcode})`)
  if (reaction === 'misconfigured') return misconfigured(`it answers with errcode ${errcode}`)
  return { outcome: reaction } as Outcome<R>
}
