import { fragment, type Sql, type Tx } from '@/bff/db/sql'

/**
 * Tables that are distributed by the member whose rows they hold: by what a member's rows are told apart, and when two
 * rows of two members can't both be one member's.
 */
const ownTables = {
  reward_outcome: {
    name: fragment`reward_outcome`,
    key: fragment`t.happening_id::text || ' ' || t.rule_id::text`,
    clash: fragment`o.happening_id = t.happening_id and o.rule_id = t.rule_id`,
  },
  growth_entry: { name: fragment`growth_entry`, key: fragment`t.cause`, clash: fragment`o.cause = t.cause` },
  member_tier: { name: fragment`member_tier`, key: fragment`'tier'`, clash: fragment`true` },
  tier_change: { name: fragment`tier_change`, key: fragment`t.id::text`, clash: fragment`o.id = t.id` },
  sign_in: {
    name: fragment`sign_in`,
    key: fragment`t.local_day::text`,
    clash: fragment`(o.local_day = t.local_day or o.request_id = t.request_id or o.nonce_id = t.nonce_id)`,
  },
  reward_review: { name: fragment`reward_review`, key: fragment`t.id::text`, clash: fragment`o.id = t.id` },
  task_claim: {
    name: fragment`task_claim`,
    key: fragment`t.task_id || ' ' || t.window_key`,
    clash: fragment`(o.task_id = t.task_id and o.window_key = t.window_key or o.request_id = t.request_id)`,
  },
} as const

export type OwnTable = keyof typeof ownTables
export const ownTableNames = Object.keys(ownTables) as OwnTable[]

/**
 * A row's member is what it is distributed by, which can't be updated everywhere: it goes and comes again. `keys` are
 * those to move, null for all; what can't be both's stays with whom it is.
 */
export async function moveOwn(
  tx: Tx,
  table: OwnTable,
  from: string,
  to: string,
  keys: readonly string[] | null,
) {
  const { name, key, clash } = ownTables[table]
  const moved = await tx.many<{ key: string; row: object }>`
    delete from ${name} t
    where member_id = ${from} and (${keys}::text[] is null or ${key} = any(${keys}::text[]))
      and not exists (select from ${name} o where o.member_id = ${to} and ${clash})
    returning ${key} as key, to_jsonb(t) as row`
  if (moved.length > 0) {
    const rows = moved.map(({ row }) => ({ ...row, member_id: to }))
    await tx.run`
      insert into ${name} select * from jsonb_populate_recordset(null::${name}, ${JSON.stringify(rows)}::jsonb)`
  }
  return moved.map((one) => one.key)
}

export const deleteOwn = (tx: Tx, table: OwnTable, memberId: string) =>
  tx.run`delete from ${ownTables[table].name} where member_id = ${memberId}`

export const deleteTraces = (tx: Tx, memberId: string) =>
  tx.run`delete from sign_in_trace where member_id = ${memberId}`

/** Who decided may not be known any more; what they decided stays. */
export const forgetDecider = (tx: Tx, memberId: string, nobody: string) =>
  tx.run`update reward_review set decided_by = ${nobody} where decided_by = ${memberId}`

export const listToldSignIns = (sql: Sql, memberId: string) =>
  sql.many<{ on: string; isMadeUp: boolean; streak: number; state: string; points: number }>`
    select local_day as "on", is_made_up as "isMadeUp", streak, state, points from sign_in
    where member_id = ${memberId} order by local_day`

export const listToldReviews = (sql: Sql, memberId: string) =>
  sql.many<{ kind: string; on: string; state: string; openedAt: Date }>`
    select kind, local_day as "on", state, opened_at as "openedAt" from reward_review
    where member_id = ${memberId} order by opened_at, id`
