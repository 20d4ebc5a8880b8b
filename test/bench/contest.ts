import type { ChildServer } from './child-server'
import { load, type Errand } from './load'

/** What one contender did in one round; what it can't know of itself is left out. */
export type Sample = { perSecond: number; p99Ms?: number; cpuMs?: number }
export type Contender = { name: string; run(ms: number): Promise<Sample> }

/** Until code that is run most has been compiled for it. */
const WARM_UP_MS = 6_000

type Contest = {
  rounds: number
  ms: number
  /** Done when all are warm. */
  settle?: () => Promise<unknown>
}

/** Contenders take turns, each second round in the opposite order; each is known by its median. */
export async function contest<Name extends string>(
  contenders: readonly (Contender & { name: Name })[],
  { rounds, ms, settle }: Contest,
): Promise<Record<Name, Required<Sample>>> {
  const samples = new Map<Name, Sample[]>(contenders.map(({ name }) => [name, []]))
  for (const { run } of contenders) await run(WARM_UP_MS)
  await settle?.()
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? contenders : [...contenders].reverse()
    for (const { name, run } of order) samples.get(name)!.push(await run(ms))
  }
  const medians = [...samples].map(([name, all]) => [
    name,
    {
      perSecond: median(all.map((sample) => sample.perSecond)),
      p99Ms: median(all.map((sample) => sample.p99Ms ?? NaN)),
      cpuMs: median(all.map((sample) => sample.cpuMs ?? NaN)),
    },
  ])
  return Object.fromEntries(medians) as Record<Name, Required<Sample>>
}

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN

/** A run that met refusals measured something else. */
export class InvalidRun extends Error {}

/** A server as a contender: throughput and CPU time by the errand, the slowest hundredth by the request. */
export const contender = <Name extends string>(
  name: Name,
  server: ChildServer,
  next: () => Errand,
  options?: Parameters<typeof load>[3],
) => ({
  name,
  async run(ms: number): Promise<Sample> {
    const before = await server.cpuMs()
    const { errands, perSecond, p99Ms, refused } = await load(server.origin, ms, next, options)
    const cpuMs = ((await server.cpuMs()) - before) / errands
    if (refused.length > 0) throw new InvalidRun(`${name}: ${refused.length} refused, first ${refused[0]}`)
    return { perSecond, p99Ms, cpuMs }
  },
})
