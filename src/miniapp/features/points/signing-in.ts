import type { Settled } from '@/miniapp/lib/settled'
import { confirmed } from '@/miniapp/platform/page'
import { loadBalance } from './account'
import { signIn as words } from './copy'
import { isAnswered, makeUp, signInToday } from './sign-in'
import { loadTasks } from './tasks'
import { loadTier } from './tier'

/** Has what follows from a sign-in shown as well; of one that was refused, it may have followed elsewhere. */
async function followed<T>(signedIn: Promise<Settled<T>>) {
  const settled = await signedIn
  if (isAnswered(settled)) void Promise.all([loadBalance(), loadTasks(), loadTier()])
  return settled
}

export async function signInHere() {
  const signedIn = await followed(signInToday())
  const isFrozen = signedIn.status === 'failed' && signedIn.code === 'points_frozen'
  return isFrozen && (await confirmed(words.forNothing))
    ? followed(signInToday({ forNothing: true }))
    : signedIn
}

export const makeUpHere = (on: string) => followed(makeUp(on))
