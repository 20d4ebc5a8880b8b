import type { SealedColumn } from '@/bff/db/reseal'
import { fragment } from '@/bff/db/sql'

export const testDriveSealed: readonly SealedColumn[] = [
  { table: fragment`drive_booking`, key: fragment`dealer_id, id`, column: fragment`contact_sealed` },
]
