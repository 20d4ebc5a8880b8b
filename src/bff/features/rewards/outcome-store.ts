import { fragment, rows, type Sql, type Tx } from '@/bff/db/sql'
import { FIRST_ID } from '@/bff/lib/id'

export type OutcomeState = 'paid' | 'pending' | 'held' | 'posted' | 'void' | 'capped' | 'frozen' | 'known'

/** What a rule did about a happening. */
export type OutcomeRow = {
  memberId: string
  happeningId: string
  ruleId: string
  ruleVersion: number
  type: string
  subject: string
  cause: string
  title: string
  points: number
  growth: number
  state: OutcomeState
  waitsFor: string | null
  voidOn: readonly string[]
  dueAt: Date | null
  validMonths: number
  at: Date
}

const columns = fragment`
  member_id as "memberId", happening_id as "happeningId", rule_id as "ruleId", rule_version as "ruleVersion", type,
  subject, cause, title, points, growth, state, waits_for as "waitsFor", void_on as "voidOn", due_at as "dueAt",
  valid_months as "validMonths", at`

const valuesOf = (o: OutcomeRow, memberId = o.memberId) => [
  ...[memberId, o.happeningId, o.ruleId, o.ruleVersion, o.type, o.subject, o.cause, o.title, o.points],
  ...[o.growth, o.state, o.waitsFor, `{${o.voidOn.join(',')}}`, o.dueAt, o.validMonths, o.at],
]

export const insertOutcomes = (tx: Tx, outcomes: readonly OutcomeRow[]) =>
  tx.run`
    insert into reward_outcome (member_id, happening_id, rule_id, rule_version, type, subject, cause, title, points,
      growth, state, waits_for, void_on, due_at, valid_months, at)
    values ${rows(outcomes.map((outcome) => valuesOf(outcome)))}`

/** What still waits, and is about that. */
export const listWaiting = (tx: Tx, memberId: string, subject: string) =>
  tx.many<OutcomeRow>`
    select ${columns} from reward_outcome
    where member_id = ${memberId} and subject = ${subject} and state = 'pending' order by happening_id, rule_id`

export const listOfHappening = (sql: Sql, memberId: string, happeningId: string) =>
  sql.many<OutcomeRow>`
    select ${columns} from reward_outcome
    where member_id = ${memberId} and happening_id = ${happeningId} order by rule_id`

export const listAbout = (sql: Sql, memberId: string, type: string, subjects: readonly string[]) =>
  sql.many<OutcomeRow>`
    select ${columns} from reward_outcome
    where member_id = ${memberId} and type = ${type} and subject = any(${subjects}::text[])`

export type DueOutcome = Pick<OutcomeRow, 'memberId' | 'happeningId' | 'ruleId'> & { dueAt: Date }

export const listDue = (sql: Sql, until: Date, after: DueOutcome | null, limit: number) =>
  sql.many<DueOutcome>`
    select member_id as "memberId", happening_id as "happeningId", rule_id as "ruleId", due_at as "dueAt"
    from reward_outcome
    where state = 'pending' and due_at <= ${until}
      and (due_at, member_id, happening_id, rule_id) > (coalesce(${after?.dueAt ?? null}::timestamptz, '-infinity'),
        coalesce(${after?.memberId ?? null}::uuid, ${FIRST_ID}), coalesce(${after?.happeningId ?? null}::uuid,
        ${FIRST_ID}), coalesce(${after?.ruleId ?? null}::uuid, ${FIRST_ID}))
    order by due_at, member_id, happening_id, rule_id limit ${limit}`

export const lockOutcome = (
  tx: Tx,
  { memberId, happeningId, ruleId }: Pick<OutcomeRow, 'memberId' | 'happeningId' | 'ruleId'>,
) =>
  tx.maybeOne<OutcomeRow>`
    select ${columns} from reward_outcome
    where member_id = ${memberId} and happening_id = ${happeningId} and rule_id = ${ruleId} for update`

export const updateState = (tx: Tx, o: OutcomeRow, state: OutcomeState) =>
  tx.run`
    update reward_outcome set state = ${state}
    where member_id = ${o.memberId} and happening_id = ${o.happeningId} and rule_id = ${o.ruleId}`

export const listToldOutcomes = (sql: Sql, memberId: string) =>
  sql.many<Pick<OutcomeRow, 'title' | 'points' | 'growth' | 'state' | 'at'>>`
    select title, points, growth, state, at from reward_outcome where member_id = ${memberId} order by at, rule_id`
