import type { TaskTerms } from '@/contract/reward-rule'
import { type Sql, type Tx } from '@/bff/db/sql'
import type { TaskRow } from './task'

export const listTasks = (sql: Sql) => sql.many<TaskRow>`select id, terms from task order by id`

export const findTask = (sql: Sql, id: string) =>
  sql.maybeOne<TaskRow>`select id, terms from task where id = ${id}`

export const putTask = (tx: Sql, id: string, terms: TaskTerms, now: Date) =>
  tx.run`
    insert into task (id, terms, changed_at) values (${id}, ${JSON.stringify(terms)}::jsonb, ${now})
    on conflict (id) do update set terms = excluded.terms, changed_at = excluded.changed_at`

/** No more than `most`: what counts is whether it is enough. */
export const countDone = (
  sql: Sql,
  memberId: string,
  type: string,
  { from, until }: { from: Date | null; until: Date | null },
  most: number,
) =>
  sql.one<{ count: number }>`
    select count(*) as count from (
      select from happening
      where member_id = ${memberId} and type = ${type} and at >= ${from ?? '-infinity'}::timestamptz
        and at < ${until ?? 'infinity'}::timestamptz
      limit ${most}) few`

/** The same of what stands for a day, which its subject names: whenever it was done, it counts for that day. */
export const countDays = (
  sql: Sql,
  memberId: string,
  type: string,
  { from, through }: { from: string | null; through: string | null },
  most: number,
) =>
  sql.one<{ count: number }>`
    select count(*) as count from (
      select from happening
      where member_id = ${memberId} and type = ${type} and subject >= ${from ?? '0'} and subject <= ${through ?? '9'}
      limit ${most}) few`

export type ClaimRow = {
  taskId: string
  windowKey: string
  requestId: string
  points: number
  growth: number
  claimedAt: Date
}

export const listClaims = (sql: Sql, memberId: string) =>
  sql.many<ClaimRow>`
    select task_id as "taskId", window_key as "windowKey", request_id as "requestId", points, growth,
      claimed_at as "claimedAt"
    from task_claim where member_id = ${memberId} order by claimed_at, task_id`

/** Claims of one task, or by one request. */
export const listClaimsLike = (sql: Sql, memberId: string, requestId: string, taskId: string) =>
  sql.many<ClaimRow>`
    select task_id as "taskId", window_key as "windowKey", request_id as "requestId", points, growth,
      claimed_at as "claimedAt"
    from task_claim where member_id = ${memberId} and (request_id = ${requestId} or task_id = ${taskId})`

export const insertClaim = (tx: Tx, memberId: string, c: ClaimRow) =>
  tx.run`
    insert into task_claim (member_id, task_id, window_key, request_id, points, growth, claimed_at)
    values (${memberId}, ${c.taskId}, ${c.windowKey}, ${c.requestId}, ${c.points}, ${c.growth}, ${c.claimedAt})`
