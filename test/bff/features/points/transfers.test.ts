import assert from 'node:assert/strict'
import fc from 'fast-check'
import { noPoints, sumOf, withLines, type Sums } from '@/bff/features/points/account'
import { clawOrder } from '@/bff/features/points/claw-back'
import { bySoonest, isLive, totalOf, type Lot, type Taken } from '@/bff/features/points/lot'
import type { Heading, Kind, Posting } from '@/bff/features/points/posting'
import * as transfers from '@/bff/features/points/transfers'
import { DAY_MS, signIn } from './house'
import { PointsModel } from './model'
import type { Account } from './purses'

const RUNS = 2_000

/** Something that was begun, and what has become of it. */
type Begun = { cause: string; kind: Kind; posting: Posting; lots: Lot[]; isEnded: boolean; returned: number }

/** One account, kept in memory: what transfers say is done to it, and nothing else. */
class Books {
  sums: Sums = noPoints
  readonly all = new Map<string, Lot>()
  readonly begun: Begun[] = []

  constructor(readonly memberId: string) {}

  live = (now: Date) =>
    [...this.all.values()].filter((lot) => lot.left > 0 && isLive(lot, now)).sort(bySoonest)

  due = (now: Date) =>
    [...this.all.values()].filter((lot) => lot.left > 0 && !isLive(lot, now)).sort(bySoonest)

  add(posting: Posting) {
    assert.equal(sumOf(posting.lines), 0)
    this.sums = withLines(this.sums, posting.lines)
    for (const lot of posting.lefts) this.all.set(lot.id, { ...lot })
    const left = [...this.all.values()].reduce((sum, lot) => sum + lot.left, 0)
    assert.equal(left, this.sums.available)
  }

  begin(posting: Posting) {
    this.add(posting)
    const lots = posting.lots.map(({ id }) => this.all.get(id) as Lot)
    this.begun.push({ ...posting, posting, lots, isEnded: false, returned: 0 })
  }

  taken = ({ posting }: Begun): Taken[] =>
    posting.draws
      .filter(({ account }) => account === 'spent' || account === 'held')
      .map(({ lotId, points }) => ({ lot: this.all.get(lotId) as Lot, points: -points }))
}

