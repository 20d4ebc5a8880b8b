import { Failure } from '../api/failure'
import { asCall, type Outcome } from '../api/call'
import type { Host } from '../host'
import { plain } from '../nodes'

type Mock = { method: string; result?: unknown; functionDeclaration?: string; args?: unknown[] }
type Call = (...args: unknown[]) => unknown

/** A test's own answers in place of the platform's. */
export function createMocks(host: Host) {
  const origins = new Map<string, Call | undefined>()

  const restore = (method: string) => {
    if (origins.has(method)) host.api[method] = origins.get(method)
    origins.delete(method)
  }

  const set = ({ method, result, functionDeclaration, args = [] }: Mock) => {
    if (functionDeclaration === undefined && result === undefined) return restore(method)
    if (!origins.has(method)) origins.set(method, host.api[method])
    const origin = origins.get(method)
    const act: Call =
      functionDeclaration === undefined ? () => plain(result) : host.logic.evaluate(functionDeclaration)
    const answer = (...given: unknown[]) => act.apply({ origin }, [...given, ...args])
    if (/Sync$|^(on|off|create|can)|^get(\w+Info|\w+Setting|MenuButton\w+)$/.test(method)) {
      host.api[method] = answer
      return
    }
    const call = asCall(host, async (option: unknown) => asOutcome(await answer(option)), mocked)
    const isTask = /^(request|uploadFile|downloadFile)$/.test(method)
    host.api[method] = isTask ? (option) => Object.assign(call(option) ?? {}, { abort() {} }) : call
  }
  return { set }
}

/** A mock answers what the call's callbacks are to hear, as it stands. */
const mocked: Outcome = {
  ok: (result) => result,
  failed: (error) => (error instanceof Failure ? error.reason : (error as object)),
}

/** `{errMsg: 'x:fail …'}` and Alipay's `{error: 11}` are told to `fail`. */
function asOutcome(result: unknown) {
  const { errMsg, error } = (result ?? {}) as { errMsg?: unknown; error?: unknown }
  if ((typeof errMsg === 'string' && errMsg.includes(':fail')) || typeof error === 'number') throw result
  return result
}
