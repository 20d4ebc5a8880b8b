import assert from 'node:assert/strict'
import type { RefusalCode } from '@/contract/refusals'
import type { RecordHappening } from '@/bff/db/outbox'
import type { Db, Tx } from '@/bff/db/sql'
import { newId } from '@/bff/lib/id'
import { intentHash } from '@/bff/lib/intent'
import { Refusal } from '@/bff/lib/refusal'
import { plusMinutes } from '@/bff/lib/zone'
import type { MemberRef } from '@/bff/lib/serve'
import type { Membership } from '../membership/service'
import { claimPair } from './claiming'
import {
  HOLD_MIN,
  whyNotBoth,
  whyNotChange,
  whyNotConfirm,
  whyNotOneMore,
  whyNotStart,
  whyNotThisWeek,
  type MemberBooking,
} from './policy'
import { nearestFree, openingTime } from './schedule'
import { findDealer, findLendingAt } from './schedule-store'
import * as store from './store'
import type { BookingRow } from './store'
import type { Contacts } from './contact'
import { happeningOf } from './happening'
import { viewBooking, type BookingView, type Promised } from './view'

const WEEK_MS = 8 * 24 * 60 * 60_000

type Start = { dealerId: string; modelId: string; startsAt: Date }
type Confirmation = { holdId: string; contactName: string; contactPhone?: string; note?: string }

export type TestDrives = ReturnType<typeof makeTestDrives>

type Parts = {
  db: Db
  now: () => Date
  membership: Membership
  contacts: Contacts
  record: RecordHappening
  promised: Promised
}

/**
 * Every promise is one transaction that begins by locking the member: limits and repeats are judged in turn. What is
 * read first travels with the lock, and is therefore read under it.
 */
