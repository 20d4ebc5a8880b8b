import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { give, takeBack } from '@/bff/features/points/gifting'
import { makeInterventions } from '@/bff/features/points/interventions'
import { join, part } from '@/bff/features/points/merging'
import { aLedger, DAY_MS, signIn } from './house'
import { lives, MEMBERS, step, type By, type Step } from './lives'
import { PointsModel } from './model'
import type { Account, Cap, Deed, Merge } from './purses'

const RUNS = 150

type House = Awaited<ReturnType<typeof aLedger>>
type Hand = { id: string; account: Account }

/** What happened at least once in all the runs, so that none of it is only thought to be tried. */
const reached = new Set<string>()

/** One run: the ledger and the model do the same, and say the same. */
class Pair {
  private readonly model = new PointsModel()
  private readonly merges: { merge: Merge; id: string; to: Hand; from: Hand; isUndone: boolean }[] = []
  private readonly gifts = new Map<string, { id: string; deed: Deed }>()
  private readonly run = randomUUID()
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

  private capsBy(by: By): (Cap & { per: string })[] {
    const own = { key: 'rule', per: 'ever', points: 40 }
    // Whoever lives in another run shares nothing with these.
    const shared = { key: `car ${this.run}`, per: 'ever', points: 60, isShared: true }
    return { none: [], own: [own], shared: [shared], both: [own, shared] }[by]
  }

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
        const { cause, points } = wanted
        const [expiresAt, cap] = [this.until(wanted.days), this.capsBy(wanted.by)]
        const said = house.earn({ memberId, cause, points, expiresAt, about, cap })
        return same(said, model.earn(account, cause, points, expiresAt.getTime(), cap))
      }
      case 'earnPending': {
        const { cause, points } = wanted
        const cap = this.capsBy(wanted.by)
        const said = house.earnPending({ memberId, cause, points, about, cap })
        return same(said, model.earnPending(account, cause, points, cap))
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
      case 'takeBack':
        return this.takeBack(hand, wanted.cause)
      case 'freeze':
      case 'unfreeze':
        return this.freeze(hand, wanted.kind === 'freeze')
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
    const deed = giver.account.deeds.at(-1) as Deed
    if (said.outcome === 'ok') this.gifts.set(`${giver.id} ${cause}`, { id: said.transferId as string, deed })
  }

  private async takeBack(giver: Hand, cause: string) {
    const gift = this.gifts.get(`${giver.id} ${cause}`)
    if (!gift) return
    const { house, model } = this
    const isMoved = gift.deed.to && model.homeOf(gift.deed.to) !== gift.deed.to
    const said = await house.db.transaction((tx) => takeBack(tx, this.homeOf(giver).id, gift.id, house.now()))
    expect(said).toBe(model.takeBack(giver.account, gift.deed))
    reached.add(`take back ${said}${isMoved ? ' from another' : ''}`)
  }

  private async freeze({ id, account }: Hand, isFrozen: boolean) {
    const { db, now } = this.house
    const membership = { lockIfHere: async () => true }
    await makeInterventions({ db, now, membership }).freeze(id, id, isFrozen, '疑似作弊')
    this.model.freeze(account, isFrozen)
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
      const { available, pending, held, spent, expired, debt, frozen } = told[n] as (typeof told)[number]
      const theirs = lots.filter(({ memberId }) => memberId === this.homeOf(hand).id)
      expect({
        ...{ after, available, pending, held, spent, expired, debt, frozen },
        lots: theirs.map(({ until, points: left }) => [until.getTime(), left]),
      }).toEqual({
        ...{ after, ...this.model.balances(hand.account), lots: this.model.lots(hand.account) },
        frozen: this.model.isFrozen(hand.account),
      })
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
  await fc.assert(property, { numRuns: RUNS, examples: lives.map((life) => [[...life]]), endOnFailure: true })
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
    ...['earn rule_capped', 'earnPending rule_capped', 'earn member_frozen', 'spend member_frozen'],
    ...['give ok', 'give rule_capped', 'give member_frozen', 'take back ok', 'take back exists'],
    ...['take back ok from another', 'take back too_late from another'],
    ...['merge', 'merge with debt', 'undo', 'undo with debt'],
  ]
  expect(wanted.filter((one) => !reached.has(one))).toEqual([])
  expect(await house.prove()).toMatchObject({ mismatches: 0 })
}, 600_000)
