import type { Tx } from '@/bff/db/sql'
import { newId } from '@/bff/lib/id'

type NewIntervention = {
  memberId: string
  deed: 'give' | 'take' | 'freeze' | 'unfreeze'
  points: number | null
  reason: string
  operatorId: string
}

export const insertIntervention = (tx: Tx, i: NewIntervention, now: Date) =>
  tx.run`
    insert into point_intervention (member_id, id, deed, points, reason, operator_id, at)
    values (${i.memberId}, ${newId()}, ${i.deed}, ${i.points}, ${i.reason}, ${i.operatorId}, ${now})`
