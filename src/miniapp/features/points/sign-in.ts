import { create } from 'zustand'
import type { SignIn, SignInMonth } from '@/contract/rewards'
import { newId } from '@/miniapp/lib/id'
import { type Loadable, loaded, loading, refreshed } from '@/miniapp/lib/loadable'
import { Failure, isUncertain, settle, type FailureCode, type Settled } from '@/miniapp/lib/settled'
import { asMember } from '@/miniapp/platform/as-member'
import { useSession } from '@/miniapp/platform/session'
import * as api from './api'

type SignInState = {
  month: Loadable<SignInMonth>
  /** What a sign-in has just brought, for as long as the app is open. */
  brought: SignIn | null
}

const nothing: SignInState = { month: loading, brought: null }

export const useSignIn = create<SignInState>(() => nothing)
const { getState, setState } = useSignIn

const TODAY = 'today'

/** Sent and not answered for certain, by the day it was for. */
const pending = new Map<string, api.Ticket>()

useSession.subscribe(({ member }, before) => {
  if (member?.id === before.member?.id) return
  setState(nothing)
  pending.clear()
})

export async function loadSignIn() {
  const settled = await asMember(() => api.getSignIn())
  setState(({ month, brought }) => ({
    month: refreshed(month, settled),
    brought: brought && settled.status === 'ok' && brought.on !== settled.value.today ? null : brought,
  }))
}

/**
 * Signs in for today; a guest becomes a member on the way. Whoever gets no points for now has to know it first: the day
 * is spent all the same.
 */
export const signInToday = ({ forNothing = false } = {}) =>
  stamped(TODAY, ({ isDone, isFrozen, nonce }) => {
    if (isDone) throw new Failure('signed_in_today')
    if (isFrozen && !forNothing) throw new Failure('points_frozen')
    return { nonce, ask: (ticket) => api.signIn(ticket) }
  })

/** Uses a card for a day that was missed. */
export const makeUp = (on: string) =>
  stamped(on, ({ makeUpNonce }) => ({
    nonce: makeUpNonce,
    ask: (ticket) => api.makeUp({ on, ...ticket }),
  }))

/** Whether the BFF has said something; who would rather not become a member is not asked again. */
export const isAnswered = (settled: Settled<unknown>) =>
  settled.status === 'ok' || (settled.code !== 'unauthenticated' && !isUncertain(settled))

type Way = { nonce: string; ask: (ticket: api.Ticket) => Promise<SignIn> }

async function stamped(on: string, wayOf: (month: SignInMonth) => Way): Promise<Settled<SignIn>> {
  const settled = await asMember(() => ask(on, wayOf))
  if (settled.status === 'ok' && on === TODAY) setState({ brought: settled.value })
  if (isAnswered(settled)) await loadSignIn()
  return settled
}

async function ask(on: string, wayOf: (month: SignInMonth) => Way): Promise<SignIn> {
  const first = await settle(askOnce(on, wayOf(await knownMonth())))
  if (first.status === 'ok') return first.value
  if (!isStale.has(first.code)) throw new Failure(first.code, first.refusal)
  // The page was open for too long: what it had to show for itself is asked for anew, once.
  return askOnce(on, wayOf(await api.getSignIn()))
}

const isStale = new Set<FailureCode>(['nonce_expired', 'nonce_invalid', 'nonce_used'])

async function askOnce(on: string, way: Way): Promise<SignIn> {
  const ticket = pending.get(on) ?? { nonce: way.nonce, requestId: newId() }
  pending.set(on, ticket)
  const settled = await settle(way.ask(ticket))
  if (!isUncertain(settled)) pending.delete(on)
  if (settled.status === 'failed') throw new Failure(settled.code, settled.refusal)
  return settled.value
}

/** Who has just become a member has not seen a month yet. */
async function knownMonth(): Promise<SignInMonth> {
  const { month } = getState()
  if (month.status === 'loaded') return month.value
  const asked = await api.getSignIn()
  setState({ month: loaded(asked) })
  return asked
}
