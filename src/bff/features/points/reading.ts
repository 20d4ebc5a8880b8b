import type { Sql } from '@/bff/db/sql'
import { addDays, dayOf, instantAt } from '@/bff/lib/zone'
import { noPoints, together } from './account'
import * as lotStore from './lot-store'
import * as store from './store'

export type Balances = {
  available: number
  pending: number
  held: number
  debt: number
  spent: number
  expired: number
  /** What goes next, on the first day on which something does, if that is within a month. */
  expiringSoon: { points: number; at: Date } | null
  frozen: boolean
}

export const ZONE = 'Asia/Shanghai'
const SOON_MS = 30 * 24 * 60 * 60_000

/** What a person has, whichever of their accounts is asked about. */
export function makeReading({ now: clock }: { now: () => Date }) {
  return {
    /** Whether a person neither gets nor spends for now. */
    isFrozen: async (sql: Sql, memberId: string): Promise<boolean> =>
      (await listAccounts(sql, memberId)).some((account) => account.isFrozen),

    async balances(sql: Sql, memberId: string): Promise<Balances> {
      const now = clock()
      const accounts = await listAccounts(sql, memberId)
      const homeId = accounts[0]?.memberId ?? memberId
      const [due, next] = await Promise.all([
        lotStore.sumDue(sql, homeId, now),
        lotStore.findNextExpiry(sql, homeId, now, new Date(now.getTime() + SOON_MS)),
      ])
      const { available, pending, held, debt, spent, expired } = together([noPoints, ...accounts])
      return {
        ...{ available: available - due, pending, held, debt, spent, expired: expired + due },
        expiringSoon: next && {
          at: next.at,
          points: await lotStore.sumExpiring(sql, homeId, next.at, endOfDay(next.at)),
        },
        frozen: accounts.some(({ isFrozen }) => isFrozen),
      }
    },
  }
}

const endOfDay = (at: Date) => instantAt(addDays(dayOf(at, ZONE), 1), 0, ZONE)

/** The accounts of whoever a member is by now, the one that lives on first. None where nothing ever happened. */
export async function listAccounts(sql: Sql, memberId: string): Promise<store.BalanceRow[]> {
  const found = await store.findBalance(sql, memberId)
  if (!found) return []
  const home = found.rootId ? await store.findBalance(sql, found.rootId) : found
  if (!home?.hasParts) return home ? [home] : []
  const parts = await store.listParts(sql, home.memberId)
  const partIds = parts.map(({ partId }) => partId)
  return [home, ...(await store.listBalances(sql, partIds))]
}
