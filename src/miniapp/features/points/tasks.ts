import { create } from 'zustand'
import type { Task } from '@/contract/rewards'
import { type Loadable, loaded, loading, refreshed } from '@/miniapp/lib/loadable'
import { asMember } from '@/miniapp/platform/as-member'
import { once } from '@/miniapp/platform/once'
import { useSession } from '@/miniapp/platform/session'
import * as api from './api'

export const useTasks = create<{ tasks: Loadable<Task[]> }>(() => ({ tasks: loading }))
const { setState } = useTasks

useSession.subscribe(({ member }, before) => {
  if (member?.id !== before.member?.id) setState({ tasks: loading })
})

export async function loadTasks() {
  const settled = await asMember(() => api.listTasks().then(({ tasks }) => tasks))
  setState(({ tasks }) => ({ tasks: refreshed(tasks, settled) }))
}

/** Takes what a task that is done brings. */
export async function claim({ id, endsAt }: Task) {
  // A task that comes again is another one in its next window.
  const settled = await once({ claim: id, endsAt }, (requestId) => api.claimTask(id, requestId))
  if (settled.status === 'ok') keep(settled.value.task)
  return settled
}

const keep = (task: Task) =>
  setState(({ tasks }) =>
    tasks.status === 'loaded'
      ? { tasks: loaded(tasks.value.map((one) => (one.id === task.id ? task : one))) }
      : {},
  )

const ORDER: Record<Task['state'], number> = { ready: 0, open: 1, claimed: 2 }

/** What can be taken first, then what can be done; each as the BFF has put it. */
export const inOrder = (tasks: readonly Task[]) => [...tasks].sort((a, b) => ORDER[a.state] - ORDER[b.state])

/** How many rewards wait to be taken. */
export const readyCount = (tasks: readonly Task[]) => tasks.filter(({ state }) => state === 'ready').length
