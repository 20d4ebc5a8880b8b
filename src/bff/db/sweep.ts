import { setTimeout as pause } from 'node:timers/promises'

const AT_ONCE = 500
/** So that whoever is served meanwhile does not notice. */
const REST_MS = 20

/** Deletes a few rows at a time until there are no more; how many. Broken off, it goes on the next time. */
export async function sweep(deleteSome: (limit: number) => Promise<number>): Promise<number> {
  for (let total = 0; ;) {
    const deleted = await deleteSome(AT_ONCE)
    total += deleted
    if (deleted < AT_ONCE) return total
    await pause(REST_MS)
  }
}
