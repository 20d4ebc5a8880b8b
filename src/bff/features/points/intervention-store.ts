import type { Tx } from '@/bff/db/sql'

type NewIntervention = {
  id: string
  memberId: string
  deed: 'give' | 'take' | 'freeze' | 'unfreeze'
  points: number | null
  reason: string
  operatorId: string
  contentHash: string | null
}

export const insertIntervention = (tx: Tx, i: NewIntervention, now: Date) =>
  tx.run`
    insert into point_intervention (member_id, id, deed, points, reason, operator_id, content_hash, at)
    values (${i.memberId}, ${i.id}, ${i.deed}, ${i.points}, ${i.reason}, ${i.operatorId}, ${i.contentHash}, ${now})`

/** What was asked for by a request; null where nothing was, or nobody kept it. */
export const findContentHash = async (tx: Tx, memberId: string, id: string): Promise<string | null> => {
  const found = await tx.maybeOne<{ contentHash: string | null }>`
    select content_hash as "contentHash" from point_intervention where member_id = ${memberId} and id = ${id}`
  return found?.contentHash ?? null
}
