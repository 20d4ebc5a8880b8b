import { create } from 'zustand'
import type { BoundPhone, PhoneProof, Proof } from '@/contract/membership'
import type { Settled } from '@/miniapp/lib/settled'
import { asMember } from '@/miniapp/platform/as-member'
import { keepSession, useSession } from '@/miniapp/platform/session'
import * as api from './api'

/** `ticket` stands for a number that was verified, but whose account nobody has used for long. */
export const useBinding = create<{ ticket: string | null }>(() => ({ ticket: null }))
const { getState, setState } = useBinding

/** Makes the number the member's own; what they have elsewhere under it is theirs here from then on. */
export async function bind(proof: PhoneProof): Promise<Settled<BoundPhone>> {
  const settled = await asMember(() => api.bindPhone(proof))
  if (settled.status === 'ok') {
    const { refreshToken } = useSession.getState()
    if (refreshToken) keepSession({ ...settled.value, refreshToken })
    setState({ ticket: null })
  } else if (settled.code === 'proof_needed') {
    setState({ ticket: settled.refusal?.ticket ?? null })
  } else if (proof.by === 'ticket' && settled.code === 'code_expired') {
    setState({ ticket: null })
  }
  return settled
}

/** Says whose the number's account of long ago is. */
export const proveBinding = (proof: Proof) => bind({ by: 'ticket', ticket: getState().ticket ?? '', proof })

/** Back to the number, as for another one. */
export const forgetBinding = () => setState({ ticket: null })
