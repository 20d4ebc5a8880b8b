import type { RefusalCode } from '@/contract/refusals'
import type { Sql, Tx } from '@/bff/db/sql'

/** Whom a row names, when nobody may know any more who it was. */
export const NOBODY = '00000000-0000-0000-0000-000000000000'

/** A row that went from one member to another, by the key it is found with again. */
export type Moved = { table: string; key: Readonly<Record<string, string>> }

export type ToldFile = { name: string; objectKey: string }

/**
 * A feature's rows that belong to members, and what becomes of them when two members turn out to be one person, when
 * that turns out to be wrong, and when a member asks for a copy or wants to be forgotten. Whoever calls has locked the
 * members concerned; what a feature locks of its own comes after.
 */
export type Belongings = {
  /** By which the log of a merge remembers whose the moved rows are. Never changes. */
  feature: string
  /** Every table of the feature that names a member. */
  tables: readonly string[]
  /** All that is kept about a member, in clear, as they may read it. */
  export: (sql: Sql, memberId: string) => Promise<Record<string, unknown>>
  /** The files among it, by what the member calls them and where the object store has them. */
  files?: (sql: Sql, memberId: string) => Promise<ToldFile[]>
  /** Why a member can't be forgotten yet, or null. */
  whyNotErase: (sql: Sql, memberId: string, now: Date) => Promise<RefusalCode | null>
  /** Leaves nothing that says who it was; what others need to know may stay without a name. */
  erase: (tx: Tx, memberId: string, now: Date) => Promise<void>
  /** Gives one member's rows to another, and tells which. */
  move: (tx: Tx, from: string, to: string) => Promise<Moved[]>
  /** Gives back what `move` told, as far as it is still there. */
  moveBack: (tx: Tx, from: string, to: string, moved: readonly Moved[]) => Promise<void>
}

/** The keys of rows in one of a feature's tables, as they are told by `move`. */
export const movedFrom = (table: string, keys: readonly Readonly<Record<string, string>>[]): Moved[] =>
  keys.map((key) => ({ table, key }))

/** What of `moved` was in one table, by the columns its keys were told with. */
export const keysIn = <Column extends string>(table: string, moved: readonly Moved[]) =>
  moved.filter((one) => one.table === table).map(({ key }) => key as Record<Column, string>)
