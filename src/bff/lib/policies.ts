import type { Policy } from '@/contract/privacy'
import { policies as brandPolicies } from '@/brand/policies'

/** What the brand asks people to agree to. */
export const policies: readonly Policy[] = brandPolicies.map((policy) => ({
  ...policy,
  versions: policy.versions.map((version) => ({ ...version, paragraphs: [...version.paragraphs] })),
}))
