import type { Db, Tx } from '@/bff/db/sql'
import { readCursor, pageOf } from '@/bff/lib/cursor'
import { newId } from '@/bff/lib/id'
import { Refusal } from '@/bff/lib/refusal'
import type { MemberRef, Staff } from '@/bff/lib/serve'
import { dayOf } from '@/bff/lib/zone'
import { carFor } from './access'
import { ZONE } from './cars'
import { contradicting, whyNotNote, type Reading } from './odometer'
import * as store from './odometer-store'
import type { EntryRow, NewEntry } from './odometer-store'
import { historyFrom } from './policy'
import type { Promises } from './promises'
import type { Seals } from './seals'
import { lockVehicle } from './store'
import { readVin } from './vin'

const PAGE = 20

type Parts = { db: Db; seals: Seals; promises: Promises }
type AtDealer = Reading & { vin: string; isCorrection?: boolean; requestId: string }
type Noted = { entry: EntryRow; retired: number }

/** What a car has shown. Readings belong to the car: they go by its VIN, whoever owns it. */
export function makeOdometers({ db, seals, promises }: Parts) {
  /** Notes a reading, once it has its turn; one that `isCorrection` puts aside whatever contradicts it. */
  async function note(
    tx: Tx,
    entry: Omit<NewEntry, 'id'>,
    { isCorrection = false, since }: { isCorrection?: boolean; since: Date | null },
    now: Date,
  ): Promise<string> {
    await lockVehicle(tx, entry.vinHash, now)
    // A refusal may tell of no reading that is not theirs to see.
    const known = await store.listEntries(tx, entry.vinHash, since)
    const wrong = isCorrection ? contradicting(entry, known) : []
    const reason = whyNotNote(
      entry,
      known.filter((one) => !wrong.includes(one)),
      dayOf(now, ZONE),
    )
    if (reason) throw new Refusal(reason)
    const id = newId()
    await store.insertEntry(tx, { ...entry, id }, now)
    await store.retireEntries(
      tx,
      entry.vinHash,
      wrong.map((one) => one.id),
      id,
    )
    return `${entry.vinHash} ${id}`
  }

  const view = async (tx: Tx, result: string): Promise<Noted> => {
    const [vinHash = '', id = ''] = result.split(' ')
    const { count } = await store.countRetired(tx, vinHash, id)
    return { entry: await store.findEntry(tx, vinHash, id), retired: count }
  }

  return {
    list: (member: MemberRef, carId: string, cursor: string | undefined) =>
      db.together(async (sql) => {
        const { car } = await carFor(sql, member, carId, 'see_history')
        const after = readCursor(cursor)
        const from = after && { day: after.at.toISOString().slice(0, 10), id: after.id }
        const log = { vinHash: car.vinHash, since: historyFrom(car) }
        const found = await store.listEntryPage(sql, log, from, PAGE + 1)
        const { rows, next } = pageOf(found, PAGE, ({ readOn, id }) => ({ at: new Date(readOn), id }))
        return { entries: rows, next }
      }),

    note: (
      member: MemberRef,
      { carId, requestId, km, readOn }: Reading & { carId: string; requestId: string },
    ): Promise<Noted> => {
      const intent = { verb: 'note-odometer', requestId, content: { carId, km: String(km), readOn } }
      const work = async (tx: Tx, now: Date) => {
        const { car } = await carFor(tx, member, carId, 'read_odometer')
        const by = { source: 'owner', memberId: member.id, dealerId: null } as const
        return note(tx, { vinHash: car.vinHash, km, readOn, ...by }, { since: historyFrom(car) }, now)
      }
      return promises.once(member, intent, work, view)
    },

    /** A dealer reads what stands before them, also of a car that nobody has added. */
    noteAtDealer: (
      { memberId, dealerId }: Staff,
      { vin: typed, km, readOn, isCorrection = false, requestId }: AtDealer,
    ): Promise<Noted> => {
      const vin = readVin(typed)
      if (!vin) throw new Refusal('vin_invalid')
      const vinHash = seals.vinHash(vin)
      const content = { vinHash, dealerId, km: String(km), readOn, isCorrection: String(isCorrection) }
      const entry = { vinHash, km, readOn, source: 'dealer', memberId, dealerId } as const
      return promises.once(
        { id: memberId },
        { verb: 'note-odometer-at-dealer', requestId, content },
        (tx, now) => note(tx, entry, { isCorrection, since: null }, now),
        view,
      )
    },
  }
}
