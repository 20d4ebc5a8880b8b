import type { ProofState, RejectReason } from '@/contract/car'
import { fragment, type Sql, type Tx } from '@/bff/db/sql'

export type ProofRow = {
  memberId: string
  id: string
  carId: string
  state: ProofState
  reason: RejectReason | null
  note: string | null
  objectKey: string | null
  submittedAt: Date
  decidedAt: Date | null
  decidedBy: string | null
}

const columns = fragment`
  p.member_id as "memberId", p.id, p.car_id as "carId", p.state, p.reason, p.note, p.object_key as "objectKey",
  p.submitted_at as "submittedAt", p.decided_at as "decidedAt", p.decided_by as "decidedBy"`

/** The last of each car. */
export const listLastProofs = (sql: Sql, memberId: string) =>
  sql.many<ProofRow>`
    select distinct on (p.car_id) ${columns} from car_proof p where p.member_id = ${memberId}
    order by p.car_id, p.submitted_at desc, p.id desc`

export const findProof = (sql: Sql, id: string) =>
  sql.maybeOne<ProofRow>`select ${columns} from car_proof p where p.id = ${id}`

export const lockProof = (tx: Tx, memberId: string, id: string) =>
  tx.maybeOne<ProofRow>`
    select ${columns} from car_proof p where p.member_id = ${memberId} and p.id = ${id} for update`

export const listQueue = (sql: Sql, after: { at: Date; id: string } | null, limit: number) =>
  sql.many<ProofRow>`
    select ${columns} from car_proof p
    where p.state = 'pending' and (${after?.at ?? null}::timestamptz is null
      or (p.submitted_at, p.id) > (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by p.submitted_at, p.id limit ${limit}`

/** False when one is waiting already. */
export async function insertProof(tx: Tx, p: ProofRow): Promise<boolean> {
  const row = await tx.maybeOne`
    insert into car_proof (member_id, id, car_id, state, object_key, submitted_at)
    values (${p.memberId}, ${p.id}, ${p.carId}, ${p.state}, ${p.objectKey}, ${p.submittedAt})
    on conflict (member_id, car_id) where state = 'pending' do nothing returning id`
  return row !== null
}

export const updateProof = (tx: Tx, p: ProofRow) =>
  tx.run`
    update car_proof set state = ${p.state}, reason = ${p.reason}, note = ${p.note}, object_key = ${p.objectKey},
      decided_at = ${p.decidedAt}, decided_by = ${p.decidedBy}
    where member_id = ${p.memberId} and id = ${p.id}`

/** Answers with the pictures that they leave behind. */
export const deleteProofs = (tx: Tx, memberId: string, carId: string) =>
  tx.many<{ objectKey: string | null }>`
    delete from car_proof where member_id = ${memberId} and car_id = ${carId} returning object_key as "objectKey"`
