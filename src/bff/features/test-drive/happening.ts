import type { NewHappening } from '@/bff/lib/happening'
import type { BookingRow } from './store'

export type DriveType = Extract<NewHappening['type'], `test_drive.${string}`>

/** What became of a booking, as others hear of it. */
export const happeningOf = (type: DriveType, booking: BookingRow, at: Date): NewHappening => ({
  ...{ memberId: booking.memberId, type, subject: booking.id, at },
  body: { bookingId: booking.id, dealerId: booking.dealerId, modelId: booking.modelId },
})
