import type { Sql, Tx } from '@/bff/db/sql'

// Codes.

export type CodeRow = {
  codeHash: string
  kind: 'transfer' | 'driver'
  memberId: string
  carId: string
  expiresAt: Date
}

export const findCode = (sql: Sql, codeHash: string) =>
  sql.maybeOne<CodeRow>`
    select code_hash as "codeHash", kind, member_id as "memberId", car_id as "carId", expires_at as "expiresAt"
    from car_code where code_hash = ${codeHash}`

export const insertCode = (tx: Tx, c: CodeRow, now: Date) =>
  tx.run`
    insert into car_code (code_hash, kind, member_id, car_id, expires_at, created_at)
    values (${c.codeHash}, ${c.kind}, ${c.memberId}, ${c.carId}, ${c.expiresAt}, ${now})`

/** A code is used up by whoever deletes it: false when somebody else did. */
export const deleteCode = async (tx: Tx, codeHash: string): Promise<boolean> =>
  (await tx.run`delete from car_code where code_hash = ${codeHash}`) > 0

export const deleteCodes = (tx: Tx, memberId: string, carId: string, kind: CodeRow['kind']) =>
  tx.run`delete from car_code where member_id = ${memberId} and car_id = ${carId} and kind = ${kind}`

export const deleteAllCodes = (tx: Tx, memberId: string, carId: string) =>
  tx.run`delete from car_code where member_id = ${memberId} and car_id = ${carId}`

// Drivers.

export type DriverRow = { memberId: string; carId: string; ownerId: string; since: Date }

export const findDriver = (sql: Sql, memberId: string, carId: string) =>
  sql.maybeOne<DriverRow>`
    select member_id as "memberId", car_id as "carId", owner_id as "ownerId", since
    from car_driver where member_id = ${memberId} and car_id = ${carId} and owner_id <> member_id`

/** Two accounts that turn out to be one person's may leave an owner who shares with themselves: that is nobody. */
export const listDrivers = (sql: Sql, ownerId: string, carId: string) =>
  sql.many<DriverRow>`
    select member_id as "memberId", car_id as "carId", owner_id as "ownerId", since
    from car_driver where owner_id = ${ownerId} and car_id = ${carId} and member_id <> ${ownerId}
    order by since, member_id`

export const listShared = (sql: Sql, memberId: string) =>
  sql.many<DriverRow>`
    select member_id as "memberId", car_id as "carId", owner_id as "ownerId", since
    from car_driver where member_id = ${memberId} and owner_id <> ${memberId} order by since, car_id`

/** Everybody who has one of a member's cars, or a car that they may drive; themselves left out. */
export const listFamily = (sql: Sql, memberId: string) =>
  sql.many<{ id: string }>`
    with shared as (
      select owner_id, car_id from car_driver where owner_id = ${memberId} or member_id = ${memberId}
    )
    select owner_id as id from shared where owner_id <> ${memberId}
    union
    select d.member_id from shared s join car_driver d on d.owner_id = s.owner_id and d.car_id = s.car_id
    where d.member_id <> ${memberId} and d.member_id <> d.owner_id
    order by id`

export const insertDriver = (tx: Tx, d: DriverRow) =>
  tx.run`
    insert into car_driver (member_id, car_id, owner_id, since)
    values (${d.memberId}, ${d.carId}, ${d.ownerId}, ${d.since}) on conflict (member_id, car_id) do nothing`

export const deleteDriver = async (tx: Tx, memberId: string, carId: string): Promise<boolean> =>
  (await tx.run`delete from car_driver where member_id = ${memberId} and car_id = ${carId}`) > 0

export const deleteDrivers = (tx: Tx, ownerId: string, carId: string) =>
  tx.run`delete from car_driver where owner_id = ${ownerId} and car_id = ${carId}`
