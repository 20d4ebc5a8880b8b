import { Refusal } from '@/bff/lib/refusal'
import type { SignedIn } from '@/bff/lib/serve'
import type { Membership } from '../membership/service'

export type FreshSignIn = ReturnType<typeof makeFreshSignIn>

/** A phone that was left on a table is signed in, too. */
const FRESH_MS = 10 * 60_000

/** For what can't be taken back: whoever asks has just proven who they are, on this device. */
export const makeFreshSignIn = ({ membership, now }: { membership: Membership; now: () => Date }) => ({
  async demand(member: SignedIn): Promise<void> {
    const devices = await membership.sessions.devices(member)
    const session = devices.find(({ id }) => id === member.sessionId)
    const isFresh = session && now().getTime() - session.createdAt.getTime() <= FRESH_MS
    if (!isFresh) throw new Refusal('sign_in_stale')
  },
})
