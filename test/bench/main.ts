import { benchBytes } from './bytes'
import { benchCityScale } from './city-scale'
import { openDatabases, type Databases } from './databases'
import { benchBookings, benchSlots } from './database-work'
import { benchHome } from './home'
import { benchCollector, benchPoints } from './points'
import { benchProduct } from './product'
import { benchSessions } from './sessions'
import { heading, missedGoals, note } from './table'
import { benchValidation } from './validation'

const onDatabases: Record<string, (databases: Databases) => Promise<void>> = {
  slots: benchSlots,
  bookings: benchBookings,
  points: benchPoints,
  collector: benchCollector,
  validation: benchValidation,
  sessions: benchSessions,
  city: benchCityScale,
}
const alone: Record<string, () => Promise<void>> = {
  product: benchProduct,
  home: benchHome,
  bytes: benchBytes,
}

/** Everything `npm run bench` measures, one after the other; or only what is named: `npm run bench -- slots bytes`. */
export async function run(names: readonly string[]): Promise<void> {
  const all = [...Object.keys(onDatabases), ...Object.keys(alone)]
  const unknown = names.filter((name) => !all.includes(name))
  if (unknown.length > 0) return note(`There is no ${unknown.join(', ')}. There are ${all.join(', ')}.`)

  // Unlike a signal's own way to end a process, this lets everybody tidy up.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

  const isWanted = (name: string) => names.length === 0 || names.includes(name)
  const startedAt = performance.now()
  if (Object.keys(onDatabases).some(isWanted)) await withDatabases(isWanted)
  for (const [name, bench] of Object.entries(alone)) if (isWanted(name)) await bench()

  heading(missedGoals() === 0 ? 'Every goal was reached.' : `${missedGoals()} goals were missed.`)
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  note(`${seconds} s in all. Times swing on a shared machine; ratios are of one run.`)
}

async function withDatabases(isWanted: (name: string) => boolean) {
  heading('Preparing databases …')
  const databases = await openDatabases()
  try {
    for (const [name, bench] of Object.entries(onDatabases)) if (isWanted(name)) await bench(databases)
  } finally {
    await databases.stop()
  }
}
