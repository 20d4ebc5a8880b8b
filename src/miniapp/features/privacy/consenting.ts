import type { Policy } from '@/contract/privacy'
import type { Settled } from '@/miniapp/lib/settled'
import { loadPolicies, refreshConsents, say } from '@/miniapp/platform/consents'
import { leavePhone } from '@/miniapp/platform/leaving'
import { endSession } from '@/miniapp/platform/member'

export const loadPrivacy = () => Promise.all([loadPolicies(), refreshConsents()])

/** One tap gives, one tap withdraws. Without a policy that is needed nobody stays signed in. */
export async function choose(policy: Policy, given: boolean): Promise<Settled<unknown>> {
  const version = policy.versions.at(-1)?.version ?? ''
  const said = await say({ policy: policy.id, version, given })
  if (said.status === 'ok' && policy.isNeeded && !given) {
    await endSession()
    leavePhone()
  }
  return said
}
