import type { Tx } from '@/bff/db/sql'
import { keysIn, movedFrom, NOBODY, type Belongings } from '@/bff/lib/belongings'
import type { Sealer } from '@/bff/lib/sealed'
import { makeAddressSeals } from './address'
import { ensureDefault, listAddresses, setDefault, unsetDefault } from './address-store'
import * as store from './belongings-store'

/** A member's addresses and orders. An order outlives its member without a name: the stock is counted by it. */
export function mallBelongings({ sealer }: { sealer: Sealer }): Belongings {
  const seals = makeAddressSeals(sealer)
  return {
    feature: 'mall',
    tables: ['mall_address', 'mall_code', 'mall_order', 'mall_order_event', 'mall_request'],

    async export(sql, memberId) {
      const addresses = await listAddresses(sql, memberId)
      const orders = await store.listToldOrders(sql, memberId)
      return {
        addresses: addresses.map(({ addressSealed, isDefault, createdAt }) => ({
          ...seals.open(addressSealed),
          ...{ isDefault, createdAt },
        })),
        orders: orders.map(({ addressSealed, ...order }) => ({
          ...order,
          address: addressSealed && seals.open(addressSealed),
        })),
      }
    },

    async whyNotErase(sql, memberId) {
      const { count } = await store.countOpen(sql, memberId)
      return count > 0 ? 'order_open' : null
    },

    async erase(tx, memberId) {
      await store.deleteRows(tx, 'mall_address', memberId)
      await store.deleteRows(tx, 'mall_request', memberId)
      await store.deleteCodes(tx, memberId)
      await store.blankOrders(tx, memberId, NOBODY)
      await moveOrders(tx, memberId, NOBODY, null)
    },

    async move(tx, from, to) {
      const orders = await moveOrders(tx, from, to, null)
      const requests = await moveAll(tx, 'mall_request', from, to)
      const own = await listAddresses(tx, from)
      const hasDefault = (await listAddresses(tx, to)).some(({ isDefault }) => isDefault)
      // There is one default: of who had one before, or else the one that comes.
      if (hasDefault) await unsetDefault(tx, from)
      await moveAll(tx, 'mall_address', from, to)
      return [
        ...movedFrom('mall_order', keysOf(orders)),
        ...movedFrom('mall_request', keysOf(requests)),
        ...movedFrom(
          'mall_address',
          own.map(({ id, isDefault }) => ({ id, isDefault: String(isDefault) })),
        ),
      ]
    },

    async moveBack(tx, from, to, moved) {
      const idsIn = (table: string) => keysIn<'id'>(table, moved).map(({ id }) => id)
      await moveOrders(tx, from, to, idsIn('mall_order'))
      await moveAll(tx, 'mall_request', from, to, idsIn('mall_request'))

      const addresses = keysIn<'id' | 'isDefault'>('mall_address', moved)
      const ids = addresses.map(({ id }) => id)
      if ((await listAddresses(tx, from)).some(({ id, isDefault }) => isDefault && ids.includes(id)))
        await unsetDefault(tx, from)
      // Whoever has made one their default since keeps it.
      await moveAll(tx, 'mall_address', from, to, ids)
      const wasDefault = addresses.find(({ isDefault }) => isDefault === 'true')
      const has = await listAddresses(tx, to)
      if (wasDefault && !has.some(({ isDefault }) => isDefault)) await setDefault(tx, to, wasDefault.id)
      await ensureDefault(tx, from)
      await ensureDefault(tx, to)
    },
  }
}

/** With all that became of them, whenever that was. */
async function moveOrders(
  tx: Tx,
  from: string,
  to: string,
  ids: readonly string[] | null,
): Promise<string[]> {
  const events = await store.takeRows(tx, 'mall_order_event', from, ids)
  const orders = await store.takeRows(tx, 'mall_order', from, ids)
  await store.giveRows(tx, 'mall_order', to, orders)
  await store.giveRows(tx, 'mall_order_event', to, events)
  const moved = orders.map(({ id }) => id)
  await store.moveCodes(tx, from, to, moved)
  return moved
}

async function moveAll(
  tx: Tx,
  table: 'mall_address' | 'mall_request',
  from: string,
  to: string,
  ids: readonly string[] | null = null,
): Promise<string[]> {
  const taken = await store.takeRows(tx, table, from, ids)
  await store.giveRows(tx, table, to, taken)
  return taken.map(({ id }) => id)
}

const keysOf = (ids: readonly string[]) => ids.map((id) => ({ id }))
