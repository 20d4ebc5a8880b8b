import fc from 'fast-check'
import { give, takeBack } from '@/bff/features/points/gifting'
import { join, part } from '@/bff/features/points/merging'
import { aLedger, DAY_MS, signIn } from './house'
import { PointsModel } from './model'
import type { Account, Merge } from './purses'

const RUNS = 150
const MEMBERS = 3

type House = Awaited<ReturnType<typeof aLedger>>
type Hand = { id: string; account: Account }

const who = fc.nat({ max: MEMBERS - 1 })
/** Few, so that steps meet the same again, with the same content and with other. */
const earned = fc.constantFrom('a', 'b', 'c')
const pending = fc.constantFrom('p', 'q', 'p', 'q', 'a')
const spent = fc.constantFrom('s', 't', 'u')
const held = fc.constantFrom('h', 'i', 'h', 'i', 's')
const points = fc.constantFrom(3, 10, 10, 27)
const one = <const K extends string, A extends Record<string, fc.Arbitrary<unknown>>>(kind: K, rest: A) =>
  fc.record({ kind: fc.constant(kind), who, ...rest }) as fc.Arbitrary<
    { kind: K; who: number } & { [P in keyof A]: A[P] extends fc.Arbitrary<infer V> ? V : never }
  >

const step = fc.oneof(
  { weight: 8, arbitrary: one('earn', { cause: earned, points, days: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 3, arbitrary: one('earnPending', { cause: pending, points }) },
  { weight: 4, arbitrary: one('post', { of: pending, days: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 2, arbitrary: one('void', { of: pending }) },
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
  // What a client does that has not heard the answer.
  { weight: 6, arbitrary: one('again', {}) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** Lives that are sure to be tried each time: debt that goes along and comes back, and everything said twice. */
const again: Step = { kind: 'again', who: 0 }
const owed: Step[] = [
  { kind: 'earn', who: 0, cause: 'a', points: 27, days: 30 },
  again,
  { kind: 'spend', who: 0, cause: 's', points: 27 },
  again,
  { kind: 'clawBack', who: 0, cause: 'k', of: 'a' },
  again,
  { kind: 'clawBack', who: 0, cause: 'l', of: 'a' },
  { kind: 'earn', who: 1, cause: 'b', points: 10, days: 3 },
  { kind: 'merge', who: 1, to: 0 },
  { kind: 'earn', who: 1, cause: 'c', points: 27, days: 20 },
  { kind: 'pass', who: 0, days: 5 },
  { kind: 'undo', who: 0 },
  { kind: 'refund', who: 0, cause: 'x', of: 's', points: 10 },
  again,
  { kind: 'refund', who: 0, cause: 'y', of: 's', points: 27 },
]
const settled: Step[] = [
  { kind: 'earnPending', who: 0, cause: 'p', points: 10 },
  again,
  { kind: 'earnPending', who: 0, cause: 'q', points: 27 },
  { kind: 'merge', who: 1, to: 0 },
  { kind: 'void', who: 0, of: 'p' },
  again,
  { kind: 'post', who: 1, of: 'q', days: 30 },
  again,
  { kind: 'hold', who: 0, cause: 'h', points: 10 },
  again,
  { kind: 'capture', who: 0, of: 'h' },
  again,
  { kind: 'release', who: 0, of: 'h' },
  { kind: 'hold', who: 0, cause: 'i', points: 10 },
  { kind: 'release', who: 0, of: 'i' },
  again,
  { kind: 'refund', who: 0, cause: 'x', of: 'i', points: 3 },
  { kind: 'give', who: 0, to: 2, cause: '1', points: 3 },
  { kind: 'takeBack', who: 0, cause: '1' },
  { kind: 'spend', who: 0, cause: 's', points: 27 },
  { kind: 'spend', who: 0, cause: 's', points: 3 },
  { kind: 'undo', who: 0 },
]

/** What happened at least once in all the runs, so that none of it is only thought to be tried. */
const reached = new Set<string>()

/** One run: the ledger and the model do the same, and say the same. */
class Pair {
  private readonly model = new PointsModel()
  private readonly merges: { merge: Merge; id: string; to: Hand; from: Hand; isUndone: boolean }[] = []
  private readonly gifts = new Map<string, string>()
  private last: Step | null = null

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
    await this.act(wanted)
    if (wanted.kind !== 'again') this.last = wanted
  }

  private async act(wanted: Step): Promise<void> {
    this.tick(wanted.kind === 'pass' ? wanted.days : 0)
    const { house, model } = this
    const hand = this.hand(wanted.who)
    const { id: memberId, account } = hand
    const about = signIn
    const same = async (said: Promise<{ outcome: string }>, expected: string) => {
      reached.add(`${wanted.kind} ${expected}`)
      expect({ wanted, outcome: (await said).outcome }).toEqual({ wanted, outcome: expected })
    }

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
      case 'again':
        if (this.last) await this.act(this.last)
        return
    }
  }

  private async give(giver: Hand, getter: Hand, cause: string, points: number) {
    if (giver === getter) return
    const gift = { memberId: giver.id, toMemberId: getter.id, points, requestId: cause }
    const said = await this.house.db.transaction((tx) => give(tx, gift, this.house.now()))
    expect(said.outcome).toBe(this.model.give(giver.account, getter.account, `gift:${cause}`, points))
    reached.add(`give ${said.outcome}`)
    if (said.outcome === 'ok') this.gifts.set(`${giver.id} ${cause}`, said.transferId as string)
  }

  private async merge(to: Hand, from: Hand) {
    if (to === from) return
    reached.add(from.account.debt > 0 ? 'merge with debt' : 'merge')
    const id = await this.house.db.transaction((tx) => join(tx, from.id, to.id, this.house.now()))
    this.merges.push({ merge: this.model.merge(to.account, from.account), id, to, from, isUndone: false })
  }

  /** The last one that nothing builds on. */
  private async undo() {
    const last = this.merges.filter(({ isUndone }) => !isUndone).at(-1)
    if (!last) return
    last.isUndone = true
    reached.add(last.merge.debt > 0 ? 'undo with debt' : 'undo')
    const { to, from, id } = last
    await this.house.db.transaction((tx) => part(tx, to.id, from.id, id, this.house.now()))
    this.model.undo(last.merge)
  }

  async agrees(after: unknown) {
    const ids = this.hands.map(({ id }) => id)
    const [told, lots] = await this.house.db.together((sql) =>
      Promise.all([
        Promise.all(ids.map((id) => this.house.ledger.balances(sql, id))),
        sql.many<{ memberId: string; until: Date; points: number }>`
          select member_id as "memberId", expires_at as until, sum(left_points)::int as points from point_lot_left
          where member_id = any(${ids}::uuid[]) group by member_id, expires_at order by expires_at`,
      ]),
    )
    this.hands.forEach((hand, n) => {
      const { available, pending, held, spent, expired, debt } = told[n] as (typeof told)[number]
      const theirs = lots.filter(({ memberId }) => memberId === this.homeOf(hand).id)
      expect({
        ...{ after, available, pending, held, spent, expired, debt },
        lots: theirs.map(({ until, points: left }) => [until.getTime(), left]),
      }).toEqual({ after, ...this.model.balances(hand.account), lots: this.model.lots(hand.account) })
    })
  }
}

test('PT-1 whatever happens to points, in whatever order and however often, they are where a simple model says', async () => {
  const house = await aLedger()
  const property = fc.asyncProperty(
    fc.array(step, { minLength: 20, maxLength: 60, size: 'max' }),
    async (wanted) => {
      const pair = await Pair.of(house)
      for (const each of wanted) {
        await pair.do(each)
        await pair.agrees(each)
      }
    },
  )
  await fc.assert(property, { numRuns: RUNS, examples: [[owed], [settled]], endOnFailure: true })
  const verbs = [
    'earn',
    'earnPending',
    'post',
    'void',
    'spend',
    'hold',
    'capture',
    'release',
    'refund',
    'clawBack',
  ]
  const wanted = [
    ...verbs.flatMap((verb) => [`${verb} ok`, `${verb} exists`]),
    ...['spend insufficient_points', 'refund more_than_spent'],
    ...['refund already_settled', 'clawBack already_settled', 'release already_settled'],
    ...['give ok', 'merge', 'merge with debt', 'undo', 'undo with debt'],
  ]
  expect(wanted.filter((one) => !reached.has(one))).toEqual([])
  expect(await house.prove()).toMatchObject({ mismatches: 0 })
}, 600_000)
