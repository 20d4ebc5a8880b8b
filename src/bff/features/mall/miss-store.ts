import type { Sql, Tx } from '@/bff/db/sql'

export type Misses = { misses: number; windowAt: Date }

export const findMisses = (sql: Sql, keyHash: string) =>
  sql.maybeOne<Misses>`select misses, window_at as "windowAt" from mall_miss where key_hash = ${keyHash}`

/** One more; those of before `since` are forgotten. */
export const countMiss = (tx: Tx, keyHash: string, since: Date, now: Date) =>
  tx.one<Misses>`
    insert into mall_miss as m (key_hash, window_at, misses) values (${keyHash}, ${now}, 1)
    on conflict (key_hash) do update set
      misses = case when m.window_at <= ${since} then 1 else m.misses + 1 end,
      window_at = case when m.window_at <= ${since} then excluded.window_at else m.window_at end
    returning misses, window_at as "windowAt"`
