import type { SealedColumn } from '@/bff/db/reseal'
import { fragment } from '@/bff/db/sql'

const car = { table: fragment`car`, key: fragment`member_id, id` }

export const garageSealed: readonly SealedColumn[] = [
  { ...car, column: fragment`vin_sealed` },
  { ...car, column: fragment`plate_sealed` },
  { ...car, column: fragment`nickname_sealed` },
  { table: fragment`car_document`, key: fragment`member_id, id`, column: fragment`title_sealed` },
]
