import { fragment, type Sql, type Tx } from '@/bff/db/sql'
import type { RuleTerms } from '@/contract/reward-rule'
import type { RuleVersion } from './rule'

const columns = fragment`
  id, version, terms, effective_from as "effectiveFrom", retired_at as "retiredAt", published_by as "publishedBy"`

/** What has been published, or will be in force. */
export const listPublished = (sql: Sql) =>
  sql.many<RuleVersion>`
    select ${columns} from point_rule where effective_from is not null order by id, version`

export const listAll = (sql: Sql) =>
  sql.many<RuleVersion & { createdAt: Date }>`
    select ${columns}, created_at as "createdAt" from point_rule order by id desc, version desc`

export const lockRule = (tx: Tx, id: string) =>
  tx.many<RuleVersion>`
    select ${columns} from point_rule where id = ${id} order by version desc for update`

/** False when there is one already. */
export async function insertDraft(tx: Tx, id: string, version: number, terms: RuleTerms, now: Date) {
  const written = await tx.run`
    insert into point_rule (id, version, terms, created_at)
    values (${id}, ${version}, ${JSON.stringify(terms)}::jsonb, ${now}) on conflict do nothing`
  return written === 1
}

export const updateDraft = (tx: Tx, id: string, version: number, terms: RuleTerms) =>
  tx.run`
    update point_rule set terms = ${JSON.stringify(terms)}::jsonb
    where id = ${id} and version = ${version} and effective_from is null`

export const publish = (tx: Tx, id: string, version: number, by: string | null, effectiveFrom: Date) =>
  tx.run`
    update point_rule set effective_from = ${effectiveFrom}, published_by = ${by}
    where id = ${id} and version = ${version} and effective_from is null`

/** All versions at once: a rule that is retired has no version that comes after. */
export const retire = (tx: Tx, id: string, at: Date) =>
  tx.run`update point_rule set retired_at = ${at} where id = ${id} and retired_at is null`

export const forgetPublisher = (tx: Tx, memberId: string, nobody: string) =>
  tx.run`update point_rule set published_by = ${nobody} where published_by = ${memberId}`
