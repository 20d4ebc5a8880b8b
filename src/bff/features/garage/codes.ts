import type { Sealer } from '@/bff/lib/sealed'

/** Without 0, 1, I and O, which are read for one another. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const LENGTH = 10

/** Codes that one person tells another. */
export type CarCodes = ReturnType<typeof makeCarCodes>

export const makeCarCodes = (sealer: Sealer) => ({
  /**
   * Made of the request, so that asking again tells the same code although only its hash is kept. Fifty bits that
   * nobody without our key can guess.
   */
  make(memberId: string, requestId: string): string {
    const bytes = Buffer.from(sealer.hash('car-code-of-request', `${memberId} ${requestId}`), 'base64url')
    const signs = [...bytes.subarray(0, LENGTH)].map((byte) => SIGNS[byte % SIGNS.length])
    return `${signs.slice(0, LENGTH / 2).join('')}-${signs.slice(LENGTH / 2).join('')}`
  },

  /** What is kept of a code, however it was typed. */
  hash: (typed: string) =>
    sealer.hash('car-code', typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')),
})
