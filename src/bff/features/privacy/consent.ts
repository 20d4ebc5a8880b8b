import type { Policy } from '@/contract/privacy'
import type { RefusalCode } from '@/contract/refusals'

/** What somebody said of a policy once. */
export type Entry = {
  id: string
  policy: string
  version: string
  given: boolean
  saidAs: 'member' | 'guest' | 'platform'
  saidAt: Date
}

export type Choice = Pick<Entry, 'policy' | 'version' | 'given'>

/** What follows from all that was said of one policy. */
export type State = {
  policy: string
  given: boolean
  version: string | null
  saidAt: Date | null
  isCurrent: boolean
}

export const versionInForce = ({ versions }: Policy): string | null => versions.at(-1)?.version ?? null

/**
 * The last word counts, with one exception: a yes that was said on a device before anybody had signed in there does
 * not overrule the no of the member who then did. It may have been somebody else's.
 */
export const statesOf = (policies: readonly Policy[], entries: readonly Entry[]): State[] =>
  policies.map((policy) => {
    const last = entries
      .filter((entry) => entry.policy === policy.id)
      .sort(bySaying)
      .reduce<Entry | null>((before, entry) => (isOverruled(entry, before) ? before : entry), null)
    const version = last?.version ?? null
    return {
      policy: policy.id,
      given: last?.given ?? false,
      version,
      saidAt: last?.saidAt ?? null,
      isCurrent: version === versionInForce(policy),
    }
  })

const isOverruled = (entry: Entry, before: Entry | null) =>
  entry.saidAs === 'guest' && entry.given && before !== null && before.saidAs !== 'guest' && !before.given

const bySaying = (a: Entry, b: Entry) => a.saidAt.getTime() - b.saidAt.getTime() || (a.id < b.id ? -1 : 1)

/** Nobody agrees to words that are no longer asked, while a no is a no whatever it was said of. */
export function whyNotSay(
  policies: readonly Policy[],
  { policy: id, version, given }: Choice,
): RefusalCode | null {
  const policy = policies.find((one) => one.id === id)
  if (!policy?.versions.some((one) => one.version === version)) return 'not_found'
  return given && version !== versionInForce(policy) ? 'policy_outdated' : null
}

/** What is said again is no news. */
export const isNews = ({ policy, version, given }: Choice, states: readonly State[]) => {
  const state = states.find((one) => one.policy === policy)
  return !state || state.saidAt === null || state.given !== given || (given && state.version !== version)
}
