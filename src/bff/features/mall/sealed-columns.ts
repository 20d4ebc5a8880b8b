import type { SealedColumn } from '@/bff/db/reseal'
import { fragment } from '@/bff/db/sql'

const order = { table: fragment`mall_order`, key: fragment`member_id, id` }

export const mallSealed: readonly SealedColumn[] = [
  { table: fragment`mall_address`, key: fragment`member_id, id`, column: fragment`address_sealed` },
  { ...order, column: fragment`address_sealed` },
  { ...order, column: fragment`code_sealed` },
]
