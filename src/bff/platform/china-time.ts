const CHINA_MS = 8 * 60 * 60_000

/** `2026-01-01 12:00:00`, eight hours ahead of UTC all year, wherever this machine stands. */
export const inChina = (at: Date) =>
  new Date(at.getTime() + CHINA_MS).toISOString().slice(0, 19).replace('T', ' ')

/** The same read again; null for anything else. */
export function fromChina(text: string): Date | null {
  const isWritten = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)
  const at = new Date(`${text.replace(' ', 'T')}+08:00`)
  return isWritten && !Number.isNaN(at.getTime()) ? at : null
}
