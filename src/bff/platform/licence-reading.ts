import { Type, type Static } from '@sinclair/typebox'
import { readJson } from './json'

/** What a vehicle licence's picture says, as it is printed; nobody has looked yet whether it can be. */
export type LicenceText = Static<typeof LicenceText>
const LicenceText = Type.Object({
  vin: Type.Optional(Type.String()),
  plate: Type.Optional(Type.String()),
  model: Type.Optional(Type.String()),
  /** `2024-05-20` or as printed, `20240520`. */
  registeredOn: Type.Optional(Type.String()),
})

export type LicenceOutcome =
  { outcome: 'ok'; text: LicenceText } | { outcome: 'unreadable' } | { outcome: 'busy' }

/** Recognises the text of a vehicle licence's picture. */
export type LicenceReader = (picture: Buffer) => Promise<LicenceOutcome>

/**
 * For a developer's machine: reads pictures that carry their words along, as JSON in a PNG's `tEXt` chunk named
 * `licence`. It recognises nothing, and so makes nothing up: any other picture is unreadable.
 */
export const developmentLicences: LicenceReader = async (picture) => {
  const written = textChunks(picture).get('licence')
  const text = written === undefined ? null : readJson(LicenceText, written)
  return text ? { outcome: 'ok', text } : { outcome: 'unreadable' }
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')

/** The texts that a PNG carries, by their keywords. A chunk is its length, its type, that many bytes and a sum. */
function textChunks(png: Buffer): Map<string, string> {
  const texts = new Map<string, string>()
  if (!png.subarray(0, 8).equals(SIGNATURE)) return texts
  for (let at = 8; at + 12 <= png.length;) {
    const length = png.readUInt32BE(at)
    const chunk = png.subarray(at + 8, at + 8 + length)
    const end = chunk.indexOf(0)
    if (png.toString('latin1', at + 4, at + 8) === 'tEXt' && end > 0)
      texts.set(chunk.toString('latin1', 0, end), chunk.toString('utf8', end + 1))
    at += 12 + length
  }
  return texts
}
