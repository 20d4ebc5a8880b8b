import { newId } from '@/miniapp/lib/id'
import { isUncertain, type Settled } from '@/miniapp/lib/settled'
import { asMember } from './as-member'

/** What was asked for and not answered for certain, by what it was. */
const pending = new Map<string, string>()

/**
 * Asks for something that must not happen twice: after an uncertain answer, asking for the same again carries the
 * same request id, so that the BFF finds what it did.
 */
export async function once<T>(intent: object, ask: (requestId: string) => Promise<T>): Promise<Settled<T>> {
  const name = JSON.stringify(intent)
  const requestId = pending.get(name) ?? newId()
  pending.set(name, requestId)
  const settled = await asMember(() => ask(requestId))
  if (!isUncertain(settled)) pending.delete(name)
  return settled
}
