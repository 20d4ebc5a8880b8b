import type { Sql } from '@/bff/db/sql'
import { listFamily } from './sharing-store'

/** Whom a member shares a car with: who drives theirs, whose they drive, and who else drives that one. */
export const familyOf = async (sql: Sql, memberId: string): Promise<string[]> =>
  (await listFamily(sql, memberId)).map(({ id }) => id)
