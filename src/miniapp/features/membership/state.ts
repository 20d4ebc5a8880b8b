import { create } from 'zustand'
import type { Proof, Session } from '@/contract/membership'
import { settle, type Settled } from '@/miniapp/lib/settled'
import { keepSession } from '@/miniapp/platform/session'
import * as api from './api'

const SECOND_MS = 1000

type LoginState = {
  /** Until when a phone has to wait for another code. It outlives the page: going back and forth is no way around. */
  resendAt: string | null
  /** Stands for a number that was verified, but whose account nobody has used for long. */
  ticket: string | null
}

export const useLogin = create<LoginState>(() => ({ resendAt: null, ticket: null }))
const { getState, setState } = useLogin

const wait = (seconds: number) =>
  setState({ resendAt: new Date(Date.now() + seconds * SECOND_MS).toISOString() })

export async function sendCode(phone: string) {
  const settled = await settle(api.sendCode(phone))
  if (settled.status === 'ok') wait(settled.value.resendInS)
  else if (settled.refusal?.retryInS) wait(settled.refusal.retryInS)
  return settled
}

export async function signIn(phone: string, code: string) {
  const settled = await settle(api.signIn(phone, code))
  if (settled.status === 'failed') setState({ ticket: settled.refusal?.ticket ?? null })
  return entered(settled)
}

/** Says whose the number's account of long ago is: one's own, as a car in it shows, or somebody else's. */
export async function prove(proof: Proof) {
  const settled = await settle(api.signInWithProof(getState().ticket ?? '', proof))
  // A ticket is good for minutes; after that the number is verified again.
  if (settled.status === 'failed' && settled.code === 'code_expired') setState({ ticket: null })
  return entered(settled)
}

/** Back to the number, as for another one. */
export const forgetTicket = () => setState({ ticket: null })

function entered(settled: Settled<Session>) {
  if (settled.status === 'ok') {
    keepSession(settled.value)
    setState({ resendAt: null, ticket: null })
  }
  return settled
}
