const LENGTH = 17
const WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
/** What each letter counts in the sum; I, O and Q are in no VIN. */
const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ'
const COUNTS = '12345678123457923456789'

/** What was typed or pasted, as it stands on the car. */
export const normalVin = (text: string) =>
  text
    .replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .slice(0, LENGTH)

export type VinTrouble = 'short' | 'sign' | 'doubtful'

/**
 * What is odd about a VIN, or null. That its check digit does not fit is only a reason to look again: some carmakers
 * use the place as they like.
 */
export function vinTrouble(vin: string): VinTrouble | null {
  if (/[IOQ]/.test(vin)) return 'sign'
  if (vin.length < LENGTH) return 'short'
  const sum = Array.from(vin).reduce((sum, sign, place) => sum + countOf(sign) * (WEIGHTS[place] ?? 0), 0)
  const rest = sum % 11
  return vin[8] === (rest === 10 ? 'X' : String(rest)) ? null : 'doubtful'
}

const countOf = (sign: string) => Number(COUNTS[LETTERS.indexOf(sign)] ?? sign)
