import { timingSafeEqual } from 'node:crypto'
import type { Sealer } from './sealed'

/** Links that open a file to whoever has them, for a while. */
export type SignedLinks = ReturnType<typeof makeSignedLinks>

export const FILES_PATH = '/api/files'

export function makeSignedLinks({ sealer, now }: { sealer: Sealer; now: () => Date }) {
  const signatureOf = (key: string, untilMs: number) => sealer.hash('file-link', `${key} ${untilMs}`)
  return {
    write(key: string, validMs: number): { link: string; linkUntil: Date } {
      const untilMs = now().getTime() + validMs
      const query = new URLSearchParams({ until: String(untilMs), signature: signatureOf(key, untilMs) })
      return { link: `${FILES_PATH}/${key}?${query.toString()}`, linkUntil: new Date(untilMs) }
    },

    /** Whether a link is one of ours, and its time has not passed. */
    isValid(key: string, until: string, signature: string): boolean {
      const untilMs = Number(until)
      if (!/^\d{1,15}$/.test(until) || untilMs <= now().getTime()) return false
      const [ours, theirs] = [Buffer.from(signatureOf(key, untilMs)), Buffer.from(signature)]
      return ours.length === theirs.length && timingSafeEqual(ours, theirs)
    },
  }
}
