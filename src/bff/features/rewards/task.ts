import type { Task, TaskWindow } from '@/contract/rewards'
import type { TaskTerms } from '@/contract/reward-rule'
import { happeningBodies, type HappeningType } from '@/bff/lib/happening'
import { addDays, dayOf, instantAt, mondayOf } from '@/bff/lib/zone'
import { ZONE } from './rule'

export type TaskRow = { id: string; terms: TaskTerms }

/** The span in which a task can be done once; `key` names it for ever. */
export type Span = { key: string; from: Date | null; until: Date | null }

/** The span that runs at `now`, or null when the task is closed. */
export function spanOf({ window, from, until, isOpen }: TaskTerms, now: Date): Span | null {
  const [begin, end] = [from === null ? null : new Date(from), until === null ? null : new Date(until)]
  if (!isOpen || (begin && begin > now) || (end && end <= now)) return null
  const today = dayOf(now, ZONE)
  const days = { once: null, campaign: null, daily: [today, 1], weekly: [mondayOf(today), 7] } as const
  const turn = days[window satisfies TaskWindow]
  if (!turn) return { key: window, from: begin, until: end }
  const [first, length] = turn
  const starts = instantAt(first, 0, ZONE)
  const ends = instantAt(addDays(first, length), 0, ZONE)
  return {
    key: `${window}:${first}`,
    from: begin && begin > starts ? begin : starts,
    until: end && end < ends ? end : ends,
  }
}

/** Each stands for a day, and may be made up for on another. */
export const isOfADay = (type: string) => type === ('sign_in.done' satisfies HappeningType)

/** The days that a span touches. */
export const daysIn = ({ from, until }: Pick<Span, 'from' | 'until'>) => ({
  from: from && dayOf(from, ZONE),
  through: until && dayOf(new Date(until.getTime() - 1), ZONE),
})

/** Passing something on is nothing that a reward may be promised for; neither is what never happens. */
const sharing: readonly HappeningType[] = ['referral.visited']

export const rewardsSharing = ({ eventType }: TaskTerms) => (sharing as readonly string[]).includes(eventType)

/** What in a task's terms could never come true, by the name of the field; null for terms that make sense. */
export function flawInTask({ eventType, window, until, from }: TaskTerms): string | null {
  if (!Object.hasOwn(happeningBodies, eventType)) return 'eventType'
  if (window === 'campaign' && from === null) return 'from'
  if (window === 'campaign' && until === null) return 'until'
  return from !== null && until !== null && new Date(from) >= new Date(until) ? 'until' : null
}

export const stateOf = (done: number, target: number, isClaimed: boolean): Task['state'] =>
  isClaimed ? 'claimed' : done >= target ? 'ready' : 'open'