const points = fc.integer({ min: 1, max: 40 })
const days = fc.integer({ min: 1, max: 40 })
const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ verb: fc.constant('earn' as const), who: fc.nat(1), points, days }) },
  { weight: 2, arbitrary: fc.record({ verb: fc.constant('earnPending' as const), who: fc.nat(1), points }) },
  { weight: 6, arbitrary: fc.record({ verb: fc.constantFrom('spend', 'hold'), who: fc.nat(1), points }) },
  {
    weight: 9,
    arbitrary: fc.record({
      verb: fc.constantFrom('post', 'void', 'capture', 'release', 'refund', 'clawBack'),
      ...{ who: fc.nat(1), at: fc.nat(), points, days },
    }),
  },
  { weight: 2, arbitrary: fc.record({ verb: fc.constant('give' as const), who: fc.nat(1), points }) },
  { weight: 2, arbitrary: fc.record({ verb: fc.constantFrom('pass', 'expire'), who: fc.nat(1), days }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** Two accounts in memory, and two of the model's, to which the same is done. */
class Desk {
  private ms = Date.parse('2026-03-10T00:00:00Z')
  private readonly model = new PointsModel()
  private readonly books = [new Books('a'), new Books('b')] as const
  private readonly accounts: readonly [Account, Account] = [this.model.account(), this.model.account()]
  private count = 0

  private heading = (books: Books, kind: Kind, amount: number, of?: Begun): Heading => ({
    ...{ memberId: books.memberId, cause: `${this.count++}`, kind, points: amount, about: signIn },
    ...(of && { ofId: of.posting.id }),
  })

  do(wanted: Step) {
    this.ms += wanted.verb === 'pass' ? wanted.days * DAY_MS : 1
    const now = new Date(this.ms)
    this.model.now = this.ms
    const which = wanted.who === 0 ? 0 : 1
    const [books, account] = [this.books[which], this.accounts[which]]
    const until = new Date(this.ms + ('days' in wanted ? wanted.days : 1) * DAY_MS)
    const { debt } = books.sums

    if (wanted.verb === 'earn') {
      const heading = this.heading(books, 'earn', wanted.points)
      books.begin(transfers.earning(heading, until, debt, now))
      this.model.earn(account, heading.cause, wanted.points, until.getTime())
    } else if (wanted.verb === 'earnPending') {
      const heading = this.heading(books, 'earn_pending', wanted.points)
      books.begin(transfers.earningPending(heading, now))
      this.model.earnPending(account, heading.cause, wanted.points)
    } else if (wanted.verb === 'expire') {
      for (const each of this.books)
        for (const lot of each.due(now))
          each.add(transfers.writingOff(this.heading(each, 'expire', lot.left), [lot], now))
      this.model.expire(this.accounts)
    } else if (wanted.verb === 'give') this.give(which, wanted.points, now)
    else if ('at' in wanted) this.goOn(which, wanted, until, now)
    else if ('points' in wanted) {
      const kind = wanted.verb === 'hold' ? 'hold' : 'spend'
      const heading = this.heading(books, kind, wanted.points)
      const done = transfers.spending(heading, books.live(now), now)
      if (done) books.begin(done)
      const said = this.model.spend(account, kind, heading.cause, wanted.points)
      expect(said).toBe(done ? 'ok' : 'insufficient_points')
    }
    this.agree(now, wanted)
  }

  private give(which: 0 | 1, amount: number, now: Date) {
    const [books, other] = [this.books[which], this.books[1 - which] as Books]
    const taken = transfers.allOf(books.live(now))
    if (totalOf(taken) < amount) return
    const cause = `gift:${this.count++}`
    let due = amount
    const drawn = taken.flatMap(({ lot, points: left }) => {
      const some = Math.min(left, due)
      due -= some
      return some > 0 ? [{ lot, points: some }] : []
    })
    const [out, into] = transfers.handing(
      { memberId: books.memberId, taken: drawn, debt: 0 },
      { memberId: other.memberId, lots: [], debt: other.sums.debt },
      {
        out: { cause, kind: 'gift_out', about: signIn },
        in: { cause, kind: 'gift_in', about: signIn },
        isGift: true,
      },
      now,
    )
    books.add(out)
    other.add(into)
    expect(this.model.give(this.accounts[which], this.accounts[1 - which] as Account, cause, amount)).toBe(
      'ok',
    )
  }

  /** Ends, returns or takes back something that was begun, if there is anything. */
  private goOn(which: 0 | 1, wanted: Extract<Step, { at: number }>, until: Date, now: Date) {
    const [books, account] = [this.books[which], this.accounts[which]]
    const kinds: Record<typeof wanted.verb, readonly Kind[]> = {
      ...{ post: ['earn_pending'], void: ['earn_pending'], capture: ['hold'], release: ['hold'] },
      ...{ refund: ['spend'], clawBack: ['earn'] },
    }
    const open = books.begun.filter(({ kind, isEnded }) => kinds[wanted.verb].includes(kind) && !isEnded)
    const one = open[wanted.at % open.length]
    if (!one) return
    const { debt } = books.sums
    const heading = (kind: Kind, amount = one.posting.points) => this.heading(books, kind, amount, one)

    if (wanted.verb === 'refund') {
      const amount = Math.min(wanted.points, one.posting.points - one.returned)
      if (amount === 0) return
      const part = { taken: books.taken(one), before: one.returned }
      books.add(transfers.refunding(heading('refund', amount), part, debt, now))
      one.returned += amount
      expect(this.model.refund(account, `${this.count++}`, one.cause, amount)).toBe('ok')
      return
    }
    one.isEnded = true
    if (wanted.verb === 'clawBack') {
      const roots = one.lots.map(({ rootId }) => rootId)
      const own = [...books.all.values()].filter(({ rootId }) => roots.includes(rootId)).sort(bySoonest)
      const expired = account.lots
        .filter(({ root }) => root === account.deeds.find(({ cause }) => cause === one.cause)?.lot?.root)
        .reduce((sum, lot) => sum + lot.expired, 0)
      const amount = one.posting.points - expired
      books.add(transfers.clawing(heading('claw_back', amount), clawOrder(own, books.live(now), now), now))
      expect(this.model.clawBack(account, `${this.count++}`, one.cause)).toBe('ok')
      return
    }
    const done = {
      post: () => transfers.posting(heading('post'), until, debt, now),
      void: () => transfers.voiding(heading('void'), now),
      capture: () => transfers.capturing(heading('capture'), now),
      release: () => transfers.releasing(heading('release'), books.taken(one), debt, now),
    }
    books.add(done[wanted.verb]())
    expect(this.model.end(account, wanted.verb, one.cause, until.getTime())).toBe('ok')
  }

  private agree(now: Date, after: Step) {
    this.books.forEach((books, n) => {
      const { available, pending, held, spent, expired, debt } = books.sums
      const due = books.due(now).reduce((sum, { left }) => sum + left, 0)
      const byTime = new Map<number, number>()
      for (const { expiresAt, left } of books.all.values())
        if (left > 0) byTime.set(expiresAt.getTime(), (byTime.get(expiresAt.getTime()) ?? 0) + left)
      const lots = [...byTime].sort(([a], [b]) => a - b)
      const account = this.accounts[n] as Account
      // Thousands of times: `expect` would take longer than all the rest.
      const found = {
        ...{ after, available: available - due, pending, held, spent, expired: expired + due, debt, lots },
      }
      const expected = { after, ...this.model.balances(account), lots: this.model.lots(account) }
      assert.deepEqual(found, expected)
    })
  }
}

test('PT-1 in thousands of lives of points, every transfer sums to zero and leaves what a simple model says', () => {
  const property = fc.property(fc.array(step, { minLength: 10, maxLength: 40 }), (wanted) => {
    const desk = new Desk()
    for (const each of wanted) desk.do(each)
  })
  fc.assert(property, { numRuns: RUNS, endOnFailure: true })
}, 240_000)

test('a transfer of nothing, of less than nothing or of a part of a point is a bug', () => {
  const heading = { memberId: 'a', cause: 'c', kind: 'earn', about: signIn } as const
  const [now, until] = [new Date(0), new Date(DAY_MS)]
  for (const amount of [-1, 0.5, NaN])
    expect(() => transfers.earning({ ...heading, points: amount }, until, 0, now)).toThrow()
})
