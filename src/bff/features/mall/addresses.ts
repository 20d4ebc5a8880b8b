import type { AddressDetails } from '@/contract/order'
import type { Db, Sql, Tx } from '@/bff/db/sql'
import { newId } from '@/bff/lib/id'
import { Refusal } from '@/bff/lib/refusal'
import type { MemberRef } from '@/bff/lib/serve'
import type { Addresses } from './address'
import * as store from './address-store'
import type { AddressRow } from './address-store'
import { ADDRESSES_MAX } from './policy'
import type { Promises } from './promises'

/** Notes that somebody saw a member's value in clear. */
export type NoteReveal = (
  tx: Tx,
  memberId: string,
  reveal: { byId: string; whats: readonly string[]; subjectId: string },
) => Promise<void>

type Parts = { db: Db; promises: Promises; seals: Addresses; noteReveal: NoteReveal }

/** Where a member has things sent. */
export function makeAddressBook({ db, promises, seals, noteReveal }: Parts) {
  async function mine(sql: Sql, memberId: string, id: string): Promise<AddressRow> {
    const address = await store.findAddress(sql, memberId, id)
    if (!address) throw new Refusal('not_found')
    return address
  }

  const choose = async (tx: Tx, memberId: string, id: string) => {
    await store.unsetDefault(tx, memberId)
    await store.setDefault(tx, memberId, id)
  }

  return {
    list: (member: MemberRef) => store.listAddresses(db, member.id),

    add: (member: MemberRef, wish: AddressDetails & { isDefault?: boolean; requestId: string }) => {
      const { isDefault = false, requestId } = wish
      const content = { address: seals.digest(wish), isDefault: String(isDefault) }
      const work = async (tx: Tx, createdAt: Date) => {
        const known = await store.listAddresses(tx, member.id)
        if (known.length >= ADDRESSES_MAX) throw new Refusal('address_limit')
        const id = newId()
        const address = {
          memberId: member.id,
          id,
          addressSealed: seals.seal(wish),
          isDefault: false,
          createdAt,
        }
        await store.insertAddress(tx, address)
        if (isDefault || known.length === 0) await choose(tx, member.id, id)
        return id
      }
      return promises.once(member, { verb: 'add-address', requestId, content }, work, (tx, id) =>
        mine(tx, member.id, id),
      )
    },

    change: (member: MemberRef, id: string, details: AddressDetails) =>
      promises.inTurn(member, async (tx) => {
        const address = await mine(tx, member.id, id)
        const addressSealed = seals.seal(details)
        await store.updateAddress(tx, member.id, id, addressSealed)
        return { ...address, addressSealed }
      }),

    choose: (member: MemberRef, id: string) =>
      promises.inTurn(member, async (tx) => {
        const address = await mine(tx, member.id, id)
        await choose(tx, member.id, id)
        return { ...address, isDefault: true }
      }),

    /** In clear, to whom it belongs. */
    reveal: (member: MemberRef, id: string) =>
      promises.inTurn(member, async (tx) => {
        const address = await mine(tx, member.id, id)
        await noteReveal(tx, member.id, { byId: member.id, whats: ['address'], subjectId: id })
        return seals.open(address.addressSealed)
      }),

    /** False when there was none. */
    remove: (member: MemberRef, id: string): Promise<boolean> =>
      promises.inTurn(member, async (tx) => {
        const isRemoved = await store.deleteAddress(tx, member.id, id)
        await store.ensureDefault(tx, member.id)
        return isRemoved
      }),
  }
}
