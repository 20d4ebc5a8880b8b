import { create } from 'zustand'
import type { Deletion } from '@/contract/privacy'
import { type Loadable, loaded, loading, refreshed } from '@/miniapp/lib/loadable'
import { asFreshMember } from '@/miniapp/platform/fresh-member'
import { asMember } from '@/miniapp/platform/as-member'
import * as api from './api'

export const useDeletion = create<{ deletion: Loadable<Deletion> }>(() => ({ deletion: loading }))
const { setState } = useDeletion

export async function loadDeletion() {
  const settled = await asMember(api.deletion)
  setState(({ deletion }) => ({ deletion: refreshed(deletion, settled) }))
}

/** Whoever asks has just signed in, or does so now: a phone left on a table is no reason to lose an account. */
export async function askForDeletion() {
  const settled = await asFreshMember(api.askForDeletion)
  if (settled.status === 'ok') setState({ deletion: loaded(settled.value) })
  return settled
}

export async function regret() {
  const settled = await asMember(api.regret)
  if (settled.status === 'ok') setState({ deletion: loaded(settled.value) })
  return settled
}
