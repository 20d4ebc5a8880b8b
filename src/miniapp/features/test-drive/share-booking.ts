import type { Booking } from '@/contract/test-drive'
import { links } from '@/miniapp/lib/links'
import { momentLabel } from '@/miniapp/lib/time'
import { picture } from '@/miniapp/platform/origin'
import { type Shared, useShare } from '@/miniapp/platform/share'
import { words } from './copy'

/** A card for whoever comes along. It leads to the car, not to the booking, which is the member's own. */
export const useShareBooking = (booking: Booking | null) =>
  useShare((): Shared => {
    if (!booking) return { title: words.shareAny, link: links.testDriveSearch() }
    const { model, startsAt, dealer } = booking
    return {
      title: words.shareTitle(model.name, momentLabel(startsAt, dealer.timeZone, new Date())),
      link: links.testDriveSearch({ city: dealer.cityCode, model: model.id }),
      imageUrl: picture(model.card),
    }
  })
