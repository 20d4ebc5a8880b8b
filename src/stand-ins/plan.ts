/** What shall go wrong next, in the order it was asked for, and what has been asked so far: each by name. */
export function makePlan<Failure>() {
  const failures = new Map<string, Failure[]>()
  const counts = new Map<string, number>()

  return {
    failNext(name: string, failure: Failure, times = 1) {
      const planned = Array.from({ length: times }, () => failure)
      failures.set(name, [...(failures.get(name) ?? []), ...planned])
    },

    /** Counts the call, and takes the failure planned for it. */
    next(name: string): Failure | undefined {
      counts.set(name, (counts.get(name) ?? 0) + 1)
      return failures.get(name)?.shift()
    },

    calls: (name: string) => counts.get(name) ?? 0,
  }
}
