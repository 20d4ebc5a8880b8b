import type { Tx } from '@/bff/db/sql'
import { Refusal } from '@/bff/lib/refusal'
import type { Sealer } from '@/bff/lib/sealed'
import type { Origin } from '@/bff/lib/serve'
import { useQuota } from './store'

type Limit = { windowMs: number; max: number }

const HOUR_MS = 60 * 60_000

/** A household shares an address, and so do a carrier's customers; a device is one person's. */
const sends: Record<'device' | 'address', Limit> = {
  device: { windowMs: HOUR_MS, max: 10 },
  address: { windowMs: HOUR_MS, max: 100 },
}

/** Links that are opened from one place, by whoever lives or works there. */
const VISITS: Limit = { windowMs: HOUR_MS, max: 60 }

/** Guesses at a car's plate, for one number. */
const PROOFS: Limit = { windowMs: 24 * HOUR_MS, max: 5 }

export function makeQuota({ sealer, now: clock }: { sealer: Sealer; now: () => Date }) {
  async function use(tx: Tx, kind: string, key: string, { windowMs, max }: Limit) {
    const now = clock()
    const since = new Date(now.getTime() - windowMs)
    const { used, windowAt } = await useQuota(tx, sealer.hash(`${kind} quota`, key), since, now)
    if (used <= max) return
    const retryInS = Math.ceil((windowAt.getTime() + windowMs - now.getTime()) / 1000)
    throw new Refusal('rate_limited', { retryInS })
  }

  return {
    /** Counts a code that is about to be sent, by the device and the address that ask for it. */
    async send(tx: Tx, { device, address }: Origin) {
      if (device) await use(tx, 'device', device, sends.device)
      await use(tx, 'address', address, sends.address)
    },

    /** Counts a link that was opened. */
    visit: (tx: Tx, { address }: Origin) => use(tx, 'visit', address, VISITS),

    /** Counts a guess at what only a number's owner knows. */
    guess: (tx: Tx, phone: string) => use(tx, 'proof', phone, PROOFS),
  }
}
