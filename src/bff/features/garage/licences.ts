import type { LicenceReading } from '@/contract/car'
import { pictureOf } from '@/bff/lib/picture'
import { Refusal } from '@/bff/lib/refusal'
import type { LicenceReader } from '@/bff/platform/licence-reading'
import { readPlate } from './plate'
import { hasCheckDigit, readVin } from './vin'

/** The day of `2024-05-20`, `20240520` or `2024年5月20日`; null for what is no day. */
export function dayIn(printed: string): string | null {
  const [, year, month, date] = /^(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?$/.exec(printed.trim()) ?? []
  if (!year || !month || !date) return null
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const at = new Date(day)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(day) ? day : null
}

/** Fills in the form for a new car. What was recognised counts only as far as a car can have it. */
export const makeLicences = (read: LicenceReader | null) => ({
  async read(file: Buffer): Promise<LicenceReading> {
    const picture = pictureOf(file)
    if (!read) throw new Refusal('licence_reading_unavailable')
    const answer = await read(picture)
    if (answer.outcome === 'busy') throw new Refusal('busy')
    if (answer.outcome === 'unreadable') throw new Refusal('licence_unreadable')
    const { text } = answer
    const vin = text.vin ? readVin(text.vin) : null
    const plate = text.plate ? (readPlate(text.plate)?.plate ?? null) : null
    if (!vin && !plate) throw new Refusal('licence_unreadable')
    return {
      ...{ vin, plate, vinDoubtful: vin !== null && !hasCheckDigit(vin), model: text.model ?? null },
      registeredOn: text.registeredOn ? dayIn(text.registeredOn) : null,
    }
  },
})
