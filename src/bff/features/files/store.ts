import type { Sql, Tx } from '@/bff/db/sql'

export const insertFile = (sql: Sql, key: string, sealPrefix: string, now: Date) =>
  sql.run`
    insert into stored_object (object_key, state, seal_prefix, since)
    values (${key}, ${'coming'}, ${sealPrefix}, ${now})`

/** Those that another key has sealed, in the order of their keys. */
export const listSealedOtherwise = (sql: Sql, sealPrefix: string, after: string, limit: number) =>
  sql.many<{ key: string }>`
    select object_key as key from stored_object
    where state = 'kept' and seal_prefix <> ${sealPrefix} and object_key > ${after}::uuid
    order by object_key limit ${limit}`

export const updateSeal = (sql: Sql, key: string, sealPrefix: string) =>
  sql.run`update stored_object set seal_prefix = ${sealPrefix} where object_key = ${key}`

/** False when it was swept away meanwhile. */
export const keepFile = async (tx: Tx, key: string, now: Date): Promise<boolean> =>
  (await tx.run`
    update stored_object set state = 'kept', since = ${now} where object_key = ${key} and state = 'coming'`) >
  0

export const letComingGo = (sql: Sql, key: string, now: Date) =>
  sql.run`
    update stored_object set state = 'let_go', since = ${now} where object_key = ${key} and state = 'coming'`

export const letFilesGo = (tx: Tx, keys: readonly string[], now: Date) =>
  tx.run`update stored_object set state = 'let_go', since = ${now} where object_key = any(${keys}::uuid[])`

/** Those to be deleted; one that was to come `comingBefore` will not come any more, and can't be kept from now on. */
export const takeUnkept = (sql: Sql, comingBefore: Date, now: Date, limit: number) =>
  sql.many<{ key: string }>`
    update stored_object set state = 'let_go', since = ${now}
    where object_key = any(array(
      select object_key from stored_object
      where state <> 'kept' and (state = 'let_go' or since < ${comingBefore}) order by since limit ${limit}))
      and state <> 'kept'
    returning object_key as key`

export const deleteFiles = (sql: Sql, keys: readonly string[]) =>
  sql.run`delete from stored_object where object_key = any(${keys}::uuid[])`

export const findKept = (sql: Sql, key: string) =>
  sql.maybeOne`select object_key from stored_object where object_key = ${key} and state = 'kept'`
