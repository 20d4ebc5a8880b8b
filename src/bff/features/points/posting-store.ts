import { rows, type Tx } from '@/bff/db/sql'
import { accounts, type Account } from './account'
import type { Lot } from './lot'
import type { Posting } from './posting'
import type { BalanceRow } from './store'

/** Rows a statement, whose parameters PostgreSQL counts in 16 bits. */
const BATCH = 1_000

type Values = readonly (readonly unknown[])[]

const inBatches = (values: Values, write: (batch: Values) => void) => {
  for (let from = 0; from < values.length; from += BATCH) write(values.slice(from, from + BATCH))
}

/** Adds transfers to the journal and brings what follows from them up to date, with whatever is said next. */
export function writePostings(tx: Tx, postings: readonly Posting[], balances: readonly BalanceRow[]) {
  const lines = postings.flatMap((p) =>
    accounts.flatMap((account: Account) => {
      const points = p.lines[account] ?? 0
      return points === 0 ? [] : [[p.memberId, p.id, account, points]]
    }),
  )
  const lots = postings.flatMap((p) =>
    p.lots.map((lot) => [p.memberId, lot.id, p.id, lot.points, lot.expiresAt, lot.originId, lot.rootId]),
  )
  const draws = postings.flatMap((p) => p.draws.map((d) => [p.memberId, p.id, d.lotId, d.account, d.points]))
  inBatches(postings.map(transferValues), (batch) => insertTransfers(tx, batch))
  inBatches(lines, (batch) => insertEntries(tx, batch))
  inBatches(lots, (batch) => insertLots(tx, batch))
  inBatches(draws, (batch) => insertDraws(tx, batch))
  writeLefts(tx, postings)
  writeOpen(tx, postings)
  for (const balance of balances) updateSums(tx, balance)
}

const transferValues = (p: Posting) => {
  const change = (p.lines.available ?? 0) + (p.lines.debt ?? 0)
  const { title, source, rule } = p.about
  return [
    ...[p.memberId, p.id, p.cause, p.kind, p.points, change, title, source.kind, source.id],
    ...[rule?.id ?? null, rule?.version ?? null, p.ofId ?? null, p.peerId ?? null, p.at],
  ]
}

const insertTransfers = (tx: Tx, values: Values) =>
  tx.tell`
    insert into point_transfer (member_id, id, cause, kind, points, change, title, source_kind, source_id, rule_id,
      rule_version, of_id, peer_id, at)
    values ${rows(values)}`

const insertEntries = (tx: Tx, values: Values) =>
  tx.tell`insert into point_entry (member_id, transfer_id, account, points) values ${rows(values)}`

const insertLots = (tx: Tx, values: Values) =>
  tx.tell`
    insert into point_lot (member_id, id, transfer_id, points, expires_at, origin_id, root_id) values ${rows(values)}`

const insertDraws = (tx: Tx, values: Values) =>
  tx.tell`insert into point_draw (member_id, transfer_id, lot_id, account, points) values ${rows(values)}`

/** What is left is known, since whoever changes it has locked the member. */
function writeLefts(tx: Tx, postings: readonly Posting[]) {
  const last = new Map<string, Lot & { memberId: string }>()
  for (const { memberId, lefts } of postings)
    for (const left of lefts) last.set(`${memberId} ${left.id}`, { memberId, ...left })
  const all = [...last.values()]
  const kept = all.filter(({ left }) => left > 0)
  const memberIds = new Set(all.map(({ memberId }) => memberId))
  for (const memberId of memberIds) {
    const lotIds = all.filter((one) => one.memberId === memberId && one.left === 0).map(({ id }) => id)
    if (lotIds.length > 0) deleteLefts(tx, memberId, lotIds)
  }
  const values = kept.map(({ memberId, id, expiresAt, left }) => [memberId, id, expiresAt, left])
  inBatches(values, (batch) => upsertLefts(tx, batch))
}

const deleteLefts = (tx: Tx, memberId: string, lotIds: readonly string[]) =>
  tx.tell`delete from point_lot_left where member_id = ${memberId} and lot_id = any(${lotIds}::uuid[])`

const upsertLefts = (tx: Tx, values: Values) =>
  tx.tell`
    insert into point_lot_left (member_id, lot_id, expires_at, left_points) values ${rows(values)}
    on conflict (member_id, lot_id) do update set left_points = excluded.left_points`

function writeOpen(tx: Tx, postings: readonly Posting[]) {
  for (const { memberId, id, opens, points, closes } of postings) {
    if (opens) insertOpen(tx, memberId, id, opens, points)
    if (closes) deleteOpen(tx, memberId, closes)
  }
}

const insertOpen = (tx: Tx, memberId: string, transferId: string, account: string, points: number) =>
  tx.tell`
    insert into point_open (member_id, transfer_id, account, points)
    values (${memberId}, ${transferId}, ${account}, ${points})`

const deleteOpen = (tx: Tx, memberId: string, transferId: string) =>
  tx.tell`delete from point_open where member_id = ${memberId} and transfer_id = ${transferId}`

const updateSums = (tx: Tx, b: BalanceRow) =>
  tx.tell`
    update point_balance set issued = ${b.issued}, available = ${b.available}, pending = ${b.pending},
      held = ${b.held}, spent = ${b.spent}, expired = ${b.expired}, debt = ${b.debt}
    where member_id = ${b.memberId}`
