import { fragment, type Sql, type Tx } from '@/bff/db/sql'

export type Recall = { number: string; title: string; summary: string; link: string; issuedOn: string }
export type RecallRow = Recall & { seenAt: Date | null; remediedAt: Date | null }

const columns = fragment`
  r.number, r.title, r.summary, r.link, r.issued_on as "issuedOn", c.seen_at as "seenAt",
  c.remedied_at as "remediedAt"`

export const upsertRecall = (tx: Tx, r: Recall, now: Date) =>
  tx.run`
    insert into recall (number, title, summary, link, issued_on, imported_at)
    values (${r.number}, ${r.title}, ${r.summary}, ${r.link}, ${r.issuedOn}, ${now})
    on conflict (number) do update set title = excluded.title, summary = excluded.summary, link = excluded.link,
      issued_on = excluded.issued_on`

export const lockRecall = (tx: Tx, number: string) =>
  tx.maybeOne<{ number: string }>`select number from recall where number = ${number} for update`

/** How many of these were not named before. */
export const insertRecalledCars = (tx: Tx, number: string, vinHashes: readonly string[]) =>
  tx.run`
    insert into recalled_car (vin_hash, recall_number)
    select vin_hash, ${number} from unnest(${vinHashes}::text[]) as named (vin_hash)
    on conflict (vin_hash, recall_number) do nothing`

export const updateRemedied = (tx: Tx, number: string, vinHashes: readonly string[], now: Date) =>
  tx.run`
    update recalled_car set remedied_at = ${now}
    where recall_number = ${number} and vin_hash = any(${vinHashes}::text[]) and remedied_at is null`

export const listRecalls = (sql: Sql, vinHash: string) =>
  sql.many<RecallRow>`
    select ${columns} from recalled_car c join recall r on r.number = c.recall_number
    where c.vin_hash = ${vinHash} order by r.issued_on desc, r.number`

export const findRecall = (sql: Sql, vinHash: string, number: string) =>
  sql.maybeOne<RecallRow>`
    select ${columns} from recalled_car c join recall r on r.number = c.recall_number
    where c.vin_hash = ${vinHash} and c.recall_number = ${number}`

/** That somebody who had the car `before` has seen it is forgotten. */
export const updateSeen = (tx: Sql, vinHash: string, number: string, now: Date, before: Date) =>
  tx.run`
    update recalled_car set seen_at = ${now}
    where vin_hash = ${vinHash} and recall_number = ${number} and (seen_at is null or seen_at < ${before})`

export const countOpen = (sql: Sql, vinHashes: readonly string[]) =>
  sql.many<{ vinHash: string; count: number }>`
    select vin_hash as "vinHash", count(*) as count from recalled_car
    where vin_hash = any(${vinHashes}::text[]) and remedied_at is null group by vin_hash`
