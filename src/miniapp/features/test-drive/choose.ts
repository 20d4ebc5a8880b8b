import type { CarModel } from '@/contract/brand'
import type { Dealer } from '@/contract/test-drive'
import { links } from '@/miniapp/lib/links'
import { settle } from '@/miniapp/lib/settled'
import { ensureMember } from '@/miniapp/platform/member'
import { go, toast } from '@/miniapp/platform/page'
import { refusals } from './copy'
import { want } from './draft'

/** A time was tapped: signs the guest in, asks for the time, and goes where the booking is confirmed. */
export async function chooseTime(dealer: Dealer, model: CarModel, startsAt: string) {
  const signedIn = await settle(ensureMember())
  if (signedIn.status === 'failed') return toast(refusals[signedIn.code])
  if (!signedIn.value) return

  // The answer is shown on the page it leads to; the tap doesn't wait for it.
  void want({ dealer, model, startsAt })
  await go(links.testDriveConfirm({ dealerId: dealer.id, model: model.id, startsAt }))
}
