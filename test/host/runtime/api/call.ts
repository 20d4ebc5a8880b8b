import type { Host } from '../host'
import { Failure } from './failure'

type Callbacks = {
  success?: (result: unknown) => void
  fail?: (reason: unknown) => void
  complete?: (outcome: unknown) => void
}
export type Answer = (option: never) => unknown
export type Outcome = { ok(result: object): object; failed(error: unknown): object }

/** WeChat's way: an `errMsg` in every outcome. */
export const wxOutcome = (host: Host, name: string): Outcome => ({
  ok: (result) => ({ ...result, errMsg: `${name}:ok` }),
  failed(error) {
    if (error instanceof Failure) return error.reason
    host.report(error)
    return { errMsg: `${name}:fail ${(error as Error).message}` }
  },
})

/** A task that can be waited for, as the platforms' own are. */
export function asTask<Task extends object>(told: Promise<unknown> | undefined, task: Task) {
  told?.catch(() => undefined)
  return Object.assign(task, told && { then: told.then.bind(told), catch: told.catch.bind(told) })
}

/** A call as the platforms have it: callbacks where they are given, a promise where not. */
export function asCall(host: Host, answer: Answer, outcome: Outcome) {
  return (option?: unknown) => {
    const { success, fail, complete } = (option ?? {}) as Callbacks
    const told = Promise.resolve()
      .then(() => answer((option ?? {}) as never))
      .then(
        (result) => outcome.ok(result ?? {}),
        (error: unknown) => Promise.reject(outcome.failed(error) as Error),
      )
    const say = (callback: ((value: unknown) => void) | undefined, value: unknown) => {
      try {
        callback?.(value)
      } catch (error) {
        host.report(error)
      }
    }
    const settled = told.then(
      (result) => [success, result] as const,
      (reason: unknown) => [fail, reason] as const,
    )
    void settled.then(([callback, value]) => {
      say(callback, value)
      say(complete, value)
    })
    if (!success && !fail && !complete) return told
    told.catch(() => undefined)
    return undefined
  }
}
