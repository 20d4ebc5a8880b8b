import { openServer } from './child-server'
import { contender, contest } from './contest'
import { DEALERS_FEW, DEALERS_MANY, type Databases } from './databases'
import { slotErrands } from './slots'
import { BUSY_DAYS } from './busy-city'
import { heading, print } from './table'

const SHANGHAI = '310100'
const RATIO_MAX = 1.15

/** Whether dealers elsewhere make a city slower. One connection, so that it is the time of one request. */
export async function benchCityScale({ small, large }: Databases): Promise<void> {
  const servers = [await openServer('bff', small), await openServer('bff', large)] as const
  const next = slotErrands(SHANGHAI, BUSY_DAYS)
  const one = { connections: 1 }
  try {
    const { few, many } = await contest(
      [contender('few', servers[0], next, one), contender('many', servers[1], next, one)],
      { rounds: 5, ms: 1_500 },
    )
    heading(`A city's free times among ${DEALERS_FEW} and among ${DEALERS_MANY} dealers`)
    print([
      { what: `among ${DEALERS_FEW}`, value: 1000 / few.perSecond, unit: 'ms' },
      { what: `among ${DEALERS_MANY}`, value: 1000 / many.perSecond, unit: 'ms' },
      { what: 'ratio', value: few.perSecond / many.perSecond, unit: '×', goal: { atMost: RATIO_MAX } },
    ])
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
  }
}
