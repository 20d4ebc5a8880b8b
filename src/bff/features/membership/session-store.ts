import { fragment, rows, type Sql, type Tx } from '@/bff/db/sql'
import type { Device } from '@/contract/membership'

export type SessionRow = {
  memberId: string
  id: string
  epoch: number
  subjectHash: string
  platform: Device['platform']
  label: string
  deviceHash: string | null
  tokenHash: string
  previousHash: string | null
  rotatedAt: Date
  createdAt: Date
  lastUsedAt: Date
}

const columns = fragment`
  member_id as "memberId", id, epoch, subject_hash as "subjectHash", platform, label, device_hash as "deviceHash",
  token_hash as "tokenHash", previous_hash as "previousHash", rotated_at as "rotatedAt", created_at as "createdAt",
  last_used_at as "lastUsedAt"`

export const findOwner = (sql: Sql, sessionId: string) =>
  sql.maybeOne<{ memberId: string }>`
    select member_id as "memberId" from session_key where session_id = ${sessionId}`

export const lockSession = (tx: Tx, memberId: string, id: string) =>
  tx.maybeOne<SessionRow>`
    select ${columns} from session where member_id = ${memberId} and id = ${id} for update`

export const findSession = (sql: Sql, memberId: string, id: string) =>
  sql.maybeOne<SessionRow>`select ${columns} from session where member_id = ${memberId} and id = ${id}`

export const listSessions = (sql: Sql, memberId: string) =>
  sql.many<SessionRow>`
    select ${columns} from session where member_id = ${memberId} order by last_used_at desc, id`

const insertRows = (tx: Tx, sessions: readonly SessionRow[]) =>
  tx.run`
    insert into session (member_id, id, epoch, subject_hash, platform, label, device_hash, token_hash, previous_hash,
      rotated_at, created_at, last_used_at)
    values ${rows(
      sessions.map((s) => [
        ...[s.memberId, s.id, s.epoch, s.subjectHash, s.platform, s.label, s.deviceHash, s.tokenHash],
        ...[s.previousHash, s.rotatedAt, s.createdAt, s.lastUsedAt],
      ]),
    )}`

export async function insertSession(tx: Tx, session: SessionRow): Promise<void> {
  await insertRows(tx, [session])
  await tx.run`insert into session_key (session_id, member_id) values (${session.id}, ${session.memberId})`
}

export const updateSession = (tx: Tx, s: SessionRow) =>
  tx.run`
    update session set token_hash = ${s.tokenHash}, previous_hash = ${s.previousHash}, rotated_at = ${s.rotatedAt},
      last_used_at = ${s.lastUsedAt}
    where member_id = ${s.memberId} and id = ${s.id}`

/** Ends sessions: those named, or all of the member. What they have given out is void from now on. */
export async function deleteSessions(
  tx: Tx,
  memberId: string,
  ids: readonly string[] | null,
  voidUntil: Date,
) {
  const ended = await tx.many<{ id: string; epoch: number }>`
    delete from session
    where member_id = ${memberId} and (${ids}::uuid[] is null or id = any(${ids}::uuid[]))
    returning id, epoch`
  await tx.run`delete from session_key where session_id = any(${ended.map(({ id }) => id)}::uuid[])`
  await voidTokens(
    tx,
    ended.map(({ id, epoch }) => ({ id, epoch: epoch + 1 })),
    voidUntil,
  )
  return ended.length
}

/**
 * Gives sessions to another member: those named, those signed in with one of the subjects, or all where neither is
 * said. Their tokens speak of the member before, and are void.
 */
export async function moveSessions(
  tx: Tx,
  from: string,
  to: string,
  which: { ids: readonly string[]; subjectHashes: readonly string[] } | null,
  voidUntil: Date,
): Promise<string[]> {
  const moved = await tx.many<SessionRow>`
    delete from session
    where member_id = ${from} and (${which === null}::boolean or id = any(${which?.ids ?? []}::uuid[])
      or subject_hash = any(${which?.subjectHashes ?? []}::text[]))
    returning ${columns}`
  if (moved.length === 0) return []
  const there = moved.map((session) => ({ ...session, memberId: to, epoch: session.epoch + 1 }))
  const ids = there.map(({ id }) => id)
  await insertRows(tx, there)
  await tx.run`update session_key set member_id = ${to} where session_id = any(${ids}::uuid[])`
  await voidTokens(tx, there, voidUntil)
  return ids
}

async function voidTokens(tx: Tx, sessions: readonly { id: string; epoch: number }[], voidUntil: Date) {
  if (sessions.length === 0) return
  await tx.run`
    insert into void_token (session_id, epoch_min, void_until)
    values ${rows(sessions.map(({ id, epoch }) => [id, epoch, voidUntil]))}
    on conflict (session_id) do update set epoch_min = excluded.epoch_min, void_until = excluded.void_until`
}

export const listVoidTokens = (sql: Sql, now: Date) =>
  sql.many<{ sessionId: string; epochMin: number }>`
    select session_id as "sessionId", epoch_min as "epochMin" from void_token where void_until > ${now}`
