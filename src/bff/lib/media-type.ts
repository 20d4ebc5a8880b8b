/** The kinds of files that are taken in and given out. What a file calls itself is not asked. */
export type MediaType = 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf'

const startsWith = (file: Buffer, sign: string, at = 0) =>
  file.toString('latin1', at, at + sign.length) === sign

/** What a file is, by how it begins; null for any other kind. */
export function mediaTypeOf(file: Buffer): MediaType | null {
  if (startsWith(file, '\xff\xd8\xff')) return 'image/jpeg'
  if (startsWith(file, '\x89PNG\r\n\x1a\n')) return 'image/png'
  if (startsWith(file, 'RIFF') && startsWith(file, 'WEBP', 8)) return 'image/webp'
  if (startsWith(file, '%PDF-')) return 'application/pdf'
  return null
}
