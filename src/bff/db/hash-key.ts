import type { Sealer } from '@/bff/lib/sealed'
import type { Db } from './sql'

/**
 * Whether the keyed hashes of this database were made with the key we have; the first to ask decides. With another one
 * nobody would be found again, and everybody would come in as somebody new.
 */
export async function isOurHashKey(db: Db, sealer: Sealer): Promise<boolean> {
  const ours = sealer.hash('hash key', '')
  await db.run`insert into hash_key (is_for, hash) values ('everything', ${ours}) on conflict do nothing`
  const { hash } = await db.one<{ hash: string }>`select hash from hash_key where is_for = 'everything'`
  return hash === ours
}
