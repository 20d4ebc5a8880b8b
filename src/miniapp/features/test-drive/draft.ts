import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { CarModel } from '@/contract/brand'
import type { Slot } from '@/contract/primitives'
import type { Booking, Dealer, Hold } from '@/contract/test-drive'
import { newId } from '@/miniapp/lib/id'
import { type FailureCode, isUncertain, settle, type Settled } from '@/miniapp/lib/settled'
import { dayOf } from '@/miniapp/lib/time'
import { asMember } from '@/miniapp/platform/as-member'
import { persistStorage } from '@/miniapp/platform/persist'
import * as api from './api'
import { nearestFree } from './nearest'
import { remember, useWish } from './wish'

const SECOND_MS = 1000

type Wanted = { dealer: Dealer; model: Pick<CarModel, 'id' | 'name' | 'side' | 'thumb'>; startsAt: string }
export type Details = { contactName: string; contactPhone: string; note: string }

/** How the wanted time stands: asked for, ours for a while, gone with others to choose from, or unknown. */
export type Standing =
  | { status: 'asking' }
  /** `until` is by this phone's clock, which may be wrong: only the seconds that were left are the BFF's. */
  | { status: 'held'; hold: Hold; until: string }
  | { status: 'gone'; code: FailureCode; nearest: Slot[] }
  | { status: 'failed'; code: FailureCode }

/** The booking being made. It outlives the app: a member who was called away finds it again. */
export type Draft = Wanted & {
  standing: Standing
  /** Names the wish for this time: asked again, the BFF finds the hold it gave the first time. */
  holdRequestId: string
  details: Details
  /** The confirmation sent and not yet answered for certain. It can only be sent again as it was. */
  pending: { requestId: string; holdId: string } | null
}

export const useDraft = create<{ draft: Draft | null }>()(
  persist((): { draft: Draft | null } => ({ draft: null }), {
    name: 'test-drive-draft',
    storage: persistStorage<{ draft: Draft | null }>(2),
  }),
)
const { getState, setState } = useDraft

const change = (changes: Partial<Draft>) => {
  const { draft } = getState()
  if (draft) setState({ draft: { ...draft, ...changes } })
}

/** Wants this time, and gives back the one wanted before. What has been filled in stays. */
export function want(wanted: Wanted) {
  const { contactName, contactPhone } = useWish.getState()
  const details = getState().draft?.details ?? { contactName, contactPhone, note: '' }
  letGo()
  const standing: Standing = { status: 'asking' }
  setState({ draft: { ...wanted, standing, holdRequestId: newId(), details, pending: null } })
  return holdTime()
}

/** Kept with each letter, in case the member is called away. */
export const fill = (details: Details) => change({ details })

/** Another time at the same dealer with the same car. */
export async function wantInstead(startsAt: string) {
  const { draft } = getState()
  if (draft) await want({ dealer: draft.dealer, model: draft.model, startsAt })
}

/** The request for a hold that is on its way. */
let asking: string | null = null

/** Asks the BFF to keep the wanted time. Safe to repeat. */
export async function holdTime() {
  const { draft } = getState()
  if (!draft || asking === draft.holdRequestId) return
  change({ standing: { status: 'asking' } })

  const { dealer, model, startsAt, holdRequestId: requestId } = draft
  asking = requestId
  const settled = await asMember(() =>
    api.hold({ dealerId: dealer.id, modelId: model.id, startsAt, requestId }),
  )
  if (asking === requestId) asking = null
  // The member may want another time by now.
  if (getState().draft?.holdRequestId === requestId) change({ standing: standingOf(settled) })
}

function standingOf(settled: Settled<Hold>): Standing {
  if (settled.status === 'ok') {
    const until = new Date(Date.now() + settled.value.heldForS * SECOND_MS).toISOString()
    return { status: 'held', hold: settled.value, until }
  }
  const { code, refusal } = settled
  const isGone = code === 'slot_taken' || code === 'slot_closed'
  return isGone ? { status: 'gone', code, nearest: refusal?.nearest ?? [] } : { status: 'failed', code }
}

/** Goes on with a draft that was left before it was known how its time stands. */
export function resume() {
  const { draft } = getState()
  if (draft?.standing.status === 'asking' || draft?.standing.status === 'failed') void holdTime()
}

/** The hold has run out by the phone's clock: looks which times are free around the one wanted. */
export async function expire() {
  const { draft } = getState()
  if (draft?.standing.status !== 'held' || draft.pending) return
  const { dealer, model, startsAt } = draft
  change({ standing: { status: 'gone', code: 'hold_expired', nearest: [] }, holdRequestId: newId() })

  const date = dayOf(startsAt, dealer.timeZone)
  const settled = await settle(api.listTimes({ dealerId: dealer.id, model: model.id, date }))
  const now = getState().draft
  if (settled.status !== 'ok' || now?.startsAt !== startsAt || now.standing.status !== 'gone') return
  const nearest = nearestFree(settled.value.slots, startsAt)
  change({ standing: { status: 'gone', code: 'hold_expired', nearest } })
}

/** Turns the hold into a booking. After an uncertain answer the same confirmation is sent again. */
export async function confirm(): Promise<Settled<Booking> | null> {
  const { draft } = getState()
  if (draft?.standing.status !== 'held') return null
  const { details, standing } = draft
  const pending = draft.pending ?? { requestId: newId(), holdId: standing.hold.id }
  change({ pending })

  const settled = await asMember(() => api.book({ ...pending, ...contactOf(details) }))
  if (isUncertain(settled)) return settled

  if (settled.status === 'ok') {
    const { contactName, contactPhone } = details
    remember({ contactName, contactPhone, dealerId: draft.dealer.id, model: draft.model.id })
    setState({ draft: null })
  } else if (settled.code === 'hold_expired' || settled.code === 'slot_taken') {
    const nearest = settled.refusal?.nearest ?? []
    change({
      pending: null,
      holdRequestId: newId(),
      standing: { status: 'gone', code: settled.code, nearest },
    })
  } else {
    change({ pending: null })
  }
  return settled
}

const contactOf = ({ contactName, contactPhone, note }: Details) => ({
  contactName: contactName.trim(),
  contactPhone: contactPhone || undefined,
  note: note.trim() || undefined,
})

/** Gives up the booking being made. */
export function drop() {
  letGo()
  setState({ draft: null })
}

/** A time that has passed can't be booked any more. */
export function forgetPast(now: Date) {
  const { draft } = getState()
  if (draft && Date.parse(draft.startsAt) < now.getTime()) setState({ draft: null })
}

/** A held time goes back at once, so that somebody else can have it. */
function letGo() {
  const { draft } = getState()
  // A hold that can't be given back runs out by itself.
  if (draft?.standing.status === 'held' && !draft.pending) void settle(api.release(draft.standing.hold.id))
}
