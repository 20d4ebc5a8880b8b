import { isDeepStrictEqual } from 'node:util'
import type { PointRule, RulePreview, RuleTerms } from '@/contract/reward-rule'
import { listHappenings } from '@/bff/db/happening-store'
import type { Db, Tx } from '@/bff/db/sql'
import type { Happening } from '@/bff/lib/happening'
import { Refusal } from '@/bff/lib/refusal'
import type { Operator } from '@/bff/lib/serve'
import { makeTally } from './preview'
import { flawInTerms, rulesInForce, type Known, type RuleVersion } from './rule'
import * as store from './rule-store'
import type { TierKeeper } from './tiers'

type Parts = { db: Db; now: () => Date; tiers: TierKeeper; known: Known }

/** An operator waits for it. */
const PREVIEW_MAX = 200_000
const PAGE = 1_000
/** Nobody plans further ahead; a date beyond is a slip. */
const AHEAD_MAX_MS = 2 * 365 * 24 * 60 * 60_000
const MONTH_MS = 30 * 24 * 60 * 60_000

/** Rules as operators write them. What is published stays as it is; what comes after it is another version. */
export function makeRules({ db, now: clock, tiers, known }: Parts) {
  const present = (one: RuleVersion, all: readonly RuleVersion[]): PointRule => ({
    ...{ id: one.id, version: one.version, terms: one.terms, publishedBy: one.publishedBy },
    state: stateOf(one, all, clock()),
    effectiveFrom: one.effectiveFrom && one.effectiveFrom.toISOString(),
    retiredAt: one.retiredAt && one.retiredAt.toISOString(),
  })

  /** Changes a rule whose versions are locked, and shows what came of it. */
  const change = (
    ruleId: string,
    work: (versions: readonly RuleVersion[], tx: Tx, now: Date) => Promise<number>,
  ) =>
    db.transaction(async (tx) => {
      const versions = await store.lockRule(tx, ruleId)
      if (versions.length === 0) throw new Refusal('not_found')
      const version = await work(versions, tx, clock())
      const after = await store.lockRule(tx, ruleId)
      const shown = after.find((one) => one.version === version)
      if (!shown) throw new Refusal('not_found')
      return present(shown, after)
    })

  return {
    async list(): Promise<PointRule[]> {
      const all = await store.listAll(db)
      return all.map((one) => present(one, all))
    },

    /** The request's id is the rule's: sent again, it finds what it made. */
    draft: ({ terms, requestId: id }: { terms: RuleTerms; requestId: string }): Promise<PointRule> =>
      db.transaction(async (tx) => {
        demandSense(terms, known)
        await store.insertDraft(tx, id, 1, terms, clock())
        const versions = await store.lockRule(tx, id)
        const first = versions.at(-1)
        if (!first || !isDeepStrictEqual(first.terms, terms)) throw new Refusal('request_reused')
        return present(first, versions)
      }),

    /** There is one draft at a time. */
    redraft: (ruleId: string, terms: RuleTerms): Promise<PointRule> =>
      change(ruleId, async ([last], tx, now) => {
        demandSense(terms, known)
        if (last && !last.effectiveFrom && !last.retiredAt) {
          await store.updateDraft(tx, ruleId, last.version, terms)
          return last.version
        }
        const version = (last?.version ?? 0) + 1
        await store.insertDraft(tx, ruleId, version, terms, now)
        return version
      }),

    /** Never for what has been: what happened before is paid as it was promised then. */
    publish: (
      { memberId }: Operator,
      ruleId: string,
      version: number,
      from: Date | null,
    ): Promise<PointRule> =>
      change(ruleId, async (versions, tx, now) => {
        const draft = versions.find((one) => one.version === version)
        if (!draft || draft.retiredAt) throw new Refusal('not_found')
        if (draft.effectiveFrom) {
          const isSame = from ? from.getTime() === draft.effectiveFrom.getTime() : draft.effectiveFrom <= now
          if (isSame) return version
          throw new Refusal('rule_published')
        }
        if (from && from < now) throw new Refusal('rule_retroactive')
        if (from && from.getTime() > now.getTime() + AHEAD_MAX_MS)
          throw new Refusal('invalid_input', { detail: 'effectiveFrom' })
        await store.publish(tx, ruleId, version, memberId, from ?? now)
        return version
      }),

    retire: (ruleId: string): Promise<PointRule> =>
      change(ruleId, async ([last], tx, now) => {
        await store.retire(tx, ruleId, now)
        return last?.version ?? 1
      }),

    async preview(
      ruleId: string,
      version: number,
      { from, to }: { from: Date | null; to: Date | null },
    ): Promise<RulePreview> {
      const rule = (await store.listAll(db)).find((one) => one.id === ruleId && one.version === version)
      if (!rule) throw new Refusal('not_found')
      const end = to ?? clock()
      const begin = from ?? new Date(end.getTime() - MONTH_MS)
      if (begin >= end) throw new Refusal('invalid_input', { detail: 'from' })

      const tally = makeTally(rule)
      const { eventType } = rule.terms
      let after: Happening | null = null
      let isComplete = false
      while (!isComplete && tally.sum().happenings < PREVIEW_MAX) {
        const page: Happening[] = await listHappenings(db, eventType, { begin, end, after, limit: PAGE })
        const tierOf = await tiers.tiersOf(db, [...new Set(page.map(({ memberId }) => memberId))])
        for (const happening of page) tally.add(happening, { tier: tierOf(happening.memberId) })
        isComplete = page.length < PAGE
        after = page.at(-1) ?? null
      }
      return { from: begin.toISOString(), to: end.toISOString(), ...tally.sum(), isComplete }
    },
  }
}

function demandSense(terms: RuleTerms, known: Known) {
  const flaw = flawInTerms(terms, known)
  if (flaw) throw new Refusal('invalid_input', { detail: flaw })
}

function stateOf(one: RuleVersion, all: readonly RuleVersion[], now: Date): PointRule['state'] {
  if (one.retiredAt && one.retiredAt <= now) return 'retired'
  if (!one.effectiveFrom) return 'draft'
  if (one.effectiveFrom > now) return 'waiting'
  const live = rulesInForce(
    all.filter(({ id }) => id === one.id),
    now,
  )
  return live.some(({ version }) => version === one.version) ? 'live' : 'replaced'
}
