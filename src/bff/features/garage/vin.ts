/** Vehicle identification numbers, by ISO 3779 and GB 16735. */

/** 17 letters and digits without I, O and Q, which could be taken for digits. */
const FORM = /^[A-HJ-NPR-Z0-9]{17}$/

const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]

/** What letters count in the check digit; I, O and Q leave gaps. */
const COUNTS: Readonly<Record<string, number>> = {
  ...{ A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, G: 7, H: 8 },
  ...{ J: 1, K: 2, L: 3, M: 4, N: 5, P: 7, R: 9 },
  ...{ S: 2, T: 3, U: 4, V: 5, W: 6, X: 7, Y: 8, Z: 9 },
}

/** As it is written on the car: full-width letters, lower case and spaces are a keyboard's. */
export const normaliseVin = (typed: string) => typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '')

/** The VIN that was typed, or null when no car has such a one. */
export function readVin(typed: string): string | null {
  const vin = normaliseVin(typed)
  return FORM.test(vin) ? vin : null
}

/**
 * Whether position 9 is the digit that the others add up to. China and North America ask for it; elsewhere carmakers
 * use the place as they like, so that a wrong one is a reason to look again and none to refuse.
 */
export function hasCheckDigit(vin: string): boolean {
  const countAt = (n: number) => COUNTS[vin.charAt(n)] ?? Number(vin.charAt(n))
  const sum = WEIGHTS.reduce((sum, weight, n) => sum + weight * countAt(n), 0)
  const rest = sum % 11
  return vin[8] === (rest === 10 ? 'X' : String(rest))
}

/** `LSV**********1234`. */
export const maskVin = (vin: string) => `${vin.slice(0, 3)}${'*'.repeat(10)}${vin.slice(-4)}`
