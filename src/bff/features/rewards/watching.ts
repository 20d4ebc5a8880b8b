import type { Sql, Tx } from '@/bff/db/sql'
import type { Sealer } from '@/bff/lib/sealed'
import type { Origin, SignedIn } from '@/bff/lib/serve'
import { addDays, dayOf, instantAt } from '@/bff/lib/zone'
import type { RiskRank } from '@/bff/platform/risk'
import type { Membership } from '../membership/service'
import type { Nonce } from './nonce'
import { judge } from './risk'
import { ZONE } from './rule'
import * as store from './sign-in-store'

export type Watching = ReturnType<typeof makeWatching>

type Parts = {
  now: () => Date
  sealer: Sealer
  membership: Pick<Membership, 'payerOf' | 'profileOf'>
  /** What WeChat thinks of somebody; null where nobody is asked. */
  rankOf: RiskRank | null
}

/** Accounts are counted over today and yesterday: who begins at midnight is not new a minute later. */
const DAYS = 1
const COUNTED_MAX = 500
const INSTANTS = 6
export const TRACES_KEPT_DAYS = 30

/** How people come for what scripts come for. Places are only kept as hashes, and not for long. */
export function makeWatching({ now: clock, sealer, membership, rankOf }: Parts) {
  const placesOf = ({ device, address }: Origin) => ({
    device: device && sealer.hash('sign-in place', JSON.stringify(['device', device])),
    address: sealer.hash('sign-in place', JSON.stringify(['address', address])),
  })

  return {
    /** Asked before anything is locked, for it may take a while. Without an answer everything goes on as usual. */
    async platformRank(sql: Sql, member: SignedIn, { address }: Origin): Promise<number | null> {
      if (!rankOf) return null
      const name = await membership.payerOf(sql, member, 'wechat')
      return name?.type === 'openid' ? rankOf(name.value, address) : null
    },

    async judge(tx: Tx, member: SignedIn, from: Origin, nonce: Nonce, platformRank: number | null) {
      const now = clock()
      const today = dayOf(now, ZONE)
      const places = placesOf(from)
      const others = (place: string) =>
        store.countAccounts(tx, place, addDays(today, -DAYS), member.id, COUNTED_MAX)
      const [onDevice, atAddress, instants, profile] = await Promise.all([
        places.device === null ? null : others(places.device),
        others(places.address),
        store.listInstants(tx, member.id, INSTANTS),
        membership.profileOf(tx, member.id),
      ])
      return judge({
        accountsOnDevice: onDevice && onDevice.count + 1,
        accountsAtAddress: atAddress.count + 1,
        sinceNonceMs: now.getTime() - nonce.issuedAt.getTime(),
        secondsOfDay: instants.map(({ at }) => secondOfDay(at)),
        accountAgeMs: profile ? now.getTime() - profile.joinedAt.getTime() : 0,
        hasPhone: profile?.hasPhone ?? false,
        platformRank,
      })
    },

    async trace(tx: Tx, memberId: string, on: string, from: Origin): Promise<void> {
      const { device, address } = placesOf(from)
      await store.insertTraces(tx, memberId, on, device === null ? [address] : [device, address])
    },
  }
}

const secondOfDay = (at: Date) =>
  Math.floor((at.getTime() - instantAt(dayOf(at, ZONE), 0, ZONE).getTime()) / 1000)
