import type { RulePreview } from '@/contract/reward-rule'
import type { Happening } from '@/bff/lib/happening'
import { whatItPays, type Facts, type RuleVersion } from './rule'

type Sum = Pick<RulePreview, 'happenings' | 'members' | 'points' | 'growth' | 'capped'>

/**
 * What a rule would have paid, happening after happening, by the same function that pays and with caps as the ledger
 * keeps them. A campaign's own time is left aside: the question is what it would have been then.
 */
export function makeTally({ id, terms }: RuleVersion) {
  const { models, tiers, everyDays } = terms.conditions
  const conditions = { ...(models && { models }), ...(tiers && { tiers }), ...(everyDays && { everyDays }) }
  const rule = { id, terms: { ...terms, conditions } }
  const used = new Map<string, number>()
  const members = new Set<string>()
  const sum: Sum = { happenings: 0, members: 0, points: 0, growth: 0, capped: 0 }

  return {
    add(happening: Happening, facts: Facts): void {
      sum.happenings++
      const payment = whatItPays(rule, happening, facts)
      if (!payment) return
      const { points, growth } = payment
      const caps = payment.caps.map((cap) => {
        const key = JSON.stringify([cap.isShared ? null : happening.memberId, cap.key, cap.per])
        return { key, spent: used.get(key) ?? 0, most: cap.points }
      })
      if (caps.some(({ spent, most }) => spent + points > most)) {
        sum.capped++
        return
      }
      for (const { key, spent } of caps) used.set(key, spent + points)
      members.add(happening.memberId)
      sum.points += points
      sum.growth += growth
    },

    sum: (): Sum => ({ ...sum, members: members.size }),
  }
}
