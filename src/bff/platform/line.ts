import {
  BrokenCircuitError,
  circuitBreaker,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleWhenResult,
  retry,
  TaskCancelledError,
  wrap,
} from 'cockatiel'
import { busy, didNotAct, isBusy, type Busy } from './trouble'

/** How long a party is waited for, how often it is asked again, and when it is left alone. */
export type Pace = {
  attemptMs: number
  /** For all attempts together: somebody is looking at a phone meanwhile. */
  budgetMs: number
  bytesMax: number
  repeatsMax: number
  repeatFirstMs: number
  repeatLastMs: number
  /** So many failures in a row, and the party is not asked for `restMs`. */
  failuresMax: number
  restMs: number
}

export const usualPace: Pace = {
  attemptMs: 3_000,
  budgetMs: 6_000,
  bytesMax: 256 * 1024,
  repeatsMax: 2,
  repeatFirstMs: 100,
  repeatLastMs: 1_000,
  failuresMax: 5,
  restMs: 10_000,
}

/**
 * What may be asked again after silence. A single-use code may not, once it may have been used: the second answer
 * would call a good code bad.
 */
export type Repeat = 'always' | 'unless_acted'

export type Line = ReturnType<typeof makeLine>

/** The line to one party: attempts are bounded, repeated with jitter where that is safe, and stop while it is down. */
export function makeLine(party: string, say: (sentence: string) => void, pace: Pace) {
  const breaker = circuitBreaker(handleWhenResult(isBusy), {
    halfOpenAfter: pace.restMs,
    breaker: new ConsecutiveBreaker(pace.failuresMax),
  })
  breaker.onBreak(() => say(`${party} gives no useful answers; it is not asked for ${pace.restMs / 1000} s.`))
  breaker.onReset(() => say(`${party} answers again.`))

  const patient = (again: (answer: unknown) => boolean) => {
    const backoff = new ExponentialBackoff({
      initialDelay: pace.repeatFirstMs,
      maxDelay: pace.repeatLastMs,
    })
    return wrap(retry(handleWhenResult(again), { maxAttempts: pace.repeatsMax, backoff }), breaker)
  }
  const patience = { always: patient(isBusy), unless_acted: patient(didNotAct) }

  return async <T>(
    repeat: Repeat,
    attempt: (bounds: { signal: AbortSignal; bytesMax: number }) => Promise<T | Busy>,
  ): Promise<T | Busy> => {
    const budget = AbortSignal.timeout(pace.budgetMs)
    const once = () =>
      bounded(pace.attemptMs, budget, (signal) => attempt({ signal, bytesMax: pace.bytesMax }))
    try {
      return await patience[repeat].execute(once, budget)
    } catch (error) {
      if (error instanceof BrokenCircuitError) return busy('resting')
      if (error instanceof TaskCancelledError) return busy('slow')
      throw error
    }
  }
}

/**
 * With a signal that ends it after as long, or with the budget. A timer of our own holds on to it: nothing holds on to
 * what `AbortSignal.any` is made of, and a timeout that was swept up as garbage never comes.
 */
async function bounded<T>(ms: number, budget: AbortSignal, work: (signal: AbortSignal) => Promise<T>) {
  const controller = new AbortController()
  const over = () => controller.abort(new DOMException('The party took too long', 'TimeoutError'))
  const timer = setTimeout(over, ms)
  if (budget.aborted) over()
  budget.addEventListener('abort', over)
  try {
    return await work(controller.signal)
  } finally {
    clearTimeout(timer)
    budget.removeEventListener('abort', over)
  }
}
