import { openPool } from '@/bff/db/pool'
import { makeDb, type Db } from '@/bff/db/sql'
import { makeProofs } from '@/bff/features/points/proofs'
import { makeLedger } from '@/bff/features/points/service'
import { newId } from '@/bff/lib/id'
import { bundle } from '../../../../src/commands/bundle.mjs'
import { freshDatabase } from '../../../support/postgres'
import type { Wish } from './crash-child'
import { startKillable } from './killable'

/** With those of the whole BFF in `crash-bff.test.ts` it is 200 times. */
const KILLS = 140
/** Processes at once, and what each is asked at once. */
const LANES = 4
const HANDS = 6
const MEMBERS = 3
/** How many of its answers a process lives to give, at most. */
const ANSWERS_MAX = 12
const CHILD = 'dist/test/crash-child.js'

/** What was answered, and what of it: everything else may have happened or not. */
type Said = { wish: Wish; outcome: string }

async function start(url: string) {
  const { ask, kill } = await startKillable(CHILD, [url])
  const wished = async (body: Wish) => {
    const answer = await ask({ method: 'POST', path: '/', body })
    return answer && (answer.body as { outcome: string }).outcome
  }
  return { ask: wished, kill }
}

/** Somebody who asks for one thing after the other, and again for what was never answered. */
class Hand {
  private open: Wish | null = null
  readonly said: Said[] = []
  private spends: Wish[] = []

  constructor(private readonly members: readonly string[]) {}

  private next(): Wish {
    const memberId = this.members[Math.floor(Math.random() * this.members.length)] as string
    const points = 1 + Math.floor(Math.random() * 20)
    const spent = Math.random() < 0.3 ? this.spends.pop() : undefined
    if (spent) return { ...spent, verb: 'refund', cause: `back:${spent.cause}`, of: spent.cause }
    const verb = Math.random() < 0.5 ? 'earn' : 'spend'
    return { verb, memberId, cause: `${verb}:${newId()}`, points, of: '' }
  }

  /** Until the process is no more; `tell` hears of each answer. */
  async work(ask: (wish: Wish) => Promise<string | null>, tell: () => void) {
    for (;;) {
      const wish = (this.open ??= this.next())
      const outcome = await ask(wish)
      if (outcome === null) return
      this.open = null
      this.said.push({ wish, outcome })
      const isDone = outcome === 'ok' || outcome === 'exists'
      if (wish.verb === 'spend' && isDone) this.spends.push(wish)
      tell()
    }
  }

  /** What is still open is asked once more, so that all is known in the end. */
  async finish(ask: (wish: Wish) => Promise<string | null>) {
    const outcome = this.open && (await ask(this.open))
    if (this.open && outcome) this.said.push({ wish: this.open, outcome })
  }
}

/** Kills a process after it has answered a few times, and starts another, again and again. */
async function lane(url: string, members: readonly string[], kills: number): Promise<Said[]> {
  const hands = Array.from({ length: HANDS }, () => new Hand(members))
  for (let n = 0; n < kills; n++) {
    const { ask, kill } = await start(url)
    let left = 1 + Math.floor(Math.random() * ANSWERS_MAX)
    const tell = () => {
      if (--left === 0) void kill()
    }
    await Promise.all(hands.map((hand) => hand.work(ask, tell)))
    await kill()
  }
  const { ask, kill } = await start(url)
  for (const hand of hands) await hand.finish(ask)
  await kill()
  return hands.flatMap(({ said }) => said)
}

const happened = ({ outcome }: Said) => outcome === 'ok' || outcome === 'exists'

async function journalOf(db: Db) {
  const rows = await db.many<{ key: string; points: number }>`
    select member_id || ' ' || cause as key, points from point_transfer order by 1`
  return rows.map(({ key, points }) => [key, points])
}

test('PT-1 killed 140 times while points are earned, spent and returned, no answer was wrong and nothing is doubled', async () => {
  await bundle('test/bff/features/points/crash-child.ts', CHILD, { withPackages: true })
  const database = await freshDatabase()
  const pool = openPool(database.url, 2)
  const db = makeDb(pool)
  const members = Array.from({ length: MEMBERS }, newId)

  const said = (
    await Promise.all(Array.from({ length: LANES }, () => lane(database.url, members, KILLS / LANES)))
  ).flat()

  const done = said.filter(happened)
  expect(await journalOf(db)).toEqual(
    done.map(({ wish }) => [`${wish.memberId} ${wish.cause}`, wish.points]).sort(),
  )
  const { balances } = makeLedger({ now: () => new Date() })
  const signs = { earn: 1, spend: -1, refund: 1 }
  for (const memberId of members) {
    const mine = done.filter(({ wish }) => wish.memberId === memberId)
    const total = mine.reduce((sum, { wish }) => sum + signs[wish.verb] * wish.points, 0)
    expect(await balances(db, memberId)).toMatchObject({ available: total, debt: 0 })
  }
  // Some had happened although nobody was told: the kills came in between.
  expect(said.some(({ outcome }) => outcome === 'exists')).toBe(true)
  const proof = await makeProofs({ db, now: () => new Date() }).prove()
  expect(proof).toMatchObject({ mismatches: 0, members: MEMBERS, transfers: done.length })
  await db.close()
  await database.drop()
}, 600_000)
