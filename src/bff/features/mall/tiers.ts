import type { Sql } from '@/bff/db/sql'

/** What members can reach, and who has reached what: asked of whoever keeps tiers. */
export type Tiers = {
  /** The lowest first. */
  list: (sql: Sql) => Promise<readonly { id: string; name: string }[]>
  /** Null for a member who has none. */
  of: (sql: Sql, memberId: string) => Promise<string | null>
}
