import type { Booking } from '@/contract/test-drive'
import { addToCalendar } from '@/miniapp/platform/calendar'
import { toast } from '@/miniapp/platform/page'
import { calendarOutcomes, words } from './copy'

/** Time enough to set out. */
const REMIND_MINUTES = 120

export async function addBookingToCalendar({ id, model, dealer, startsAt, endsAt }: Booking) {
  const outcome = await addToCalendar({
    id,
    title: words.calendarTitle(model.name),
    startsAt,
    endsAt,
    place: `${dealer.name} ${dealer.address}`,
    notes: words.calendarNotes(dealer.phone),
    remindMinutes: REMIND_MINUTES,
  })
  toast(calendarOutcomes[outcome])
}
