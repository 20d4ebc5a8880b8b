import type { SealedColumn } from '@/bff/db/reseal'
import { fragment } from '@/bff/db/sql'

export const membershipSealed: readonly SealedColumn[] = [
  { table: fragment`member`, key: fragment`id`, column: fragment`phone_sealed` },
  { table: fragment`identity`, key: fragment`subject_hash`, column: fragment`subject_sealed` },
  {
    table: fragment`profile_part`,
    key: fragment`member_id, kind`,
    column: fragment`text_sealed`,
  },
]
