import type { Db, Sql } from '@/bff/db/sql'
import { readCursor, pageOf } from '@/bff/lib/cursor'
import { Refusal } from '@/bff/lib/refusal'
import type { MemberRef } from '@/bff/lib/serve'
import { returnableUntil } from './gifting'
import { isLive, totalOf } from './lot'
import { listAccounts } from './reading'
import * as store from './store'
import * as traces from './story-store'
import { paidBy, paidFor } from './trace'

const PAGE = 20

type Which = { cursor?: string; direction?: 'in' | 'out' | 'both' | 'pending' }
type PhoneOf = (sql: Sql, memberId: string) => Promise<string | null>
type Parts = { db: Db; now: () => Date; membership: { phoneOf: PhoneOf } }

export type Expectation = 'open' | 'posted' | 'voided'
export type Told = store.TransferRow & { peerPhone: string | null; expectation: Expectation | null }
export type State = 'open' | 'posted' | 'voided' | 'captured' | 'released' | 'taken_back' | 'returned'

/** What members may know of their points: where they came from, and what they paid for. */
export function makeStory({ db, now: clock, membership }: Parts) {
  const idsOf = async (sql: Sql, memberId: string) =>
    (await listAccounts(sql, memberId)).map((account) => account.memberId)

  const tell = async (
    sql: Sql,
    transfer: store.TransferRow,
    since: readonly store.TransferRow[],
  ): Promise<Told> => {
    const isGift = transfer.kind.startsWith('gift')
    const peerPhone = isGift && transfer.peerId ? await membership.phoneOf(sql, transfer.peerId) : null
    return { ...transfer, peerPhone, expectation: expectationOf(transfer, since) }
  }

  async function page(sql: Sql, ids: readonly string[], { cursor, direction = 'both' }: Which) {
    if (direction === 'pending') return { rows: (await store.listPending(sql, ids)).reverse(), next: null }
    const which = { direction, after: readCursor(cursor), limit: PAGE + 1 }
    return pageOf(await store.listStory(sql, ids, which), PAGE, (one) => one)
  }

  return {
    list: (member: MemberRef, { cursor, direction }: Which) =>
      db.together(async (sql) => {
        const ids = await idsOf(sql, member.id)
        const { rows, next } = await page(sql, ids, { cursor, direction })
        const pending = rows.filter(({ kind }) => kind === 'earn_pending').map(({ id }) => id)
        const since = pending.length > 0 ? await store.listSettling(sql, ids, pending) : []
        return { transfers: await Promise.all(rows.map((one) => tell(sql, one, since))), next }
      }),

    of: (member: MemberRef, transferId: string) =>
      db.together(async (sql) => {
        const now = clock()
        const ids = await idsOf(sql, member.id)
        const transfer = await store.findTransfer(sql, ids, transferId)
        if (!transfer || isHidden(transfer)) throw new Refusal('not_found')
        const since = await store.listOf(sql, ids, transferId)
        // What was pending lives on in what it was posted by.
        const living = since.find(({ kind }) => kind === 'post') ?? transfer
        const roots = (await traces.listRoots(sql, ids, living.id)).map(({ rootId }) => rootId)
        const lots = await traces.listFamily(sql, ids, roots)
        const draws = await traces.listDraws(
          sql,
          ids,
          lots.map(({ id }) => id),
        )
        const went = paidFor(living.id, lots, draws)
        const state = stateOf(transfer, since)
        const until = returnableUntil(transfer.at)
        const isReturnable = transfer.kind === 'gift_out' && state === null && until > now
        return {
          ...(await tell(sql, transfer, since)),
          state,
          paidBy: paidBy(transferId, lots, draws),
          paidFor: went.links,
          left: went.lots
            .filter((lot) => lot.left > 0 && isLive(lot, now))
            .map(({ left, expiresAt }) => ({ points: left, expiresAt })),
          returnableUntil: isReturnable ? until : null,
        }
      }),
  }
}

const isHidden = ({ kind }: store.TransferRow) =>
  kind === 'merge_in' || kind === 'merge_out' || kind === 'capture'

/** What has become of points that were pending first, among what came since. */
function expectationOf(
  { id, kind }: store.TransferRow,
  since: readonly store.TransferRow[],
): Expectation | null {
  if (kind !== 'earn_pending') return null
  const own = since.filter(({ ofId }) => ofId === id)
  if (own.length === 0) return 'open'
  return own.some((one) => one.kind === 'post') ? 'posted' : 'voided'
}

/** What has become of a transfer since. Null where nothing was to follow, and nothing did. */
export function stateOf(transfer: store.TransferRow, since: readonly store.TransferRow[]): State | null {
  const has = (kind: store.TransferRow['kind']) => since.some((one) => one.kind === kind)
  const refunded = totalOf(since.filter(({ kind }) => kind === 'refund'))
  if (has('claw_back')) return 'taken_back'
  if (has('gift_returned') || refunded === transfer.points) return 'returned'
  if (transfer.kind === 'earn_pending') return has('post') ? 'posted' : has('void') ? 'voided' : 'open'
  if (transfer.kind === 'hold') return has('capture') ? 'captured' : has('release') ? 'released' : 'open'
  return null
}
