import type { KeysetKey } from '@/bff/lib/cursor'
import { fragment, type Sql, type Tx } from '@/bff/db/sql'
import type { Reason } from './risk'

export type ReviewRow = {
  memberId: string
  id: string
  kind: 'sign_in' | 'make_up'
  on: string
  happeningId: string
  score: number
  reasons: Reason[]
  points: number
  state: 'open' | 'approved' | 'rejected'
  openedAt: Date
  decidedAt: Date | null
  decidedBy: string | null
}

const columns = fragment`
  member_id as "memberId", id, kind, local_day as "on", happening_id as "happeningId", score, reasons, points, state,
  opened_at as "openedAt", decided_at as "decidedAt", decided_by as "decidedBy"`

export const insertReview = (tx: Tx, r: ReviewRow) =>
  tx.run`
    insert into reward_review (member_id, id, kind, local_day, happening_id, score, reasons, points, state, opened_at,
      decided_at, decided_by)
    values (${r.memberId}, ${r.id}, ${r.kind}, ${r.on}, ${r.happeningId}, ${r.score},
      ${JSON.stringify(r.reasons)}::jsonb, ${r.points}, ${r.state}, ${r.openedAt}, ${r.decidedAt}, ${r.decidedBy})`

export const listOpen = (sql: Sql, after: KeysetKey | null, limit: number) =>
  sql.many<ReviewRow>`
    select ${columns} from reward_review
    where state = 'open' and (opened_at, id) > (${after?.at ?? '-infinity'}::timestamptz,
      ${after?.id ?? '00000000-0000-0000-0000-000000000000'}::uuid)
    order by opened_at, id limit ${limit}`

export const findReview = (sql: Sql, id: string) =>
  sql.maybeOne<ReviewRow>`select ${columns} from reward_review where id = ${id}`

export const lockReview = (tx: Tx, memberId: string, id: string) =>
  tx.maybeOne<ReviewRow>`
    select ${columns} from reward_review where member_id = ${memberId} and id = ${id} for update`

export const updateDecision = (tx: Tx, r: ReviewRow) =>
  tx.run`
    update reward_review set state = ${r.state}, decided_at = ${r.decidedAt}, decided_by = ${r.decidedBy}
    where member_id = ${r.memberId} and id = ${r.id}`