export function makeTestDrives({ db, now: clock, membership, contacts, record, promised }: Parts) {
  const viewing = { contacts, promised }
  const promise = <Read, T>(
    member: MemberRef,
    first: (tx: Tx) => Promise<Read>,
    work: (tx: Tx, read: Read, now: Date) => Promise<T>,
  ) =>
    db.transaction(async (tx) => {
      const [, read] = await Promise.all([membership.lock(tx, member), first(tx)])
      return work(tx, read, clock())
    })

  /** What a member changes about a booking of theirs; asked for again, it is only shown again. */
  const change = (
    member: MemberRef,
    { bookingId, requestId }: { bookingId: string; requestId: string },
    verb: string,
    content: Record<string, string | null>,
    work: (tx: Tx, booking: BookingRow, now: Date, others: readonly MemberBooking[]) => Promise<BookingView>,
  ) =>
    promise(
      member,
      (tx) => store.listLiveBookings(tx, member.id, weekBefore(clock()), bookingId),
      async (tx, mine, now) => {
        const own = mine.find((one) => one.bookingId === bookingId)
        if (!own) throw new Refusal('not_found')
        const { dealerId } = own
        const intent = { dealerId, memberId: member.id, requestId, contentHash: intentHash(verb, content) }
        const [booking, isNew] = await Promise.all([
          store.lockBooking(tx, dealerId, bookingId),
          store.insertRequest(tx, intent, bookingId, now),
        ])
        if (!booking) throw new Refusal('not_found')
        const others = mine.filter((one) => one !== own)
        if (isNew) return work(tx, booking, now, others)
        return viewBooking(tx, viewing, await earlierOf(tx, intent), now)
      },
    )

  return {
    /** Keeps a time for a few minutes. A member has one hold: the new one lets go of the one before. */
    hold: (
      member: MemberRef,
      { requestId, ...start }: Start & { requestId: string },
    ): Promise<BookingRow> => {
      const { dealerId, modelId, startsAt } = start
      const contentHash = intentHash('hold', { modelId, startsAt: startsAt.toISOString() })
      const intent = { dealerId, memberId: member.id, requestId, contentHash }
      const id = newId()
      const first = (tx: Tx) =>
        Promise.all([
          findPlan(tx, start),
          store.insertRequest(tx, intent, id, clock()),
          store.listLiveBookings(tx, member.id, weekBefore(clock()), null),
        ])
      return promise(member, first, async (tx, [plan, isNew, mine], now) => {
        if (!plan) throw new Refusal('not_found')
        if (!isNew) return earlierOf(tx, intent)
        const closed = whyNotStart(startsAt, plan.open, plan, plan.timeZone, now)
        if (closed) return refuse(tx, start, now, closed)
        const held = mine.filter(({ state }) => state === 'held')
        const kept = mine.filter(({ state }) => state !== 'held')
        const full = whyNotOneMore(kept, timesOf(startsAt, plan), plan.timeZone, now)
        if (full) throw new Refusal(full)
        for (const { dealerId, bookingId } of held) await release(tx, dealerId, bookingId)

        const draft = { ...draftOf(member, start, plan, now), id }
        const booking = await claimPair(tx, draft, plan, now, (claimed) =>
          Promise.all([store.insertBooking(tx, claimed, now), store.insertMemberBooking(tx, claimed)]),
        )
        return booking ?? refuse(tx, start, now, 'slot_taken')
      })
    },

    /** How much longer a hold keeps its time, in whole seconds; asked for again, it may be over by now. */
    heldForS: ({ state, heldUntil }: BookingRow): number =>
      state === 'held' ? Math.max(0, Math.floor((heldUntil.getTime() - clock().getTime()) / 1000)) : 0,

    /** Gives a held time back; false when there was nothing to give. */
    release: (member: MemberRef, holdId: string): Promise<boolean> =>
      promise(
        member,
        (tx) => store.findMemberBooking(tx, member.id, holdId),
        async (tx, held) => (held?.state === 'held' ? release(tx, held.dealerId, holdId) : false),
      ),

    /** Turns a hold into a booking. The hold must still be ours, cell for cell. */
    confirm: (member: MemberRef, { holdId, requestId, ...contact }: Confirmation & { requestId: string }) => {
      const content = { holdId, ...contacts.digest(contact) }
      return change(
        member,
        { bookingId: holdId, requestId },
        'confirm',
        content,
        async (tx, held, now, others) => {
          const over = whyNotConfirm(held, now)
          if (over) return refuse(tx, held, now, over)
          // Another account of theirs may have become part of this one since.
          const booked = others.filter(({ state }) => state === 'confirmed')
          const twice = whyNotBoth(booked, held, now)
          if (twice) throw new Refusal(twice)
          const phone = contact.contactPhone ?? (await membership.phoneOf(tx, member.id))
          if (!phone) throw new Refusal('invalid_input', { detail: 'contactPhone is needed' })
          const contactSealed = contacts.seal({ name: contact.contactName, phone, note: contact.note ?? '' })

          const booking: BookingRow = { ...held, state: 'confirmed', contactSealed }
          const [kept, , view] = await Promise.all([
            store.keepClaims(tx, held),
            save(tx, booking),
            viewBooking(tx, viewing, booking, now),
            record(tx, happeningOf('test_drive.booked', booking, now)),
          ])
          return kept === held.claimedCells ? view : refuse(tx, held, now, 'hold_expired')
        },
      )
    },

    /** Moves a booking within one transaction: the old time is let go only when the new one is claimed. */
    reschedule: (
      member: MemberRef,
      { bookingId, requestId, startsAt }: { bookingId: string; requestId: string; startsAt: Date },
    ) => {
      const content = { bookingId, startsAt: startsAt.toISOString() }
      return change(member, { bookingId, requestId }, 'reschedule', content, async (tx, old, now, others) => {
        const fixed = whyNotChange(old, now)
        if (fixed) throw new Refusal(fixed)
        const start = { ...old, startsAt }
        const plan = await findPlan(tx, start)
        if (!plan) throw new Refusal('not_found')
        const closed = whyNotStart(startsAt, plan.open, plan, plan.timeZone, now)
        if (closed) return refuse(tx, start, now, closed, old)
        const full =
          whyNotBoth(others, timesOf(startsAt, plan), now) ?? whyNotThisWeek(others, startsAt, plan.timeZone)
        if (full) throw new Refusal(full)

        const moved = { ...old, ...timesOf(startsAt, plan) }
        const booking = await claimPair(tx, moved, plan, now, (claimed) => save(tx, claimed), old)
        return booking ? viewBooking(tx, viewing, booking, now) : refuse(tx, start, now, 'slot_taken', old)
      })
    },

    /** Cancels until the cut-off; the time is free for others with the same commit. */
    cancel: (
      member: MemberRef,
      { bookingId, requestId, reason }: { bookingId: string; requestId: string; reason: string },
    ) =>
      change(member, { bookingId, requestId }, 'cancel', { bookingId, reason }, async (tx, old, now) => {
        const fixed = whyNotChange(old, now)
        if (fixed) throw new Refusal(fixed)
        const booking: BookingRow = { ...old, state: 'cancelled', cancelReason: reason }
        const [, , view] = await Promise.all([
          store.deleteClaims(tx, old),
          save(tx, booking),
          viewBooking(tx, viewing, booking, now),
          record(tx, happeningOf('test_drive.cancelled', booking, now)),
        ])
        return view
      }),
  }
}

