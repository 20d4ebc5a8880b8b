import { randomUUID } from 'node:crypto'
import { makeProofs } from '@/bff/features/points/proofs'
import { makeTokens } from '@/bff/lib/tokens'
import { bundle } from '../../../../src/commands/bundle.mjs'
import { terms } from '../../../support/access-rewards'
import { mall } from '../../../support/mall'
import { setup } from '../../../support/setup'
import { Hand, type Ask, type World } from './crash-hand'
import { startKillable } from './killable'

const KILLS = 200
/** Processes at once, and what each is asked at once. */
const LANES = 3
const HANDS = 6
const MEMBERS = 3
const NEWCOMERS = 300
/** How many of its answers a process lives to give, at most. */
const ANSWERS_MAX = 16
const CHILD = 'dist/test/crash-child.js'
const HOUR_MS = 60 * 60_000
const SECRET = Buffer.alloc(32, 7).toString('base64')

/** The BFF in a process of its own, as members reach it. */
async function start(url: string) {
  const { ask, kill } = await startKillable(CHILD, [url, SECRET])
  const asMember: Ask = (name, { id, token }, body) => {
    const [method = '', path] = name.split(' ')
    const headers = {
      ...{ authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      // Everybody is at home, and nobody at one address with a hundred others.
      'x-forwarded-for': `10.${parseInt(id.slice(0, 2), 16)}.${parseInt(id.slice(2, 4), 16)}.1`,
    }
    return ask({ method, path: `/api${path}`, headers, body })
  }
  return { ask: asMember, kill }
}

/** Kills a process after it has answered a few times, and starts another, again and again. */
async function lane(url: string, world: World, isOver: () => boolean) {
  const hands = Array.from({ length: HANDS }, () => new Hand(world))
  while (!isOver()) {
    const { ask, kill } = await start(url)
    let left = 1 + Math.floor(Math.random() * ANSWERS_MAX)
    const tell = () => {
      if (--left === 0) void kill()
    }
    await Promise.all(hands.map((hand) => hand.work(ask, tell)))
    await kill()
  }
  const { ask, kill } = await start(url)
  await Promise.all(hands.map((hand) => hand.finish(ask)))
  await kill()
  return hands.flatMap(({ facts }) => facts)
}

/** A mall with one thing that can be bought, rules that pay for two deeds, and people. */
async function aWorld() {
  const house = await setup({ now: new Date() })
  const shop = mall(house)
  const tokens = makeTokens(SECRET, () => new Date())
  const somebody = async () => {
    const { id } = await house.aMember()
    return { id, token: tokens.issue(id).token }
  }
  const several = (count: number) => Promise.all(Array.from({ length: count }, somebody))
  const [operator, clerk] = [await somebody(), await somebody()]
  await house.anOperatorRole(operator)
  const dealer = await house.aDealer()
  await house.aStaffRole(dealer.id, clerk, 'consultant')
  const shelf = await shop.aProduct(operator, { points: 10, stock: 9_000 })
  const aRule = async (eventType: string) => {
    const [id, since] = [randomUUID(), new Date(0)]
    await house.db.run`
      insert into point_rule (id, version, terms, created_at, effective_from)
      values (${id}, ${1}, ${JSON.stringify({ ...terms, eventType })}, ${since}, ${since})`
    return id
  }
  const world: World = {
    ...{ members: await several(MEMBERS), newcomers: await several(NEWCOMERS), operator, clerk },
    ...{ dealerId: dealer.id, variantId: shelf.variantId, price: shelf.points, rewardPoints: terms.points },
    ...{ signInRule: await aRule('sign_in.done'), redeemRule: await aRule('order.redeemed') },
  }
  return { ...house, ...shop, world }
}

test('PT-1 the whole BFF killed 200 times while points are earned, spent and returned: nothing that was answered is lost, nothing is doubled', async () => {
  await bundle('test/bff/features/points/crash-child.ts', CHILD, { withPackages: true })
  const { world, db, pool, clock, deliver, proveBooks } = await aWorld()
  const url = pool.options.connectionString as string

  let kills = 0
  const lanes = Array.from({ length: LANES }, () => lane(url, world, () => kills++ >= KILLS))
  const facts = (await Promise.all(lanes)).flat()
  // A process that is gone may hold for a moment still what it was telling.
  clock.now = new Date(Date.now() + HOUR_MS)
  while ((await db.many`select happening_id from happening_due`).length > 0) await deliver()

  const rows = await db.many<{ key: string; at: Date }>`
    select member_id || ' ' || cause || ' ' || points as key, at from point_transfer`
  const told = facts.map(({ memberId, cause, points }) => `${memberId} ${cause} ${points}`)
  expect(rows.map(({ key }) => key).sort()).toEqual(told.sort())
  // Some had happened although nobody was told: the kills came in between.
  const at = new Map(rows.map((row) => [row.key, row.at]))
  const before = facts.filter(({ memberId, cause, points, againAt }) => {
    const done = at.get(`${memberId} ${cause} ${points}`)
    return againAt && done && done < againAt
  })
  expect(before.length).toBeGreaterThan(0)
  await proveBooks()
  const proof = await makeProofs({ db, now: () => new Date() }).prove()
  expect(proof).toMatchObject({ mismatches: 0, transfers: facts.length })
}, 600_000)
