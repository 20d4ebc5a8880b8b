/**
 * What became of a transfer that was asked for, in order of precedence: of several that apply, the first is told.
 * Whatever is not `ok` has changed nothing.
 */
export const outcomes = [
  /** It was made before, with this content; `transferId` is the first one's. */
  'exists',
  /** A transfer of this cause was made before, and it was another one: a bug, or a forgery. */
  'exists_with_different_amount',
  /** There is nothing of that cause to go on with, or it is not of the kind that can: a hold is captured first. */
  'unknown_transfer',
  /** It was posted, voided, captured, released, taken back or returned as a whole. */
  'already_settled',
  /** There is something left to return, but not as much. */
  'more_than_spent',
  /** Neither gets nor spends until an operator has looked. What has begun is settled all the same. */
  'member_frozen',
  /** More than a rule, or a limit of gifts, gives in that time. All of it is refused. */
  'rule_capped',
  /** Less is available. What has expired is not, whether or not that was written yet. */
  'insufficient_points',
  'ok',
] as const

export type Outcome = (typeof outcomes)[number]

/** `available` is what the member has to spend when all is done. */
export type Answer = { outcome: Outcome; transferId: string | null; available: number }
