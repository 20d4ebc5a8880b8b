import type { RefusalCode } from '@/contract/refusals'
import type { Db, Tx } from '@/bff/db/sql'
import { newId } from '@/bff/lib/id'
import { intentHash } from '@/bff/lib/intent'
import { Refusal } from '@/bff/lib/refusal'
import { dayOf, plusMinutes } from '@/bff/lib/zone'
import type { MemberRef } from '@/bff/lib/serve'
import type { Membership } from '../membership/service'
import { claimPair } from './claiming'
import { HOLD_MIN, whyNotChange, whyNotConfirm, whyNotOneMore, whyNotStart, whyNotThisWeek } from './policy'
import { listLendingsOn, nearestFree, openingTime } from './schedule'
import { findDealer } from './schedule-store'
import * as store from './store'
import type { BookingRow } from './store'
import type { Contacts } from './contact'
import { viewBooking, type BookingView } from './view'

const WEEK_MS = 8 * 24 * 60 * 60_000

type Start = { dealerId: string; modelId: string; startsAt: Date }
type Confirmation = { holdId: string; contactName: string; contactPhone?: string; note?: string }

export type TestDrives = ReturnType<typeof makeTestDrives>

type Parts = { db: Db; now: () => Date; membership: Membership; contacts: Contacts }

/** Every promise is one transaction that begins by locking the member: limits and repeats are judged in turn. */
export function makeTestDrives({ db, now: clock, membership, contacts }: Parts) {
  const promise = <T>(member: MemberRef, work: (tx: Tx, now: Date) => Promise<T>) =>
    db.transaction(async (tx) => {
      if (!(await store.lockMember(tx, member.id))) throw new Refusal('unauthenticated')
      return work(tx, clock())
    })

  return {
    /** Keeps a time for a few minutes. A member has one hold: the new one lets go of the one before. */
    hold: (member: MemberRef, { requestId, ...start }: Start & { requestId: string }): Promise<BookingRow> =>
      promise(member, async (tx, now) => {
        const intent = request(member, start.dealerId, requestId, 'hold', {
          modelId: start.modelId,
          startsAt: start.startsAt.toISOString(),
        })
        const plan = await planOf(tx, start)
        const draft = draftOf(member, start, plan, now)
        const earlier = await note(tx, intent, draft.id, now)
        if (earlier) return earlier

        const closed = whyNotStart(start.startsAt, plan.open, plan.policy, plan.timeZone, now)
        if (closed) return refuse(tx, start, now, closed)

        const mine = await store.listLiveBookings(tx, member.id, new Date(now.getTime() - WEEK_MS))
        const full = whyNotOneMore(mine, start.startsAt, plan.timeZone, now)
        if (full) throw new Refusal(full)
        for (const { state, dealerId, bookingId } of mine) {
          if (state === 'held') await release(tx, dealerId, bookingId)
        }

        const booking = await claimPair(tx, draft, plan.policy, now)
        if (!booking) return refuse(tx, start, now, 'slot_taken')
        await store.insertBooking(tx, booking, now)
        await store.insertMemberBooking(tx, booking)
        return booking
      }),

    /** Gives a held time back; false when there was nothing to give. */
    release: (member: MemberRef, holdId: string): Promise<boolean> =>
      promise(member, async (tx) => {
        const held = await store.findMemberBooking(tx, member.id, holdId)
        return held?.state === 'held' ? release(tx, held.dealerId, holdId) : false
      }),

    /** Turns a hold into a booking. The hold must still be ours, cell for cell. */
    confirm: (member: MemberRef, { holdId, requestId, ...contact }: Confirmation & { requestId: string }) =>
      promise(member, async (tx, now) => {
        const held = await lockOwn(tx, member, holdId)
        const intent = request(member, held.dealerId, requestId, 'confirm', {
          holdId,
          ...contacts.digest(contact),
        })
        const earlier = await note(tx, intent, held.id, now)
        if (earlier) return view(tx, earlier, now)

        const over = whyNotConfirm(held, now)
        if (over) return refuse(tx, held, now, over)
        const kept = await store.keepClaims(tx, held)
        if (kept !== held.claimedCells) return refuse(tx, held, now, 'hold_expired')

        const phone = contact.contactPhone ?? (await membership.phoneOf(tx, member.id))
        if (!phone) throw new Refusal('invalid_input', { detail: 'contactPhone is needed' })
        const contactSealed = contacts.seal({ name: contact.contactName, phone, note: contact.note ?? '' })
        const booking: BookingRow = { ...held, state: 'confirmed', contactSealed }
        await save(tx, booking)
        return view(tx, booking, now)
      }),

    /** Moves a booking within one transaction: the old time is let go only when the new one is claimed. */
    reschedule: (
      member: MemberRef,
      { bookingId, requestId, startsAt }: { bookingId: string; requestId: string; startsAt: Date },
    ) =>
      promise(member, async (tx, now) => {
        const old = await lockOwn(tx, member, bookingId)
        const content = { bookingId, startsAt: startsAt.toISOString() }
        const intent = request(member, old.dealerId, requestId, 'reschedule', content)
        const earlier = await note(tx, intent, old.id, now)
        if (earlier) return view(tx, earlier, now)

        const fixed = whyNotChange(old, now)
        if (fixed) throw new Refusal(fixed)
        const start = { ...old, startsAt }
        const plan = await planOf(tx, start)
        const closed = whyNotStart(startsAt, plan.open, plan.policy, plan.timeZone, now)
        if (closed) return refuse(tx, start, now, closed)
        const mine = await store.listLiveBookings(tx, member.id, new Date(now.getTime() - WEEK_MS))
        const others = mine.filter((booking) => booking.bookingId !== bookingId)
        const full = whyNotThisWeek(others, startsAt, plan.timeZone)
        if (full) throw new Refusal(full)

        const booking = await claimPair(tx, { ...old, ...timesOf(startsAt, plan) }, plan.policy, now, old)
        if (!booking) return refuse(tx, start, now, 'slot_taken')
        await save(tx, booking)
        return view(tx, booking, now)
      }),

    /** Cancels until the cut-off; the time is free for others with the same commit. */
    cancel: (
      member: MemberRef,
      { bookingId, requestId, reason }: { bookingId: string; requestId: string; reason: string },
    ) =>
      promise(member, async (tx, now) => {
        const old = await lockOwn(tx, member, bookingId)
        const intent = request(member, old.dealerId, requestId, 'cancel', { bookingId, reason })
        const earlier = await note(tx, intent, old.id, now)
        if (earlier) return view(tx, earlier, now)

        const fixed = whyNotChange(old, now)
        if (fixed) throw new Refusal(fixed)
        const booking: BookingRow = { ...old, state: 'cancelled', cancelReason: reason }
        await store.deleteClaims(tx, old)
        await save(tx, booking)
        return view(tx, booking, now)
      }),
  }

  function view(tx: Tx, booking: BookingRow, now: Date): Promise<BookingView> {
    return viewBooking(tx, contacts, booking, now)
  }
}

