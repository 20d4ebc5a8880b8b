import type { FailureCode, Settled } from './settled'

/** Something a page shows once it is there. `kept` is content from before, and why there is nothing newer. */
export type Loadable<T> =
  | { status: 'loading' }
  | { status: 'loaded'; value: T; kept?: FailureCode }
  | { status: 'failed'; code: FailureCode }

export const loading = { status: 'loading' } as const

export const loaded = <T>(value: T): Loadable<T> => ({ status: 'loaded', value })

/** What to show after asking again: content outlives a failed refresh, and says that it is old. */
export function refreshed<T>(before: Loadable<T>, settled: Settled<T>): Loadable<T> {
  if (settled.status === 'ok') return loaded(settled.value)
  if (before.status === 'loaded' && keepsContent.has(settled.code)) return { ...before, kept: settled.code }
  return settled
}

const keepsContent = new Set<FailureCode>([
  'offline',
  'timeout',
  'unreadable',
  'internal',
  'busy',
  'rate_limited',
])
