import { create } from 'zustand'
import type { Stage } from '@/contract/car'
import { settle } from '@/miniapp/lib/settled'
import { useSession } from '@/miniapp/platform/session'
import * as api from './api'

/** Where the member is in the life with a car; until the BFF has said, as somebody who has none yet. */
export const useStage = create<{ stage: Stage }>(() => ({ stage: 'prospect' }))
const { setState } = useStage

useSession.subscribe(({ member }, before) => {
  if (member?.id !== before.member?.id) setState({ stage: 'prospect' })
})

/** A stage that could not be asked for stays what it was: the page has better things to complain about. */
export async function loadStage() {
  if (useSession.getState().token === null) return
  const settled = await settle(api.getStage())
  if (settled.status === 'ok') setState(settled.value)
}
