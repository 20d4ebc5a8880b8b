import type { Sql, Tx } from '@/bff/db/sql'
import type { Platform } from '@/bff/platform/login'

type NewPush = { pushHash: string; platform: Platform; kind: string; now: Date }

/** False when the push was noted before. Waits for a repetition that is being worked on at this moment. */
export async function insertPush(tx: Tx, { pushHash, platform, kind, now }: NewPush): Promise<boolean> {
  const row = await tx.maybeOne`
    insert into platform_push (push_hash, platform, kind, received_at)
    values (${pushHash}, ${platform}, ${kind}, ${now})
    on conflict do nothing returning push_hash`
  return row !== null
}

export const deletePushesBefore = (sql: Sql, before: Date, limit: number) =>
  sql.run`
    delete from platform_push where push_hash in (
      select push_hash from platform_push where received_at < ${before}
      order by received_at limit ${limit} for update skip locked)`
