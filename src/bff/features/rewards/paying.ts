import assert from 'node:assert/strict'
import type { Db, Sql, Tx } from '@/bff/db/sql'
import type { Happening } from '@/bff/lib/happening'
import type { Answer, Ledger } from '../points/service'
import * as store from './outcome-store'
import type { OutcomeRow, OutcomeState } from './outcome-store'
import { expiryAfter, rulesInForce, whatItPays, type Payment, type RuleVersion } from './rule'
import { listPublished } from './rule-store'
import type { TierKeeper } from './tiers'

export type Paying = ReturnType<typeof makePaying>

type Parts = {
  db: Db
  now: () => Date
  ledger: Pick<Ledger, 'earn' | 'earnPending' | 'post' | 'void'>
  tiers: TierKeeper
  lockMember: (tx: Tx, memberId: string) => Promise<boolean>
}

const DAY_MS = 24 * 60 * 60_000
const BATCH = 100

/** What the ledger's answer to an earning means for the rule that asked. */
const states: Partial<Record<Answer['outcome'], OutcomeState>> = {
  // The same was paid before, to an account that has become part of this one, or by an earlier version.
  exists: 'known',
  exists_with_different_amount: 'known',
  already_settled: 'known',
  member_frozen: 'frozen',
  rule_capped: 'capped',
}

/** What follows in points and growth from what happens. Whoever it concerns is locked. */
export function makePaying({ db, now: clock, ledger, tiers, lockMember }: Parts) {
  async function payOne(
    tx: Tx,
    happening: Happening,
    { id, version, terms }: RuleVersion,
    payment: Payment,
    isHeld: boolean,
  ): Promise<OutcomeRow> {
    const now = clock()
    const { memberId, type } = happening
    const { cause, points, growth, waitsFor, voidOn, waitDays } = payment
    const waits = isHeld || waitsFor !== null || waitDays !== null
    const about = {
      title: terms.title,
      source: { kind: type, id: aboutOf(happening) },
      rule: { id, version },
    }
    const earning = { memberId, cause, points, about, cap: payment.caps }
    const answer =
      points === 0
        ? null
        : waits
          ? await ledger.earnPending(tx, earning)
          : await ledger.earn(tx, { ...earning, expiresAt: expiryAfter(now, terms.validMonths) })
    const refused = answer && states[answer.outcome]
    assert(!answer || refused || answer.outcome === 'ok', `the ledger says ${answer?.outcome ?? ''}`)
    const state = refused ?? (isHeld ? 'held' : waits ? 'pending' : 'paid')
    if (state === 'paid') await tiers.addGrowth(tx, memberId, { cause, growth, title: terms.title })
    return {
      ...{ memberId, happeningId: happening.id, ruleId: id, ruleVersion: version, type },
      ...{ subject: happening.subject, cause, title: terms.title, points, growth, state, waitsFor, voidOn },
      dueAt: waitDays === null ? null : new Date(now.getTime() + waitDays * DAY_MS),
      ...{ validMonths: terms.validMonths, at: now },
    }
  }

  /** Points that waited are there, or never come. */
  async function end(tx: Tx, outcome: OutcomeRow, how: 'posted' | 'void'): Promise<void> {
    const { memberId, cause, points, growth, title, validMonths } = outcome
    if (points > 0) {
      const which = { memberId, pending: cause }
      const { outcome: said } =
        how === 'void'
          ? await ledger.void(tx, which)
          : await ledger.post(tx, { ...which, expiresAt: expiryAfter(clock(), validMonths) })
      assert(['ok', 'exists', 'already_settled'].includes(said), `the ledger says ${said}`)
    }
    if (how === 'posted') await tiers.addGrowth(tx, memberId, { cause, growth, title })
    await store.updateState(tx, outcome, how)
  }

  /** What each of one member's happenings brings. One read of the rules for all. */
  async function payments(sql: Sql, happenings: readonly Happening[]) {
    const published = await listPublished(sql)
    const meant = happenings.map((happening) => {
      const inForce = rulesInForce(published, happening.at)
      return inForce.filter(({ terms }) => terms.eventType === happening.type)
    })
    const [first] = happenings
    const isForSome = meant.flat().some(({ terms }) => terms.conditions.tiers)
    const tier = first && isForSome ? (await tiers.tiersOf(sql, [first.memberId]))(first.memberId) : ''
    return happenings.map((happening, nth) =>
      (meant[nth] ?? []).flatMap((rule) => {
        const payment = whatItPays(rule, happening, { tier })
        return payment ? [{ rule, payment }] : []
      }),
    )
  }

  const postOne = (key: store.DueOutcome) =>
    db.transaction(async (tx) => {
      if (!(await lockMember(tx, key.memberId))) return
      const outcome = await store.lockOutcome(tx, key)
      if (outcome?.state === 'pending') await end(tx, outcome, 'posted')
    })

  return {
    /** Pays by every rule that is meant; `isHeld` until somebody has looked at it. */
    async pay(tx: Tx, happening: Happening, isHeld = false): Promise<OutcomeRow[]> {
      const outcomes: OutcomeRow[] = []
      const [due = []] = await payments(tx, [happening])
      for (const { rule, payment } of due) outcomes.push(await payOne(tx, happening, rule, payment, isHeld))
      if (outcomes.length > 0) await store.insertOutcomes(tx, outcomes)
      return outcomes
    },

    /** What waited for this to happen, or can't be any more now that it has. */
    async settle(tx: Tx, { memberId, type, subject }: Happening): Promise<void> {
      for (const outcome of await store.listWaiting(tx, memberId, subject)) {
        if (outcome.waitsFor === type) await end(tx, outcome, 'posted')
        else if (outcome.voidOn.includes(type)) await end(tx, outcome, 'void')
      }
    },

    /** Decides what was held back. */
    async release(tx: Tx, memberId: string, happeningId: string, isApproved: boolean): Promise<number> {
      const held = (await store.listOfHappening(tx, memberId, happeningId)).filter(
        ({ state }) => state === 'held',
      )
      for (const outcome of held) await end(tx, outcome, isApproved ? 'posted' : 'void')
      return held.reduce((sum, { points }) => sum + points, 0)
    },

    /** What one member's happenings would bring by the rules of then, in the same order, caps aside. */
    async promised(sql: Sql, happenings: readonly Happening[]): Promise<number[]> {
      const due = happenings.length === 0 ? [] : await payments(sql, happenings)
      return due.map((of) => of.reduce((sum, { payment }) => sum + payment.points, 0))
    },

    /** What has waited for as many days as it had to. One that goes wrong holds up no other. */
    async postDue(): Promise<void> {
      const problems: unknown[] = []
      const until = clock()
      for (let after: store.DueOutcome | null = null; ;) {
        const due: store.DueOutcome[] = await store.listDue(db, until, after, BATCH)
        for (const key of due) await postOne(key).catch((problem) => void problems.push(problem))
        after = due.at(-1) ?? null
        if (due.length < BATCH) break
      }
      if (problems.length > 0)
        throw new AggregateError(problems, `${problems.length} rewards could not be posted`)
    },
  }
}

/** What a member may know a happening by: what it was about, never what stands for a car or a person. */
function aboutOf({ id, body }: Happening): string {
  const known: Partial<Record<string, unknown>> = body
  const named =
    known['bookingId'] ?? known['carId'] ?? known['orderId'] ?? known['postId'] ?? known['eventId']
  return typeof named === 'string' ? named : id
}
