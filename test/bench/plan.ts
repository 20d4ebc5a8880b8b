/** Hands out the rows of a plan, each once, whoever does what they say. */
export class Plan<Row> {
  private taken = 0

  constructor(private readonly planned: readonly Row[]) {}

  take(): Row {
    const planned = this.planned[this.taken++]
    if (!planned) throw new Error('all of the plan is done; plan more')
    return planned
  }

  /** The number from which on nobody has taken any. */
  get nextN(): number {
    return this.taken + 1
  }

  /** Counts those up to `n` as taken. */
  skipTo(n: number): void {
    this.taken = Math.max(this.taken, n)
  }
}
