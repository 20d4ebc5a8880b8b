import assert from 'node:assert/strict'
import type { RecordHappening } from '@/bff/db/outbox'
import { last, type Db, type Last, type Tx } from '@/bff/db/sql'
import { newId } from '@/bff/lib/id'
import { intentHash } from '@/bff/lib/intent'
import { Refusal } from '@/bff/lib/refusal'
import type { MemberRef } from '@/bff/lib/serve'
import type { Membership } from '../membership/service'
import { claimPair } from './claiming'
import {
  whyNotBoth,
  whyNotChange,
  whyNotConfirm,
  whyNotOneMore,
  whyNotStart,
  whyNotThisWeek,
  type MemberBooking,
} from './policy'
import { draftOf, findPlan, refuse, timesOf, type Start } from './plan'
import * as store from './store'
import type { BookingRow } from './store'
import type { Contacts } from './contact'
import { happeningOf, type DriveType } from './happening'
import { viewBooking, viewOf, type BookingView, type Promised } from './view'

const WEEK_MS = 8 * 24 * 60 * 60_000

type Confirmation = { holdId: string; contactName: string; contactPhone?: string; note?: string }

/** A booking that its member changes, locked, and their other live ones. */
type Change<Done> = { booking: BookingRow; others: readonly MemberBooking[]; now: Date; done: Done }

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
  const dealers = rememberDealers()
  const promise = <Read, T>(
    member: MemberRef,
    first: (tx: Tx) => Promise<Read>,
    work: (tx: Tx, read: Read, now: Date) => Promise<T | Last<T>>,
  ) =>
    db
      .transaction<T>(async (tx) => {
        const [, read] = await Promise.all([membership.lock(tx, member), first(tx)])
        return work(tx, read, clock())
      })
      .catch((error: unknown) => {
        throw store.wasClaimed(error) ? new Refusal('busy') : error
      })

  /** What a member changes about a booking of theirs; asked for again, it is only shown again. */
  const change = <Done = void>(
    member: MemberRef,
    { bookingId, requestId }: { bookingId: string; requestId: string },
    verb: string,
    content: Record<string, string | null>,
    work: (tx: Tx, change: Change<Done>) => Promise<Last<BookingView>>,
    /** Done in the same round in which the booking is locked. */
    also?: (tx: Tx, dealerId: string, now: Date) => Promise<Done>,
  ) => {
    const asked = { memberId: member.id, requestId, contentHash: intentHash(verb, content) }
    const begin = (tx: Tx, dealerId: string) =>
      Promise.all([
        store.lockBooking(tx, dealerId, bookingId),
        store.insertRequest(tx, { ...asked, dealerId }, bookingId, clock()),
        also?.(tx, dealerId, clock()) as Promise<Done>,
      ])
    const known = dealers.of(bookingId)
    const first = (tx: Tx) =>
      Promise.all([
        store.listLiveBookings(tx, member.id, weekBefore(clock()), bookingId),
        known ? begin(tx, known) : null,
      ])
    return promise<Awaited<ReturnType<typeof first>>, BookingView>(
      member,
      first,
      async (tx, [mine, begun], now) => {
        const own = mine.find((one) => one.bookingId === bookingId)
        if (!own) throw new Refusal('not_found')
        const { dealerId } = own
        const [booking, isNew, done] = begun ?? (await begin(tx, dealerId))
        if (!booking) throw new Refusal('not_found')
        const others = mine.filter((one) => one !== own)
        if (isNew) return work(tx, { booking, others, now, done })
        return viewBooking(tx, viewing, await earlierOf(tx, { ...asked, dealerId }), now)
      },
    )
  }

  /** Others hear of it, and the member sees what it has become. */
  const told = async (tx: Tx, booking: BookingRow, type: DriveType, now: Date) => {
    const [view] = await Promise.all([
      viewOf(tx, viewing, booking, now),
      record(tx, happeningOf(type, booking, now)),
    ])
    return view
  }

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
          whoIsFree(tx, start, clock()),
        ])
      return promise(member, first, async (tx, [plan, isNew, mine, seen], now) => {
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
        // What was let go may be just what is wanted now.
        const free = held.length > 0 ? await whoIsFree(tx, start, now) : seen
        const booking = claimPair(tx, draft, plan, now, free)
        if (!booking) return refuse(tx, start, now, 'slot_taken')
        store.insertBooking(tx, booking, now)
        store.insertMemberBooking(tx, booking)
        dealers.remember(booking)
        return booking
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
      return change<number>(
        member,
        { bookingId: holdId, requestId },
        'confirm',
        content,
        async (tx, { booking: held, others, now, done: kept }) => {
          const over = whyNotConfirm(held, now)
          if (over ?? kept !== held.claimedCells) return refuse(tx, held, now, over ?? 'hold_expired')
          // Another account of theirs may have become part of this one since.
          const booked = others.filter(({ state }) => state === 'confirmed')
          const twice = whyNotBoth(booked, held, now)
          if (twice) throw new Refusal(twice)
          const phone = contact.contactPhone ?? (await membership.phoneOf(tx, member.id))
          if (!phone) throw new Refusal('invalid_input', { detail: 'contactPhone is needed' })
          const contactSealed = contacts.seal({ name: contact.contactName, phone, note: contact.note ?? '' })

          const booking: BookingRow = { ...held, state: 'confirmed', contactSealed }
          save(tx, booking)
          return last(told(tx, booking, 'test_drive.booked', now))
        },
        (tx, dealerId, now) => store.keepClaims(tx, dealerId, holdId, now),
      )
    },

    /** Moves a booking within one transaction: the old time is let go only when the new one is claimed. */
    reschedule: (
      member: MemberRef,
      { bookingId, requestId, startsAt }: { bookingId: string; requestId: string; startsAt: Date },
    ) => {
      const content = { bookingId, startsAt: startsAt.toISOString() }
      return change(member, { bookingId, requestId }, 'reschedule', content, async (tx, asked) => {
        const { booking: old, others, now } = asked
        const fixed = whyNotChange(old, now)
        if (fixed) throw new Refusal(fixed)
        const start = { ...old, startsAt }
        const [plan, free] = await Promise.all([findPlan(tx, start), whoIsFree(tx, start, now, old.id)])
        if (!plan) throw new Refusal('not_found')
        const closed = whyNotStart(startsAt, plan.open, plan, plan.timeZone, now)
        if (closed) return refuse(tx, start, now, closed, old)
        const full =
          whyNotBoth(others, timesOf(startsAt, plan), now) ?? whyNotThisWeek(others, startsAt, plan.timeZone)
        if (full) throw new Refusal(full)

        const moved = { ...old, ...timesOf(startsAt, plan) }
        const booking = claimPair(tx, moved, plan, now, free, old)
        if (!booking) return refuse(tx, start, now, 'slot_taken', old)
        save(tx, booking)
        return last(viewOf(tx, viewing, booking, now))
      })
    },

    /** Cancels until the cut-off; the time is free for others with the same commit. */
    cancel: (
      member: MemberRef,
      { bookingId, requestId, reason }: { bookingId: string; requestId: string; reason: string },
    ) =>
      change(member, { bookingId, requestId }, 'cancel', { bookingId, reason }, async (tx, asked) => {
        const { booking: old, now } = asked
        const fixed = whyNotChange(old, now)
        if (fixed) throw new Refusal(fixed)
        const booking: BookingRow = { ...old, state: 'cancelled', cancelReason: reason }
        store.deleteClaims(tx, old)
        save(tx, booking)
        return last(told(tx, booking, 'test_drive.cancelled', now))
      }),
  }
}

/** Under the dealer's lock, so that it is true until the transaction ends. */
async function whoIsFree(tx: Tx, start: Start, now: Date, movingId: string | null = null) {
  const [, free] = await Promise.all([
    store.lockSchedule(tx, start.dealerId),
    store.listFree(tx, { ...start, now }, movingId),
  ])
  return free
}

const weekBefore = (now: Date) => new Date(now.getTime() - WEEK_MS)

const DEALERS_REMEMBERED_MAX = 10_000

/**
 * At which dealer bookings are that were begun here a while ago: it never changes, and who knows it needs not ask first.
 * Whose they are is asked all the same.
 */
function rememberDealers() {
  const known = new Map<string, string>()
  return {
    of: (bookingId: string) => known.get(bookingId),
    remember({ id, dealerId }: BookingRow) {
      if (known.size >= DEALERS_REMEMBERED_MAX) known.clear()
      known.set(id, dealerId)
    },
  }
}

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
  store.deleteClaims(tx, held)
  save(tx, { ...held, state: 'released' })
  return true
}

function save(tx: Tx, booking: BookingRow) {
  store.updateBooking(tx, booking)
  store.updateMemberBooking(tx, booking)
}
