import type { AnyApi, Host } from '../host'
import { asCall, asTask, type Outcome } from './call'
import { Failure, MyFailure, type Reason } from './failure'
import type { Services } from './wx'
import { unavailable } from './wx'
import { myAnswers, myReturns } from './my-answers'

/** Alipay's way: `fail` hears a number and a sentence, `success` no sentence at all. */
const myOutcome = (host: Host): Outcome => ({
  ok: (result) => result,
  failed(error) {
    if (error instanceof MyFailure) return error.answer
    if (error instanceof Failure) return { error: numberFor(error.reason), errorMessage: error.message }
    host.report(error)
    return { error: 3, errorMessage: (error as Error).message }
  },
})

function numberFor({ errMsg, errno }: Reason) {
  if (/cancel/.test(errMsg)) return 11
  if (/auth deny/.test(errMsg)) return 2001
  if (/not in this host/.test(errMsg)) return 1
  if (/timeout/.test(errMsg)) return 13
  return errno === 600003 || /ERR_|ECONN|abort/.test(errMsg) ? 12 : 2
}

export function createMy(host: Host, services: Services): AnyApi {
  const outcome = myOutcome(host)
  const calls = Object.entries(myAnswers(host, services)).map(([name, answer]) => {
    const call = asCall(host, answer, outcome)
    return [name, name === 'request' ? (option: unknown) => asTask(call(option), { abort() {} }) : call]
  })
  const my: AnyApi = {
    ...(services.listeners as unknown as AnyApi),
    ...(Object.fromEntries(calls) as AnyApi),
    ...(myReturns(host, services) as unknown as AnyApi),
  }
  my.httpRequest = my.request
  const known = new Set(Object.keys(my))
  my.canIUse = (schema) => known.has(String(schema).split('.')[0] ?? '') || /^button/.test(String(schema))
  const facts = { SDKVersion: '2.9.10', env: { clientName: 'ap', clientVersion: '10.6.0', platform: 'iOS' } }
  return { ...unavailable(host, known), ...my, ...(facts as unknown as AnyApi) }
}
