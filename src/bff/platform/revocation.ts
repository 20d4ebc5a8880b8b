import type { Subject } from './login'
import type { Busy, Misconfigured } from './trouble'

/** Somebody took back, in the platform itself, what they had allowed this app. */
export type Revocation = { subject: Subject; at: Date }

export type RevocationsOutcome = { outcome: 'ok'; revocations: Revocation[] } | Busy | Misconfigured

/** Of one calendar day in China. Platforms that tell us of their own accord need not be asked. */
export type RevocationsOn = (day: string) => Promise<RevocationsOutcome>
