import { Type } from '@sinclair/typebox'
import type { EndpointMap } from '@/contract/endpoint'
import { Id } from '@/contract/primitives'
import type { Db } from '@/bff/db/sql'
import { makeEarning } from '@/bff/features/points/earning'
import { makeSpending } from '@/bff/features/points/spending'
import { serve } from '@/bff/lib/serve'
import { now } from './clock'

const POINTS = 10
const YEAR_MS = 365 * 24 * 60 * 60_000
/** The same for all, so that pgbench can say it. */
const about = { title: '基准', source: { kind: 'bench', id: 'bench' } }

/** A member earns and spends as much: each a transaction of its own, as in the product. */
export function makeTurns(db: Db) {
  const ledger = { ...makeEarning({ now }), ...makeSpending({ now }) }
  const expiresAt = new Date(now().getTime() + YEAR_MS)
  return {
    earn: (memberId: string, cause: string) =>
      db.transaction((tx) => ledger.earn(tx, { memberId, cause, points: POINTS, about, expiresAt })),
    spend: (memberId: string, cause: string) =>
      db.transaction((tx) => ledger.spend(tx, { memberId, cause, points: POINTS, about })),
  }
}

const Cause = Type.Object({ cause: Id })
const Told = Type.Object({
  outcome: Type.String(),
  transferId: Type.Union([Id, Type.Null()]),
  available: Type.Integer(),
})

const endpoints = {
  'POST /turns/earn': { who: 'member', summary: 'Earn', body: Cause, reply: { 200: Told } },
  'POST /turns/spend': { who: 'member', summary: 'Spend', body: Cause, reply: { 200: Told } },
} as const satisfies EndpointMap

/** What features do to the ledger in the course of their own work, here by itself. */
export const turnsToMembers = (turns: ReturnType<typeof makeTurns>) =>
  serve(endpoints, {
    'POST /turns/earn': async ({ member, body }) => [200, await turns.earn(member.id, body.cause)],
    'POST /turns/spend': async ({ member, body }) => [200, await turns.spend(member.id, body.cause)],
  })
