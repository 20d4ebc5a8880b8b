import { Refusal } from '@/bff/lib/refusal'
import type { Sealer } from '@/bff/lib/sealed'

const VALID_MS = 10 * 60_000

type Content = { ticket: 'phone'; phone: string; memberId: string | null; until: number }

/** Stands for a number that was just verified, by a guest or by a member, so that it is not verified twice. */
export const makeTickets = ({ sealer, now }: { sealer: Sealer; now: () => Date }) => ({
  write: (phone: string, memberId: string | null): string =>
    sealer.seal(JSON.stringify({ ticket: 'phone', phone, memberId, until: now().getTime() + VALID_MS })),

  /** The number, for whoever was given the ticket. */
  read(ticket: string, memberId: string | null): string {
    const content = opened(sealer, ticket)
    const isTheirs = content?.ticket === 'phone' && content.memberId === memberId
    if (!isTheirs || content.until <= now().getTime()) throw new Refusal('code_expired')
    return content.phone
  },
})

/** Sealed by us, so it is what we wrote; whatever else somebody sends opens as nothing. */
function opened(
  sealer: Sealer,
  ticket: string,
): (Partial<Content> & { until: number; phone: string }) | null {
  try {
    return JSON.parse(sealer.open(ticket)) as Content
  } catch {
    return null
  }
}
