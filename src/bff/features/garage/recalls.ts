import type { RecallImport } from '@/contract/car'
import type { Db, Tx } from '@/bff/db/sql'
import { Refusal } from '@/bff/lib/refusal'
import type { MemberRef } from '@/bff/lib/serve'
import { dayOf } from '@/bff/lib/zone'
import { carFor } from './access'
import { ZONE } from './cars'
import * as store from './recall-store'
import type { Recall, RecallRow } from './recall-store'
import type { Seals } from './seals'
import type { CarRow } from './store'
import { readVinList } from './vin-list'

/** Recalls name cars by VIN, whether anybody has added them or not. Importing again adds what is new. */
export function makeRecalls({ db, now, seals }: { db: Db; now: () => Date; seals: Seals }) {
  async function name(tx: Tx, number: string, list: string): Promise<RecallImport> {
    const { cars, unusableLines } = readVinList(list)
    const named = cars.map(({ vin, isRemedied }) => ({ vinHash: seals.vinHash(vin), isRemedied }))
    // Always in one order, so that two imports at once wait for each other and not both.
    const hashes = named.map(({ vinHash }) => vinHash).sort()
    const remedied = named.filter((car) => car.isRemedied).map(({ vinHash }) => vinHash)
    const added = await store.insertRecalledCars(tx, number, hashes)
    return {
      number,
      ...{ added, known: hashes.length - added, unusableLines },
      remedied: await store.updateRemedied(tx, number, remedied.sort(), now()),
    }
  }

  return {
    import: ({ vins = [], ...recall }: Recall & { vins?: string[] }): Promise<RecallImport> =>
      db.transaction(async (tx) => {
        if (recall.issuedOn > dayOf(now(), ZONE)) throw new Refusal('invalid_input', { detail: 'issuedOn' })
        await store.upsertRecall(tx, recall, now())
        return name(tx, recall.number, vins.join('\n'))
      }),

    nameByCsv: (number: string, file: Buffer): Promise<RecallImport> =>
      db.transaction(async (tx) => {
        if (!(await store.lockRecall(tx, number))) throw new Refusal('not_found')
        if (file.includes(0)) throw new Refusal('file_unreadable')
        return name(tx, number, file.toString())
      }),

    list: (member: MemberRef, carId: string): Promise<RecallRow[]> =>
      db.together(async (sql) => {
        const { car } = await carFor(sql, member, carId, 'see_history')
        return (await store.listRecalls(sql, car.vinHash)).map(seenBy(car))
      }),

    see: (member: MemberRef, carId: string, number: string): Promise<RecallRow> =>
      db.together(async (sql) => {
        const { car } = await carFor(sql, member, carId, 'see_history')
        await store.updateSeen(sql, car.vinHash, number, now(), car.addedAt)
        const recall = await store.findRecall(sql, car.vinHash, number)
        if (!recall) throw new Refusal('not_found')
        return seenBy(car)(recall)
      }),
  }
}

/** What somebody saw who had the car before is new to whoever has it now. */
const seenBy =
  ({ addedAt }: CarRow) =>
  (recall: RecallRow): RecallRow => ({
    ...recall,
    seenAt: recall.seenAt && recall.seenAt >= addedAt ? recall.seenAt : null,
  })
