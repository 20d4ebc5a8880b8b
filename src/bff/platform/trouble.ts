/** Why a party gave no answer that can be used. */
export type Cause =
  'unreachable' | 'cut_off' | 'slow' | 'status' | 'too_large' | 'garbage' | 'overloaded' | 'resting'

/** It may go better later, and nobody has to change anything for that. */
export type Busy = { outcome: 'busy'; cause: Cause }

/** It will not go better until an operator changes something; `what` tells them, and holds no secret. */
export type Misconfigured = { outcome: 'misconfigured'; what: string }

export const busy = (cause: Cause): Busy => ({ outcome: 'busy', cause })

export const misconfigured = (what: string): Misconfigured => ({ outcome: 'misconfigured', what })

export const isBusy = (answer: unknown): answer is Busy =>
  typeof answer === 'object' && answer !== null && 'outcome' in answer && answer.outcome === 'busy'

/** The party never saw the question, or said itself that it did nothing about it. */
const untouched: ReadonlySet<Cause> = new Set(['unreachable', 'overloaded'])

export const didNotAct = (answer: unknown): boolean => isBusy(answer) && untouched.has(answer.cause)
