import { create } from 'zustand'
import { settle } from '@/miniapp/lib/settled'
import { keepSession } from '@/miniapp/platform/session'
import * as api from './api'

const SECOND_MS = 1000

/** Until when a phone has to wait for another code. It outlives the page: going back and forth is no way around. */
type LoginState = { resendAt: string | null }

export const useLogin = create<LoginState>(() => ({ resendAt: null }))
const { setState } = useLogin

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
  if (settled.status === 'ok') {
    keepSession(settled.value)
    setState({ resendAt: null })
  }
  return settled
}