const weekBefore = (now: Date) => new Date(now.getTime() - WEEK_MS)

/** The booking that the same request made before; it is refused when it asks for something else this time. */
async function earlierOf(tx: Tx, intent: store.Intent): Promise<BookingRow> {
  const earlier = await store.findRequest(tx, intent)
  if (earlier.contentHash !== intent.contentHash) throw new Refusal('request_reused')
  const booking = await store.lockBooking(tx, intent.dealerId, earlier.bookingId)
  assert(booking, 'a request is kept with the booking it made')
  return booking
}

async function release(tx: Tx, dealerId: string, bookingId: string): Promise<boolean> {
  const held = await store.lockBooking(tx, dealerId, bookingId)
  if (held?.state !== 'held') return false
  await Promise.all([store.deleteClaims(tx, held), save(tx, { ...held, state: 'released' })])
  return true
}

const save = (tx: Tx, booking: BookingRow) =>
  Promise.all([store.updateBooking(tx, booking), store.updateMemberBooking(tx, booking)])

type Plan = NonNullable<Awaited<ReturnType<typeof findPlan>>>

/** What the rules need to know about a dealer, a model and the day of a start. */
async function findPlan(tx: Tx, { dealerId, modelId, startsAt }: Start) {
  const lending = await findLendingAt(tx, dealerId, modelId, startsAt)
  return lending && { ...lending, open: openingTime(lending, lending.localDay, lending.timeZone) }
}
/** Refuses with what is free nearby, read in the same transaction. */
async function refuse(
  tx: Tx,
  { dealerId, modelId, startsAt }: Start,
  now: Date,
  code: RefusalCode,
  moving?: BookingRow,
): Promise<never> {
  const dealer = await findDealer(tx, dealerId)
  const free = dealer ? await nearestFree(tx, dealer, { modelId, wanted: startsAt, now, moving }) : []
  const nearest = free.map((slot) => ({
    startsAt: slot.startsAt.toISOString(),
    endsAt: slot.endsAt.toISOString(),
  }))
  throw new Refusal(code, { nearest })
}

const timesOf = (startsAt: Date, { durationMin, cutoffMin, localDay }: Plan) => ({
  startsAt,
  endsAt: plusMinutes(startsAt, durationMin),
  localDay,
  changeableUntil: plusMinutes(startsAt, -cutoffMin),
})

const draftOf = (member: MemberRef, { dealerId, modelId, startsAt }: Start, plan: Plan, now: Date) => ({
  dealerId,
  memberId: member.id,
  modelId,
  ...timesOf(startsAt, plan),
  state: 'held' as const,
  heldUntil: plusMinutes(now, HOLD_MIN),
  contactSealed: null,
  cancelReason: null,
  arrivedAt: null,
  missedAt: null,
})
