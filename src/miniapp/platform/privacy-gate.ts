import { create } from 'zustand'
import type { Policy } from '@/contract/privacy'
import { Failure, settle } from '@/miniapp/lib/settled'
import { hasConsent, loadPolicies, refreshConsents, say, useConsents } from './consents'
import { watchPrivacy } from './platform-privacy'

/** What stands between a member and a private API: the policy that says what for, and with whom. */
export type Gate = 'privacy' | 'location'

export type Question = { policy: Policy; decide: (agreed: boolean) => void }

/** The question that is open, for the dialog that every page can show. */
export const useGate = create<{ question: Question | null }>(() => ({ question: null }))

/** One after the other: nobody is asked two things at once. */
let lastAsked: Promise<unknown> = Promise.resolve()
let hasLookedAgain = false

/**
 * True for who agreed, now or earlier. False for who would rather not: they go on as before, and are asked again when
 * they want it again. Throws a `Failure` when the words could not be fetched.
 */
export async function allowed(gate: Gate): Promise<boolean> {
  if (hasConsent(useConsents.getState(), gate)) {
    lookAgain()
    return true
  }
  return inTurn(async () => hasConsent(useConsents.getState(), gate) || ask(gate))
}

/** `act`, for who agreed; `refused` for all others, and nothing private was touched. */
export const gated =
  <Asks extends unknown[], Answer>(gate: Gate, act: (...asks: Asks) => Promise<Answer>, refused: Answer) =>
  async (...asks: Asks): Promise<Answer> => {
    const agreed = await settle(allowed(gate))
    return agreed.status === 'ok' && agreed.value ? act(...asks) : refused
  }

/** Once in a while is enough to hear that consent was withdrawn elsewhere, or that there are new words. */
function lookAgain() {
  if (hasLookedAgain) return
  hasLookedAgain = true
  void refreshConsents()
}

function inTurn(question: () => Promise<boolean>): Promise<boolean> {
  const answer = lastAsked.then(question)
  lastAsked = settle(answer)
  return answer
}

async function ask(gate: Gate): Promise<boolean> {
  const words = await loadPolicies()
  if (words.status === 'failed') throw new Failure(words.code, words.refusal)
  const policy = words.value.find(({ id }) => id === gate)
  const version = policy?.versions.at(-1)?.version
  if (!policy || !version) throw new Failure('unknown')
  const agreed = await new Promise<boolean>((decide) => useGate.setState({ question: { policy, decide } }))
  useGate.setState({ question: null })
  if (!agreed) return false
  const said = await say({ policy: gate, version, given: true })
  return said.status === 'ok'
}

/** Where the platform itself asks on behalf of an API, it is our dialog that does. */
export const guardPrivacy = () => watchPrivacy(() => inTurn(() => ask('privacy')).catch(() => false))
