import type { PlateKind } from '@/contract/car'

/** Number plates of mainland China, by GA 36: which there are, and how each is written. */

const PROVINCE = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]'
/** I and O could be taken for 1 and 0. */
const LETTER = '[A-HJ-NP-Z]'
const SIGN = '[A-HJ-NP-Z0-9]'
/** D for electric cars, F for those that also burn something; A to E and G to K as those run out. */
const ENERGY = '[A-HJK]'

/** The first that fits is what it is. */
const kinds: readonly [PlateKind, RegExp][] = [
  ['hong_kong', new RegExp(`^粤Z${SIGN}{4}港$`)],
  ['macau', new RegExp(`^粤Z${SIGN}{4}澳$`)],
  ['trailer', new RegExp(`^${PROVINCE}${LETTER}${SIGN}{4}挂$`)],
  ['coach', new RegExp(`^${PROVINCE}${LETTER}${SIGN}{4}学$`)],
  ['police', new RegExp(`^${PROVINCE}${LETTER}${SIGN}{4}警$`)],
  ['consulate', new RegExp(`^${PROVINCE}${LETTER}\\d{4}领$`)],
  ['embassy', /^使\d{6}$|^\d{6}使$/],
  // Small: the energy first, then one letter or digit, then digits. Large: digits, and the energy last.
  ['new_energy_small', new RegExp(`^${PROVINCE}${LETTER}${ENERGY}${SIGN}\\d{4}$`)],
  ['new_energy_large', new RegExp(`^${PROVINCE}${LETTER}\\d{5}${ENERGY}$`)],
  // Five letters alone are never given out.
  ['ordinary', new RegExp(`^${PROVINCE}${LETTER}(?=.*\\d)${SIGN}{5}$`)],
]

/** As it is stamped: without the dot in the middle and what else a keyboard puts there. */
export const normalisePlate = (typed: string) =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s·•‧・.\-]/g, '')

/** The plate that was typed and what it is, or null when there can be no such one. */
export function readPlate(typed: string): { plate: string; kind: PlateKind } | null {
  const plate = normalisePlate(typed)
  const kind = kinds.find(([, form]) => form.test(plate))?.[0]
  return kind ? { plate, kind } : null
}

/** `沪A***88`. */
export const maskPlate = (plate: string) => `${plate.slice(0, 2)}***${plate.slice(-2)}`
