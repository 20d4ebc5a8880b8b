import { create } from 'zustand'
import type { PointStory, PointTransfer } from '@/contract/points'
import { type Loadable, loaded, loading, refreshed } from '@/miniapp/lib/loadable'
import { settle } from '@/miniapp/lib/settled'
import { asMember } from '@/miniapp/platform/as-member'
import { useSession } from '@/miniapp/platform/session'
import * as api from './api'
import { monthOf } from './day'

/** Which transfers: all of them, those that brought points, those that took some, those still to come. */
export type Which = 'all' | 'in' | 'out' | 'pending'

type Transfers = { transfers: PointTransfer[]; next: string | null }

type JournalState = {
  lists: Record<Which, Loadable<Transfers>>
  stories: Record<string, Loadable<PointStory>>
}

const nothing: JournalState = {
  lists: { all: loading, in: loading, out: loading, pending: loading },
  stories: {},
}

export const useJournal = create<JournalState>(() => nothing)
const { getState, setState } = useJournal

useSession.subscribe(({ member }, before) => {
  if (member?.id !== before.member?.id) setState(nothing)
})

const list = (which: Which, cursor?: string) => api.listTransfers(which === 'all' ? undefined : which, cursor)

export async function loadJournal(which: Which) {
  const settled = await asMember(() => list(which))
  setState(({ lists }) => ({ lists: { ...lists, [which]: refreshed(lists[which], settled) } }))
}

/** Goes on where the list ends. */
export async function loadMoreOf(which: Which) {
  const before = getState().lists[which]
  if (before.status !== 'loaded' || !before.value.next) return
  const settled = await settle(list(which, before.value.next))
  // A list that was loaded anew meanwhile has another end, or none.
  if (settled.status !== 'ok' || getState().lists[which] !== before) return
  const { transfers, next } = settled.value
  const more = loaded({ transfers: [...before.value.transfers, ...transfers], next })
  setState(({ lists }) => ({ lists: { ...lists, [which]: more } }))
}

export async function loadStory(transferId: string) {
  const settled = await asMember(() => api.getStory(transferId))
  setState(({ stories }) => ({
    stories: { ...stories, [transferId]: refreshed(stories[transferId] ?? loading, settled) },
  }))
}

/** One month of a journal. What came and went is told of a month that is there as a whole. */
export type Month = {
  month: string
  transfers: PointTransfer[]
  sums: { came: number; went: number } | null
}

export function byMonth({ transfers, next }: Transfers): Month[] {
  const months = new Map<string, PointTransfer[]>()
  for (const transfer of transfers) {
    const month = monthOf(transfer.at)
    months.set(month, [...(months.get(month) ?? []), transfer])
  }
  return [...months].map(([month, own], place) => ({
    month,
    transfers: own,
    sums: next && place === months.size - 1 ? null : { came: sumOf(own, 1), went: sumOf(own, -1) },
  }))
}

const sumOf = (transfers: readonly PointTransfer[], sign: 1 | -1) =>
  transfers.reduce((sum, { change }) => sum + Math.max(0, sign * change), 0)
