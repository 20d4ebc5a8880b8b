import type { CarModel } from '@/contract/brand'
import type { Dealer } from '@/contract/test-drive'
import { links } from '@/miniapp/lib/links'
import { becomeMember } from '@/miniapp/platform/become-member'
import { go } from '@/miniapp/platform/page'
import { refusals } from './copy'
import { want } from './draft'

/** A time was tapped: signs the guest in, asks for the time, and goes where the booking is confirmed. */
export async function chooseTime(dealer: Dealer, model: CarModel, startsAt: string) {
  if (!(await becomeMember(refusals))) return

  // The answer is shown on the page it leads to; the tap doesn't wait for it.
  void want({ dealer, model, startsAt })
  await go(links.testDriveConfirm({ dealerId: dealer.id, model: model.id, startsAt }))
}
