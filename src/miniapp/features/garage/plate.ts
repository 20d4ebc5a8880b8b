/** How people type a plate: a province first, a letter, then letters and digits, on keys made for it. */

const PROVINCES = Array.from('京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼')
/** I and O could be taken for 1 and 0, and are on no plate. */
const LETTERS = Array.from('ABCDEFGHJKLMNPQRSTUVWXYZ')
const DIGITS = Array.from('1234567890')
/** What the last place may say instead: learners, police, trailers, Hong Kong and Macau, consulates. */
const ENDINGS = Array.from('学警挂港澳领')

const PLACES = 7
/** A new-energy plate has one place more. */
export const PLACES_MAX = 8

/** The rows of keys for the next place; none when the plate is full. */
export function keysFor(plate: string): string[][] {
  if (plate.length === 0) return [PROVINCES]
  if (plate.length === 1) return [LETTERS]
  if (plate.length < PLACES - 1) return [DIGITS, LETTERS]
  if (plate.length === PLACES - 1) return [DIGITS, LETTERS, ENDINGS]
  return plate.length < PLACES_MAX && !hasEnding(plate) ? [DIGITS, LETTERS] : []
}

/** With one key more; a key that is not for this place changes nothing. */
export const withKey = (plate: string, key: string) =>
  keysFor(plate).some((keys) => keys.includes(key)) ? plate + key : plate

export const withoutLast = (plate: string) => plate.slice(0, -1)

/** Long enough to be one; whether there is such a plate, the BFF says. */
export const isWhole = (plate: string) => plate.length >= PLACES

const hasEnding = (plate: string) => ENDINGS.includes(plate.slice(-1))

/** `沪A·12345`, as far as it has been typed. */
export const dotted = (plate: string) => (plate.length > 2 ? `${plate.slice(0, 2)}·${plate.slice(2)}` : plate)
