import type { KeysetKey } from '@/bff/lib/cursor'
import type { Happening } from '@/bff/lib/happening'
import { FIRST_ID } from '@/bff/lib/id'
import { fragment, type Sql, type Tx } from './sql'

export type HappeningRow = {
  memberId: string
  id: string
  type: string
  subject: string
  at: Date
  body: unknown
}

export const happeningColumns = fragment`
  h.member_id as "memberId", h.id, h.type, h.subject, h.at, h.body`

/** False when it is in the log already. */
export async function insertHappening(tx: Tx, h: HappeningRow): Promise<boolean> {
  const written = await tx.run`
    insert into happening (member_id, id, type, subject, at, body)
    values (${h.memberId}, ${h.id}, ${h.type}, ${h.subject}, ${h.at}, ${JSON.stringify(h.body)}::jsonb)
    on conflict do nothing`
  return written === 1
}

export const hasHappened = async (
  sql: Sql,
  { memberId, type, subject }: Pick<HappeningRow, 'memberId' | 'type' | 'subject'>,
): Promise<boolean> =>
  (await sql.maybeOne`
    select id from happening where member_id = ${memberId} and type = ${type} and subject = ${subject}`) !==
  null

/** To be said right after the happening, and without waiting: nothing is due of one that was in the log already. */
export const insertDue = (tx: Tx, consumers: readonly string[], h: HappeningRow, now: Date) =>
  tx.tell`
    insert into happening_due (member_id, consumer, happening_id, due_at, tries)
    select member_id, unnest(${consumers}::text[]), id, ${now}::timestamptz, 0 from happening
    where member_id = ${h.memberId} and id = ${h.id}`

export type Due = HappeningRow & { consumer: string; tries: number }

/**
 * The next to be told, locked; those that others are telling are passed over. What happened to a member earlier is
 * told first, also when it has to be tried again: that somebody came is no news before it is known that they would.
 */
export const lockNextDue = (tx: Tx, consumers: readonly string[], now: Date) =>
  tx.maybeOne<Due>`
    select ${happeningColumns}, d.consumer, d.tries
    from happening_due d join happening h on h.member_id = d.member_id and h.id = d.happening_id
    where d.set_aside_at is null and d.due_at <= ${now} and d.consumer = any(${consumers}::text[])
      and not exists (
        select from happening_due e
        where e.member_id = d.member_id and e.consumer = d.consumer and e.happening_id < d.happening_id
          and e.set_aside_at is null)
    order by d.due_at, d.happening_id
    limit 1
    for update of d skip locked`

export const deleteDue = (tx: Tx, { memberId, consumer, id }: Due) =>
  tx.run`
    delete from happening_due
    where member_id = ${memberId} and consumer = ${consumer} and happening_id = ${id}`

export type Setback = { tries: number; dueAt: Date; setAsideAt: Date | null; problem: string }

export const updateDue = (tx: Tx, { memberId, consumer, id }: Due, s: Setback) =>
  tx.run`
    update happening_due
    set tries = ${s.tries}, due_at = ${s.dueAt}, set_aside_at = ${s.setAsideAt}, problem = ${s.problem}
    where member_id = ${memberId} and consumer = ${consumer} and happening_id = ${id}`

export type SetAside = {
  id: string
  type: string
  happenedAt: Date
  setAsideAt: Date
  /** Whose tries were given up at that moment. */
  listeners: { consumer: string; tries: number; problem: string }[]
}

/** The longest ago first. */
export const listSetAside = (sql: Sql, after: KeysetKey | null, limit: number) =>
  sql.many<SetAside>`
    select d.happening_id as id, h.type, h.at as "happenedAt", d.set_aside_at as "setAsideAt",
      jsonb_agg(jsonb_build_object('consumer', d.consumer, 'tries', d.tries, 'problem', d.problem)
        order by d.consumer) as listeners
    from happening_due d join happening h on h.member_id = d.member_id and h.id = d.happening_id
    where d.set_aside_at is not null
      and (d.set_aside_at, d.happening_id) > (coalesce(${after?.at ?? null}::timestamptz, '-infinity'),
        coalesce(${after?.id ?? null}::uuid, ${FIRST_ID}))
    group by d.set_aside_at, d.happening_id, h.type, h.at
    order by d.set_aside_at, d.happening_id
    limit ${limit}`

/** Lets what was set aside be tried as often as at first: one happening for all its listeners, or every one. */
export const resumeDue = (sql: Sql, happeningId: string | null, now: Date) =>
  sql.run`
    update happening_due set set_aside_at = null, tries = 0, due_at = ${now}
    where set_aside_at is not null and (${happeningId}::uuid is null or happening_id = ${happeningId})`

type Span = { begin: Date; end: Date; after: Pick<Happening, 'at' | 'memberId' | 'id'> | null; limit: number }

/** Of one type, in the order they happened. */
export const listHappenings = (sql: Sql, type: string, { begin, end, after, limit }: Span) =>
  sql.many<Happening>`
    select ${happeningColumns} from happening h
    where h.type = ${type} and h.at >= ${begin} and h.at < ${end}
      and (h.at, h.member_id, h.id) > (coalesce(${after?.at ?? null}::timestamptz, '-infinity'),
        coalesce(${after?.memberId ?? null}::uuid, ${FIRST_ID}), coalesce(${after?.id ?? null}::uuid, ${FIRST_ID}))
    order by h.at, h.member_id, h.id limit ${limit}`

export const countHappenings = (sql: Sql, memberId: string, type: string) =>
  sql.one<{ count: number }>`
    select count(*) as count from happening where member_id = ${memberId} and type = ${type}`
