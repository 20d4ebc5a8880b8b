import { create } from 'zustand'
import type { Endpoints } from '@/contract'
import type { Reply } from '@/contract/endpoint'
import { type Loadable, loading, refreshed } from '@/miniapp/lib/loadable'
import { settle } from '@/miniapp/lib/settled'
import { asMember } from './as-member'
import { call } from './http'
import { useSession } from './session'

type Roles = Reply<Endpoints['GET /me/roles']>

/** A dealer at which the member works. */
export type Workplace = { id: string; name: string; timeZone: string }

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
  const settled = await settle(call('GET /me/roles'))
  if (settled.status === 'ok') setState({ roles: settled.value })
}

/** Whether the member receives guests anywhere. */
export const isStaff = (roles: Roles | null) => roles !== null && roles.dealers.length > 0

export async function loadWorkplaces() {
  const settled = await asMember(async () => {
    const roles = await call('GET /me/roles')
    setState({ roles })
    return Promise.all(roles.dealers.map(({ dealerId }) => findWorkplace(dealerId)))
  })
  setState({ workplaces: refreshed(getState().workplaces, settled) })
}

async function findWorkplace(dealerId: string): Promise<Workplace> {
  const { dealer } = await call('GET /test-drive/dealers/:dealerId', { params: { dealerId }, query: {} })
  return { id: dealer.id, name: dealer.name, timeZone: dealer.timeZone }
}
