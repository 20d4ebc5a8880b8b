import { create } from 'zustand'
import type { Endpoints } from '@/contract'
import type { Reply } from '@/contract/endpoint'
import { type Loadable, loading, refreshed } from '@/miniapp/lib/loadable'
import { type Failed, settle } from '@/miniapp/lib/settled'
import { asMember } from '@/miniapp/platform/as-member'
import { once } from '@/miniapp/platform/once'
import { useSession } from '@/miniapp/platform/session'
import * as api from './api'
import { refusals } from './copy'
import { staff as words } from './order-copy'

type Roles = Reply<Endpoints['GET /me/roles']>

/** A dealer at which the member works. */
export type Workplace = { id: string; name: string }

type RolesState = { roles: Roles | null; workplaces: Loadable<Workplace[]> }

const nobody: RolesState = { roles: null, workplaces: loading }

export const useRoles = create<RolesState>(() => nobody)
const { getState, setState } = useRoles

useSession.subscribe(({ member }, before) => {
  if (member?.id !== before.member?.id) setState(nobody)
})

/** What the member is besides a member; who is offline learns nothing new. */
export async function loadRoles() {
  if (useSession.getState().token === null) return
  const settled = await settle(api.getRoles())
  if (settled.status === 'ok') setState({ roles: settled.value })
}

/** Whether codes are anything for this member to take. */
export const takesCodes = (roles: Roles | null) => roles !== null && roles.dealers.length > 0

export async function loadWorkplaces() {
  const settled = await asMember(async () => {
    const roles = await api.getRoles()
    setState({ roles })
    return Promise.all(
      roles.dealers.map(({ dealerId }) =>
        api.getDealer(dealerId).then(({ dealer: { id, name } }) => ({ id, name })),
      ),
    )
  })
  setState({ workplaces: refreshed(getState().workplaces, settled) })
}

/** Why a code was not taken; of a counter that is locked after many slips, for how long. */
export function whyNot({ code, refusal }: Failed): string {
  const minutes = Math.ceil((refusal?.retryInS ?? 0) / MINUTE_S)
  return code === 'rate_limited' && minutes > 0 ? words.locked(minutes) : refusals[code]
}

const MINUTE_S = 60

/** Ten signs and a hyphen, or what a square code says. */
const CODE_MIN = 8

export const isCode = (typed: string) => signsOf(typed).length >= CODE_MIN

/** A code as it was typed, without what people put between its signs. */
const signsOf = (typed: string) => typed.replace(/[\s-]/g, '')

export const lookUp = (dealerId: string, code: string) => asMember(() => api.lookUp(dealerId, code.trim()))

/** A code works once: who lost the answer asks for the same again. */
export const redeem = (dealerId: string, code: string) =>
  once({ redeem: code, dealerId }, (requestId) => api.redeem(dealerId, code.trim(), requestId))
