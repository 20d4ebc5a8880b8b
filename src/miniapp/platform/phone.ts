import type { ButtonProps } from '@tarojs/components'
import type { PhoneProof } from '@/contract/membership'

/** A number that the platform vouches for; `unavailable` where it could not, and a code by SMS still can. */
export type GivenPhone = { status: 'given'; proof: PhoneProof } | { status: 'refused' | 'unavailable' }

/** What makes a native button ask for the number: only the member's own tap on one may. */
export type PhoneButton = (answer: (given: GivenPhone) => unknown) => ButtonProps

/** Null in a browser, which knows nobody's number. */
export const phoneButton: PhoneButton | null = null
