import { randomInt } from 'node:crypto'
import type { Sealer } from '@/bff/lib/sealed'

/** Without 0, 1, I and O, which are read for one another. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const HALF = 5
/** Before what a square code holds, so that a camera knows what it reads. */
const QR_PREFIX = 'CHEZHU:'

/** Codes that are taken for what an order is about. */
export type RedemptionCodes = ReturnType<typeof makeRedemptionCodes>

export const makeRedemptionCodes = (sealer: Sealer) => ({
  /** Fifty bits by chance. */
  make: () => `${signs()}-${signs()}`,

  seal: (code: string) => sealer.seal(code),
  open: (sealed: string) => sealer.open(sealed),
  qr: (code: string) => QR_PREFIX + code,

  /** What a code is found by, however it was typed or read. */
  hash: (typed: string) => {
    const plain = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')
    return sealer.hash('redemption', plain.startsWith(QR_PREFIX) ? plain.slice(QR_PREFIX.length) : plain)
  },
})

const signs = () => Array.from({ length: HALF }, () => SIGNS[randomInt(SIGNS.length)]).join('')
