import { type Sql, type Tx } from '@/bff/db/sql'

export type GrowthEntry = {
  memberId: string
  cause: string
  growth: number
  title: string
  month: string
  at: Date
}

/** Once for a cause. */
export const insertGrowth = (tx: Tx, e: GrowthEntry) =>
  tx.run`
    insert into growth_entry (member_id, cause, growth, title, month, at)
    values (${e.memberId}, ${e.cause}, ${e.growth}, ${e.title}, ${e.month}, ${e.at}) on conflict do nothing`

export type MonthOfGrowth = { memberId: string; month: string; growth: number }

/** From a month on, which is the first of them. */
export const sumByMonth = (sql: Sql, memberIds: readonly string[], from: string) =>
  sql.many<MonthOfGrowth>`
    select member_id as "memberId", month, sum(growth)::int as growth from growth_entry
    where member_id = any(${memberIds}::uuid[]) and month >= ${from} group by member_id, month order by month`

export const listToldGrowth = (sql: Sql, memberId: string) =>
  sql.many<Pick<GrowthEntry, 'title' | 'growth' | 'at'>>`
    select title, growth, at from growth_entry where member_id = ${memberId} order by at, cause`

export type StandingRow = { memberId: string; tier: string; since: Date; graceUntil: Date | null }

export const findStandings = (sql: Sql, memberIds: readonly string[]) =>
  sql.many<StandingRow>`
    select member_id as "memberId", tier, since, grace_until as "graceUntil" from member_tier
    where member_id = any(${memberIds}::uuid[])`

export const putStanding = (tx: Tx, s: StandingRow) =>
  tx.run`
    insert into member_tier (member_id, tier, since, grace_until)
    values (${s.memberId}, ${s.tier}, ${s.since}, ${s.graceUntil})
    on conflict (member_id) do update
    set tier = excluded.tier, since = excluded.since, grace_until = excluded.grace_until`

/** By id, from one of them on, those in one of the tiers. */
export const listInTiers = (sql: Sql, tiers: readonly string[], after: string, limit: number) =>
  sql.many<{ memberId: string }>`
    select member_id as "memberId" from member_tier
    where tier = any(${tiers}::text[]) and member_id > ${after} order by member_id limit ${limit}`

export type ChangeRow = {
  id: string
  from: string | null
  to: string
  why: 'joined' | 'reached' | 'grace_over'
  at: Date
}

export const insertChange = (tx: Tx, memberId: string, c: ChangeRow) =>
  tx.run`
    insert into tier_change (member_id, id, from_tier, to_tier, why, at)
    values (${memberId}, ${c.id}, ${c.from}, ${c.to}, ${c.why}, ${c.at})`

export const listChanges = (sql: Sql, memberId: string) =>
  sql.many<ChangeRow>`
    select id, from_tier as "from", to_tier as "to", why, at from tier_change
    where member_id = ${memberId} order by at desc, id desc limit 50`