type Intent = { dealerId: string; memberId: string; requestId: string; contentHash: string }

const request = (
  member: MemberRef,
  dealerId: string,
  requestId: string,
  verb: string,
  content: Record<string, string | null>,
): Intent => ({ dealerId, memberId: member.id, requestId, contentHash: intentHash(verb, content) })

/** Notes what is asked for and which booking it is about; answers with that booking when it was asked before. */
async function note(tx: Tx, intent: Intent, bookingId: string, now: Date): Promise<BookingRow | null> {
  if (await store.insertRequest(tx, intent, intent.contentHash, bookingId, now)) return null
  const earlier = await store.findRequest(tx, intent)
  if (earlier.contentHash !== intent.contentHash) throw new Refusal('request_reused')
  return store.lockBooking(tx, intent.dealerId, earlier.bookingId)
}

async function lockOwn(tx: Tx, member: MemberRef, bookingId: string): Promise<BookingRow> {
  const own = await store.findMemberBooking(tx, member.id, bookingId)
  const booking = own && (await store.lockBooking(tx, own.dealerId, bookingId))
  if (!booking) throw new Refusal('not_found')
  return booking
}

async function release(tx: Tx, dealerId: string, bookingId: string): Promise<boolean> {
  const held = await store.lockBooking(tx, dealerId, bookingId)
  if (held?.state !== 'held') return false
  await store.deleteClaims(tx, held)
  await save(tx, { ...held, state: 'released' })
  return true
}

async function save(tx: Tx, booking: BookingRow) {
  await store.updateBooking(tx, booking)
  await store.updateMemberBooking(tx, booking)
}

type Plan = Awaited<ReturnType<typeof planOf>>

/** What the rules need to know about a dealer, a model and the day of a start. */
async function planOf(tx: Tx, { dealerId, modelId, startsAt }: Start) {
  const dealer = await findDealer(tx, dealerId)
  if (!dealer) throw new Refusal('not_found')

  const { timeZone } = dealer
  const localDay = dayOf(startsAt, timeZone)
  const [policy] = await listLendingsOn(tx, [dealerId], modelId, localDay)
  if (!policy) throw new Refusal('not_found')
  return { policy, localDay, open: openingTime(policy, localDay, timeZone), timeZone }
}

/** Refuses with what is free nearby, read in the same transaction. */
async function refuse(
  tx: Tx,
  { dealerId, modelId, startsAt }: Start,
  now: Date,
  code: RefusalCode,
): Promise<never> {
  const dealer = await findDealer(tx, dealerId)
  const free = dealer ? await nearestFree(tx, dealer, { modelId, wanted: startsAt, now }) : []
  const nearest = free.map((slot) => ({
    startsAt: slot.startsAt.toISOString(),
    endsAt: slot.endsAt.toISOString(),
  }))
  throw new Refusal(code, { nearest })
}

const timesOf = (startsAt: Date, { policy, localDay }: Plan) => ({
  startsAt,
  endsAt: plusMinutes(startsAt, policy.durationMin),
  localDay,
  changeableUntil: plusMinutes(startsAt, -policy.cutoffMin),
})

const draftOf = (member: MemberRef, { dealerId, modelId, startsAt }: Start, plan: Plan, now: Date) => ({
  dealerId,
  id: newId(),
  memberId: member.id,
  modelId,
  ...timesOf(startsAt, plan),
  state: 'held' as const,
  heldUntil: plusMinutes(now, HOLD_MIN),
  contactSealed: null,
  cancelReason: null,
})
