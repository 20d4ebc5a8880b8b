import fc from 'fast-check'
import { give, takeBack } from '@/bff/features/points/gifting'
import { join, part } from '@/bff/features/points/merging'
import { aLedger, DAY_MS, signIn } from './house'
import { PointsModel } from './model'
import type { Account, Merge } from './purses'

const RUNS = 60
const MEMBERS = 3

type House = Awaited<ReturnType<typeof aLedger>>
type Hand = { id: string; account: Account }

const who = fc.nat({ max: MEMBERS - 1 })
/** Few, so that steps meet the same again, with the same content and with other. */
const earned = fc.constantFrom('a', 'b', 'c', 'd')
const pending = fc.constantFrom('p', 'q', 'a')
const spent = fc.constantFrom('s', 't', 'u')
const held = fc.constantFrom('h', 'i', 's')
const points = fc.integer({ min: 1, max: 40 })
const one = <const K extends string, A extends Record<string, fc.Arbitrary<unknown>>>(kind: K, rest: A) =>
  fc.record({ kind: fc.constant(kind), who, ...rest }) as fc.Arbitrary<
    { kind: K; who: number } & { [P in keyof A]: A[P] extends fc.Arbitrary<infer V> ? V : never }
  >

const step = fc.oneof(
  { weight: 8, arbitrary: one('earn', { cause: earned, points, days: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 3, arbitrary: one('earnPending', { cause: pending, points }) },
  { weight: 3, arbitrary: one('post', { of: pending, days: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 1, arbitrary: one('void', { of: pending }) },
  { weight: 6, arbitrary: one('spend', { cause: spent, points }) },
  { weight: 4, arbitrary: one('hold', { cause: held, points }) },
  { weight: 3, arbitrary: one('capture', { of: held }) },
  { weight: 3, arbitrary: one('release', { of: held }) },
  {
    weight: 5,
    arbitrary: one('refund', { cause: fc.constantFrom('x', 'y', 'z'), of: fc.oneof(spent, held), points }),
  },
  {
    weight: 4,
    arbitrary: one('clawBack', { cause: fc.constantFrom('k', 'l'), of: fc.oneof(earned, pending) }),
  },
  { weight: 3, arbitrary: one('give', { to: who, cause: fc.constantFrom('1', '2'), points }) },
  { weight: 2, arbitrary: one('takeBack', { cause: fc.constantFrom('1', '2') }) },
  { weight: 3, arbitrary: one('pass', { days: fc.integer({ min: 1, max: 20 }) }) },
  { weight: 2, arbitrary: one('expire', {}) },
  { weight: 2, arbitrary: one('merge', { to: who }) },
  { weight: 1, arbitrary: one('undo', {}) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** One run: the ledger and the model do the same, and say the same. */
class Pair {
  private readonly model = new PointsModel()
  private readonly merges: { merge: Merge; id: string; to: Hand; from: Hand; isUndone: boolean }[] = []
  private readonly gifts = new Map<string, string>()

  constructor(
    private readonly house: House,
    private readonly hands: readonly Hand[],
  ) {
    this.tick(0)
  }

  static async of(house: House) {
    const hands: Hand[] = []
    const accounts = new PointsModel()
    for (let n = 0; n < MEMBERS; n++) hands.push({ ...(await house.aMember()), account: accounts.account() })
    return new Pair(house, hands)
  }

  /** No two steps at one instant, so that no two lots expire together that were not made together. */
  private tick(days: number) {
    this.house.clock.now = new Date(this.house.clock.now.getTime() + days * DAY_MS + 1)
    this.model.now = this.house.clock.now.getTime()
  }

  private until = (days: number) => new Date(this.model.now + days * DAY_MS)

  private hand = (n: number) => this.hands[n % this.hands.length] as Hand

  private homeOf = (hand: Hand) =>
    this.hands.find(({ account }) => account === this.model.homeOf(hand.account)) as Hand

  async do(wanted: Step) {
    this.tick(wanted.kind === 'pass' ? wanted.days : 0)
    const { house, model } = this
    const hand = this.hand(wanted.who)
    const { id: memberId, account } = hand
    const about = signIn
    const same = async (said: Promise<{ outcome: string }>, expected: string) =>
      expect({ wanted, outcome: (await said).outcome }).toEqual({ wanted, outcome: expected })

    switch (wanted.kind) {
      case 'earn': {
        const expiresAt = this.until(wanted.days)
        const said = house.earn({ memberId, cause: wanted.cause, points: wanted.points, expiresAt, about })
        return same(said, model.earn(account, wanted.cause, wanted.points, expiresAt.getTime()))
      }
      case 'earnPending': {
        const said = house.earnPending({ memberId, cause: wanted.cause, points: wanted.points, about })
        return same(said, model.earnPending(account, wanted.cause, wanted.points))
      }
      case 'post': {
        const expiresAt = this.until(wanted.days)
        const said = house.post({ memberId, pending: wanted.of, expiresAt })
        return same(said, model.end(account, 'post', wanted.of, expiresAt.getTime()))
      }
      case 'void':
        return same(house.void({ memberId, pending: wanted.of }), model.end(account, 'void', wanted.of))
      case 'spend':
      case 'hold': {
        const said = house[wanted.kind]({ memberId, cause: wanted.cause, points: wanted.points, about })
        return same(said, model.spend(account, wanted.kind, wanted.cause, wanted.points))
      }
      case 'capture':
      case 'release':
        return same(
          house[wanted.kind]({ memberId, hold: wanted.of }),
          model.end(account, wanted.kind, wanted.of),
        )
      case 'refund': {
        const { cause, of } = wanted
        const said = house.refund({ memberId, cause, of, points: wanted.points })
        return same(said, model.refund(account, cause, of, wanted.points))
      }
      case 'clawBack': {
        const { cause, of } = wanted
        return same(house.clawBack({ memberId, cause, of }), model.clawBack(account, cause, of))
      }
      case 'give':
        return this.give(this.homeOf(hand), this.homeOf(this.hand(wanted.to)), wanted.cause, wanted.points)
      case 'takeBack': {
        const giftId = this.gifts.get(`${hand.id} ${wanted.cause}`)
        if (!giftId) return
        const said = await house.db.transaction((tx) =>
          takeBack(tx, this.homeOf(hand).id, giftId, house.now()),
        )
        return expect(said).toBe(model.takeBack(account, `gift:${wanted.cause}`))
      }
      case 'expire':
        await house.expireDue()
        return model.expire(this.hands.map((one) => one.account))
      case 'merge':
        return this.merge(this.homeOf(hand), this.homeOf(this.hand(wanted.to)))
      case 'undo':
        return this.undo()
    }
  }

  private async give(giver: Hand, getter: Hand, cause: string, points: number) {
    if (giver === getter) return
    const gift = { memberId: giver.id, toMemberId: getter.id, points, requestId: cause }
    const said = await this.house.db.transaction((tx) => give(tx, gift, this.house.now()))
    expect(said.outcome).toBe(this.model.give(giver.account, getter.account, `gift:${cause}`, points))
    if (said.outcome === 'ok') this.gifts.set(`${giver.id} ${cause}`, said.transferId as string)
  }

  private async merge(to: Hand, from: Hand) {
    if (to === from) return
    const id = await this.house.db.transaction((tx) => join(tx, from.id, to.id, this.house.now()))
    this.merges.push({ merge: this.model.merge(to.account, from.account), id, to, from, isUndone: false })
  }

  /** The last one that nothing builds on. */
  private async undo() {
    const last = this.merges.filter(({ isUndone }) => !isUndone).at(-1)
    if (!last) return
    last.isUndone = true
    const { to, from, id } = last
    await this.house.db.transaction((tx) => part(tx, to.id, from.id, id, this.house.now()))
    this.model.undo(last.merge)
  }

  async agrees(after: unknown) {
    for (const { id, account } of this.hands) {
      const { available, pending, held, spent, expired, debt } = await this.house.balances(id)
      const home = this.homeOf({ id, account })
      const lots = await this.house.db.many<{ until: Date; points: number }>`
        select expires_at as until, sum(left_points)::int as points from point_lot_left where member_id = ${home.id}
        group by expires_at order by expires_at`
      expect({
        ...{ after, available, pending, held, spent, expired, debt },
        lots: lots.map(({ until, points: left }) => [until.getTime(), left]),
      }).toEqual({ after, ...this.model.balances(account), lots: this.model.lots(account) })
    }
  }
}

test('PT-1 whatever happens to points, in whatever order and however often, they are where a simple model says', async () => {
  const house = await aLedger()
  let steps = 0
  const property = fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 45 }), async (wanted) => {
    const pair = await Pair.of(house)
    for (const each of wanted) {
      await pair.do(each)
      await pair.agrees(each)
      steps++
    }
  })
  await fc.assert(property, { numRuns: RUNS, endOnFailure: true })
  expect(steps).toBeGreaterThan(RUNS * 10)
  expect(await house.prove()).toMatchObject({ mismatches: 0 })
}, 600_000)
