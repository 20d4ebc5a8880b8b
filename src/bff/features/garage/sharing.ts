import type { Db, Tx } from '@/bff/db/sql'
import { Refusal } from '@/bff/lib/refusal'
import { maskPhone } from '@/bff/lib/sealed'
import type { MemberRef } from '@/bff/lib/serve'
import type { Membership } from '../membership/service'
import { carFor } from './access'
import type { CarCodes } from './codes'
import type { Owning } from './owning'
import { DRIVERS_MAX, INVITE_VALID_MS, TRANSFER_VALID_MS } from './policy'
import type { Promises } from './promises'
import * as sharing from './sharing-store'
import type { CodeRow } from './sharing-store'
import { findCar, type CarRow } from './store'
import { viewCar, type CarView } from './view'

type Parts = {
  db: Db
  promises: Promises
  codes: CarCodes
  owning: Owning
  membership: Pick<Membership, 'phoneOf'>
}

const kinds = {
  transfer: { deed: 'give_away', validMs: TRANSFER_VALID_MS },
  driver: { deed: 'share', validMs: INVITE_VALID_MS },
} as const

export type CodeView = { code: string; expiresAt: Date }

/** Cars that go from one member to another, or are driven by others as well: agreed on by a code that one tells. */
export function makeSharing({ db, promises, codes, owning, membership }: Parts) {
  const offer = (
    kind: CodeRow['kind'],
    member: MemberRef,
    carId: string,
    requestId: string,
  ): Promise<CodeView> => {
    const code = codes.make(member.id, requestId)
    const codeHash = codes.hash(code)
    const intent = { verb: `offer-${kind}`, requestId, content: { carId } }
    const work = async (tx: Tx, now: Date) => {
      const { deed, validMs } = kinds[kind]
      await carFor(tx, member, carId, deed)
      if (kind === 'driver') await refuseFull(tx, member.id, carId)
      else await sharing.deleteCodes(tx, member.id, carId, kind)
      const expiresAt = new Date(now.getTime() + validMs)
      await sharing.insertCode(tx, { codeHash, kind, memberId: member.id, carId, expiresAt }, now)
      return codeHash
    }
    return promises.once(member, intent, work, async (tx) => {
      const row = await sharing.findCode(tx, codeHash)
      // Asked again for one that was used meanwhile.
      if (!row) throw new Refusal('not_found')
      return { code, expiresAt: row.expiresAt }
    })
  }

  /** What somebody does with a code they were told: whoever gave it is locked as well, and looked at again then. */
  const accept = async (
    kind: CodeRow['kind'],
    member: MemberRef,
    { code: typed, requestId }: { code: string; requestId: string },
    work: (tx: Tx, car: CarRow, now: Date) => Promise<string>,
  ): Promise<CarView> => {
    const codeHash = codes.hash(typed)
    const giver = (await sharing.findCode(db, codeHash))?.memberId
    const intent = { verb: `accept-${kind}`, requestId, content: { codeHash } }
    const use = async (tx: Tx, now: Date) => {
      const code = await sharing.findCode(tx, codeHash)
      const isGood = code && code.memberId === giver && code.expiresAt > now
      const car = isGood && (await findCar(tx, code.memberId, code.carId))
      if (!car) throw new Refusal('car_code_wrong')
      if (code.kind !== kind) throw new Refusal('car_code_other_kind')
      if (car.memberId === member.id) throw new Refusal('car_code_own')
      await sharing.deleteCode(tx, codeHash)
      return work(tx, car, now)
    }
    const view = (tx: Tx, id: string) => viewCar(tx, member.id, id)
    return promises.once(member, intent, use, view, giver ? [giver] : [])
  }

  async function refuseFull(tx: Tx, ownerId: string, carId: string) {
    const drivers = await sharing.listDrivers(tx, ownerId, carId)
    if (drivers.length >= DRIVERS_MAX) throw new Refusal('driver_limit')
  }

  return {
    offerTransfer: (member: MemberRef, carId: string, requestId: string) =>
      offer('transfer', member, carId, requestId),

    /** False when there was no code to void. */
    cancelTransfer: (member: MemberRef, carId: string): Promise<boolean> =>
      promises.inTurn(member, async (tx) => {
        await carFor(tx, member, carId, 'give_away')
        return (await sharing.deleteCodes(tx, member.id, carId, 'transfer')) > 0
      }),

    acceptTransfer: (member: MemberRef, told: { code: string; requestId: string }) =>
      accept('transfer', member, told, (tx, car, now) =>
        owning.handOver(tx, car, member.id, 'transferred', now),
      ),

    inviteDriver: (member: MemberRef, carId: string, requestId: string) =>
      offer('driver', member, carId, requestId),

    acceptInvite: (member: MemberRef, told: { code: string; requestId: string }) =>
      accept('driver', member, told, async (tx, car, now) => {
        if (!(await sharing.findDriver(tx, member.id, car.id))) await refuseFull(tx, car.memberId, car.id)
        const driver = { memberId: member.id, carId: car.id, ownerId: car.memberId, since: now }
        await sharing.insertDriver(tx, driver)
        return car.id
      }),

    drivers: (member: MemberRef, carId: string) =>
      db.together(async (sql) => {
        await carFor(sql, member, carId, 'share')
        const drivers = await sharing.listDrivers(sql, member.id, carId)
        return Promise.all(
          drivers.map(async ({ memberId, since }) => {
            const phone = await membership.phoneOf(sql, memberId)
            return { id: memberId, phone: phone && maskPhone(phone), since }
          }),
        )
      }),

    /** False when there was nobody to remove. */
    removeDriver: (member: MemberRef, carId: string, driverId: string): Promise<boolean> =>
      promises.inTurn(member, async (tx) => {
        await carFor(tx, member, carId, 'share')
        return sharing.deleteDriver(tx, driverId, carId)
      }),
  }
}
