/**
 * Moves the clock of the program it runs in by `ms`; time goes on as usual. It stands alone, so that it can be sent into a
 * browser as well.
 */
export function turnClock(ms: number) {
  const Real = Date
  const now = () => Real.now() + ms
  globalThis.Date = new Proxy(Real, {
    apply: () => new Real(now()).toString(),
    construct: (target, given, newTarget) =>
      Reflect.construct(target, given.length > 0 ? given : [now()], newTarget) as object,
    get: (target, name, receiver) =>
      name === 'now' ? now : (Reflect.get(target, name, receiver) as unknown),
  })
}

/** By how much this test's clock was moved. */
export const turnedByMs = () => Number(process.env['CLOCK_TURNED_MS'] ?? 0)
