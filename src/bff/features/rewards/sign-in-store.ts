import { fragment, rows, type Sql, type Tx } from '@/bff/db/sql'
import type { DayInRow } from './streak'

export type SignInRow = {
  on: string
  isMadeUp: boolean
  streak: number
  requestId: string
  contentHash: string
  nonceId: string
  state: 'done' | 'held' | 'rejected'
  points: number
  growth: number
  at: Date
}

const columns = fragment`
  local_day as "on", is_made_up as "isMadeUp", streak, request_id as "requestId", content_hash as "contentHash",
  nonce_id as "nonceId", state, points, growth, at`

export const listDays = (sql: Sql, memberId: string, from: string, to: string) =>
  sql.many<SignInRow>`
    select ${columns} from sign_in
    where member_id = ${memberId} and local_day between ${from} and ${to} order by local_day`

/** What the request, or the nonce, was used for before. */
export const listLike = (sql: Sql, memberId: string, requestId: string, nonceId: string) =>
  sql.many<SignInRow>`
    select ${columns} from sign_in
    where member_id = ${memberId} and (request_id = ${requestId} or nonce_id = ${nonceId})`

export const countMadeUp = (sql: Sql, memberId: string, since: Date) =>
  sql.one<{ count: number }>`
    select count(*) as count from sign_in where member_id = ${memberId} and is_made_up and at >= ${since}`

/** Of the last days on which they came themselves. */
export const listInstants = (sql: Sql, memberId: string, limit: number) =>
  sql.many<{ at: Date }>`
    select at from sign_in where member_id = ${memberId} and not is_made_up order by local_day desc limit ${limit}`

export const insertSignIn = (tx: Tx, memberId: string, s: SignInRow) =>
  tx.run`
    insert into sign_in (member_id, local_day, is_made_up, streak, request_id, content_hash, nonce_id, state, points,
      growth, at)
    values (${memberId}, ${s.on}, ${s.isMadeUp}, ${s.streak}, ${s.requestId}, ${s.contentHash}, ${s.nonceId},
      ${s.state}, ${s.points}, ${s.growth}, ${s.at})`

export async function updateStreaks(tx: Tx, memberId: string, days: readonly DayInRow[]) {
  for (const { on, streak } of days)
    await tx.run`update sign_in set streak = ${streak} where member_id = ${memberId} and local_day = ${on}`
}

export const updateState = (tx: Tx, memberId: string, on: string, state: SignInRow['state']) =>
  tx.run`update sign_in set state = ${state} where member_id = ${memberId} and local_day = ${on}`

// From where.

export const countAccounts = (sql: Sql, placeHash: string, since: string, memberId: string, most: number) =>
  sql.one<{ count: number }>`
    select count(*) as count from (
      select distinct member_id from sign_in_trace
      where place_hash = ${placeHash} and local_day >= ${since} and member_id <> ${memberId} limit ${most}) few`

export const insertTraces = (tx: Tx, memberId: string, on: string, placeHashes: readonly string[]) =>
  tx.run`
    insert into sign_in_trace (place_hash, local_day, member_id)
    values ${rows(placeHashes.map((hash) => [hash, on, memberId]))} on conflict do nothing`

export const deleteTracesBefore = (sql: Sql, on: string) =>
  sql.run`delete from sign_in_trace where local_day < ${on}`
