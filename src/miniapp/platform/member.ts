import { login } from './login'
import { useSession } from './session'

let underWay: Promise<boolean> | null = null

/**
 * True once somebody is signed in: ask before the first write, guests may look at everything. False
 * for a member who gave up; throws a `Failure`, as `call` does, when the BFF can't be reached.
 */
export function ensureMember(): Promise<boolean> {
  if (isSignedIn()) return Promise.resolve(true)
  underWay ??= login().finally(() => (underWay = null))
  return underWay
}

function isSignedIn() {
  const { token, expiresAt } = useSession.getState()
  return token !== null && expiresAt !== null && Date.parse(expiresAt) > Date.now()
}
