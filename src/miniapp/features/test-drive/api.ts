import type { CancelReason } from '@/contract/test-drive'
import { call } from '@/miniapp/platform/http'

type Where = { latitude: number; longitude: number } | null
type Day = { city: string; date: string; model: string }
type Timed = { dealerId: string; model: string; date: string }
type Wanted = { dealerId: string; modelId: string; startsAt: string; requestId: string }
type Details = { contactName: string; contactPhone?: string; note?: string }

export const listCities = () => call('GET /test-drive/cities')

export const listDays = (city: string) => call('GET /test-drive/days', { query: { city } })

export const listFreeTimes = (day: Day, where: Where) =>
  call('GET /test-drive/availability', { query: { ...day, ...where } })

export const listDealers = (city: string, where: Where, limit: number) =>
  call('GET /test-drive/dealers', { query: { city, ...where, limit } })

export const getDealer = (dealerId: string, where: Where) =>
  call('GET /test-drive/dealers/:dealerId', { params: { dealerId }, query: { ...where } })

export const listTimes = (query: Timed) => call('GET /test-drive/slots', { query })

export const listTimesToMove = (bookingId: string, date: string) =>
  call('GET /test-drive/bookings/:bookingId/slots', { params: { bookingId }, query: { date } })

export const hold = (body: Wanted) => call('POST /test-drive/holds', { body })

export const release = (holdId: string) => call('DELETE /test-drive/holds/:holdId', { params: { holdId } })

export const book = (body: Details & { holdId: string; requestId: string }) =>
  call('POST /test-drive/bookings', { body })

export const listBookings = (when: 'upcoming' | 'past', cursor?: string) =>
  call('GET /test-drive/bookings', { query: { when, cursor } })

export const getBooking = (bookingId: string) =>
  call('GET /test-drive/bookings/:bookingId', { params: { bookingId } })

export const reschedule = (bookingId: string, body: { startsAt: string; requestId: string }) =>
  call('POST /test-drive/bookings/:bookingId/reschedule', { params: { bookingId }, body })

export const cancel = (bookingId: string, body: { reason: CancelReason; requestId: string }) =>
  call('POST /test-drive/bookings/:bookingId/cancel', { params: { bookingId }, body })

export const listGuests = ({ dealerId, date }: { dealerId: string; date: string }) =>
  call('GET /dealers/:dealerId/test-drives/bookings', { params: { dealerId }, query: { date } })

export const arrive = (dealerId: string, bookingId: string) =>
  call('POST /dealers/:dealerId/test-drives/bookings/:bookingId/arrival', {
    params: { dealerId, bookingId },
  })
