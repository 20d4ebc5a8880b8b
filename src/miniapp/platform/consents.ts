import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Choice, Consent, Policy } from '@/contract/privacy'
import { type Loadable, loading, refreshed } from '@/miniapp/lib/loadable'
import { isUncertain, settle, type Settled } from '@/miniapp/lib/settled'
import { call } from './http'
import { persistStorage } from './persist'
import { useSession } from './session'

/** What was said on this phone of one policy. `isHeard` once the BFF knows; until then it is told again. */
type Said = { version: string; given: boolean; isCurrent: boolean; isHeard: boolean }
type ConsentsState = { said: Record<string, Said> }

export const useConsents = create<ConsentsState>()(
  persist((): ConsentsState => ({ said: {} }), {
    name: 'consents',
    storage: persistStorage<ConsentsState>(1),
  }),
)
const { getState, setState } = useConsents

export const usePolicies = create<{ policies: Loadable<Policy[]> }>(() => ({ policies: loading }))

/** Whether the words in force were agreed to, as far as this phone knows. */
export const hasConsent = ({ said }: ConsentsState, policy: string) =>
  Boolean(said[policy]?.given && said[policy]?.isCurrent)

export async function loadPolicies() {
  const settled = await settle(call('GET /privacy/policies').then(({ policies }) => policies))
  usePolicies.setState(({ policies }) => ({ policies: refreshed(policies, settled) }))
  return settled
}

/** Grows with every word said here: an answer to an earlier question does not undo it. */
let words = 0

/**
 * Gives or withdraws consent: here at once, whatever the connection does. Failed means that the BFF has refused it,
 * and that all is as before.
 */
export async function say(choice: Choice): Promise<Settled<unknown>> {
  const before = getState().said
  words++
  setState({ said: { ...before, [choice.policy]: { ...choice, isCurrent: true, isHeard: false } } })
  const settled = await tell([choice])
  if (settled.status === 'ok' || isUncertain(settled)) return { status: 'ok', value: null }
  setState({ said: before })
  return settled
}

/** What the BFF has of this phone or member by now; what it has not heard yet, it is told. */
export function refreshConsents(): Promise<Settled<unknown>> {
  const unheard = Object.entries(getState().said).filter(([, { isHeard }]) => !isHeard)
  if (unheard.length > 0)
    return tell(unheard.map(([policy, { version, given }]) => ({ policy, version, given })))
  return hear(call(isMember() ? 'GET /privacy/consents' : 'GET /privacy/guest-consents'))
}

const isMember = () => useSession.getState().token !== null

const tell = (choices: Choice[]) =>
  hear(call(isMember() ? 'POST /privacy/consents' : 'POST /privacy/guest-consents', { body: { choices } }))

async function hear(reply: Promise<{ consents: Consent[] }>) {
  const before = words
  const settled = await settle(reply)
  if (settled.status === 'ok' && before === words) take(settled.value.consents)
  return settled
}

function take(consents: Consent[]) {
  const known = consents.filter(({ saidAt }) => saidAt !== null)
  setState({
    said: Object.fromEntries(
      known.map(({ policy, given, version, isCurrent }) => [
        policy,
        { version: version ?? '', given, isCurrent, isHeard: true },
      ]),
    ),
  })
}
