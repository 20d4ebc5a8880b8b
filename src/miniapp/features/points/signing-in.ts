import type { Settled } from '@/miniapp/lib/settled'
import { loadBalance } from './account'
import { isAnswered, makeUp, signInToday } from './sign-in'
import { loadTasks } from './tasks'
import { loadTier } from './tier'

/** Has what follows from a sign-in shown as well; of one that was refused, it may have followed elsewhere. */
async function followed<T>(signedIn: Promise<Settled<T>>) {
  const settled = await signedIn
  if (isAnswered(settled)) void Promise.all([loadBalance(), loadTasks(), loadTier()])
  return settled
}

export const signInHere = () => followed(signInToday())

export const makeUpHere = (on: string) => followed(makeUp(on))
