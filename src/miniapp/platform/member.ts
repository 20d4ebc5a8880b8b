import { settle } from '@/miniapp/lib/settled'
import { call } from './http'
import { login } from './login'
import { allowed } from './privacy-gate'
import { signOut, useSession } from './session'

let underWay: Promise<boolean> | null = null

/**
 * True once somebody is signed in: ask before the first write, guests may look at everything. Who they are is private,
 * so that whoever has not agreed yet is asked first. False for a member who gave up; throws a `Failure`, as `call` does, when the BFF can't be reached.
 */
export function ensureMember(): Promise<boolean> {
  if (useSession.getState().token !== null) return Promise.resolve(true)
  underWay ??= agreeAndLogIn().finally(() => (underWay = null))
  return underWay
}

const agreeAndLogIn = async () => (await allowed('privacy')) && login()

/** Signs out here at once, and at the BFF if it can be reached: nobody is kept signed in by a lost connection. */
export async function endSession(): Promise<void> {
  const { refreshToken } = useSession.getState()
  signOut()
  if (refreshToken) await settle(call('POST /auth/sign-out', { body: { refreshToken } }))
}
