import { rows, type Sql, type Tx } from '@/bff/db/sql'
import type { Entry } from './consent'

export const listConsents = (sql: Sql, memberId: string) =>
  sql.many<Entry>`
    select id, policy, version, given, said_as as "saidAs", said_at as "saidAt" from member_consent
    where member_id = ${memberId} order by said_at, id`

export async function insertConsents(tx: Tx, memberId: string, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return
  await tx.run`
    insert into member_consent (member_id, id, policy, version, given, said_as, said_at)
    values ${rows(entries.map((e) => [memberId, e.id, e.policy, e.version, e.given, e.saidAs, e.saidAt]))}`
}

/** Rows are found by member, so that one that changes hands goes and comes again. */
export async function moveConsents(tx: Tx, from: string, to: string, ids: readonly string[] | null) {
  const moved = await tx.many<Entry>`
    delete from member_consent where member_id = ${from} and (${ids}::uuid[] is null or id = any(${ids}::uuid[]))
    returning id, policy, version, given, said_as as "saidAs", said_at as "saidAt"`
  await insertConsents(tx, to, moved)
  return moved.map(({ id }) => id)
}

export const deleteConsents = (tx: Tx, memberId: string) =>
  tx.run`delete from member_consent where member_id = ${memberId}`

// Of guests, by the hash of their device.

export const listGuestConsents = (sql: Sql, deviceHash: string) =>
  sql.many<Entry>`
    select id, policy, version, given, 'guest' as "saidAs", said_at as "saidAt" from guest_consent
    where device_hash = ${deviceHash} order by said_at, id`

export async function insertGuestConsents(
  tx: Tx,
  deviceHash: string,
  entries: readonly Entry[],
): Promise<void> {
  if (entries.length === 0) return
  await tx.run`
    insert into guest_consent (device_hash, id, policy, version, given, said_at)
    values ${rows(entries.map((e) => [deviceHash, e.id, e.policy, e.version, e.given, e.saidAt]))}`
}

/** What was said on a device, which is nobody's any more. */
export const takeGuestConsents = (tx: Tx, deviceHash: string) =>
  tx.many<Entry>`
    delete from guest_consent where device_hash = ${deviceHash}
    returning id, policy, version, given, 'guest' as "saidAs", said_at as "saidAt"`

export const deleteGuestConsentsBefore = (sql: Sql, before: Date) =>
  sql.run`delete from guest_consent where said_at < ${before}`
