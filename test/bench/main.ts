import closeWithGrace from 'close-with-grace'
import { benchBytes } from './bytes'
import { benchCityScale } from './city-scale'
import { openDatabases } from './databases'
import { benchDatabaseWork } from './database-work'
import { benchProduct } from './product'
import { heading, missedGoals, note } from './table'
import { benchValidation } from './validation'

/** Everything `npm run bench` measures, one after the other. */
export async function run(): Promise<void> {
  heading('Preparing databases …')
  const startedAt = performance.now()
  const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(0)
  const databases = await openDatabases()
  const { uninstall } = closeWithGrace({ delay: 10_000 }, () => databases.stop())
  note(`${seconds()} s`)
  try {
    await benchDatabaseWork(databases)
    await benchValidation(databases)
    await benchCityScale(databases)
  } finally {
    uninstall()
    await databases.stop()
  }
  await benchProduct()
  await benchBytes()
  heading(missedGoals() === 0 ? 'Every goal was reached.' : `${missedGoals()} goals were missed.`)
  note(`${seconds()} s in all. Times swing on a shared machine; ratios are of one run.`)
}
