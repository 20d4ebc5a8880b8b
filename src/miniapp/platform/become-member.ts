import { type FailureCode, settle } from '@/miniapp/lib/settled'
import { ensureMember } from './member'
import { toast } from './page'

/** Signs in whoever asked for that, and says why where it didn't work. False for who gave up, too. */
export async function becomeMember(refusals: Record<FailureCode, string>): Promise<boolean> {
  const signedIn = await settle(ensureMember())
  if (signedIn.status === 'failed') toast(refusals[signedIn.code])
  return signedIn.status === 'ok' && signedIn.value
}
