import { Type, type Static } from '@sinclair/typebox'
import type { EndpointMap } from './endpoint'
import {
  CalendarDay,
  CityCode,
  Cursor,
  Id,
  Instant,
  Latitude,
  Longitude,
  MobilePhone,
  ModelId,
  OneOf,
  OrNull,
  PicturePath,
  Words,
} from './primitives'

export type City = Static<typeof City>
export const City = Type.Object({
  code: CityCode,
  name: Type.String(),
  province: Type.String(),
  latitude: Latitude,
  longitude: Longitude,
  dealerCount: Type.Integer(),
})

export type DriveDay = Static<typeof DriveDay>
export const DriveDay = Type.Object({
  date: CalendarDay,
  /** A make-up workday is a Saturday or Sunday on which people work. */
  kind: OneOf('workday', 'weekend', 'holiday', 'makeup'),
  /** The holiday's name, on holidays and make-up workdays. */
  holiday: OrNull(Type.String()),
  /** Dealers of the city that can still be visited that day. */
  openDealers: Type.Integer(),
})

export type Dealer = Static<typeof Dealer>
export const Dealer = Type.Object({
  id: Id,
  name: Type.String(),
  cityCode: CityCode,
  cityName: Type.String(),
  address: Type.String(),
  phone: Type.String(),
  latitude: Latitude,
  longitude: Longitude,
  timeZone: Type.String(),
  cover: PicturePath,
  /** The cover for a list, no larger than it is shown. */
  thumb: PicturePath,
  /** Great-circle metres from where the caller said to be; null when it did not say. */
  distanceM: OrNull(Type.Integer()),
})

/** A time that can be booked now, and with which models. */
/** When a drive in the model asked for can begin, earliest first. */
export type DealerDay = Static<typeof DealerDay>
export const DealerDay = Type.Object({
  dealer: Dealer,
  starts: Type.Array(Instant),
})

/** Why a time can't be booked: somebody has it, the dealer wants more notice, or the day has it all. */
export type SlotState = Static<typeof SlotState>
export const SlotState = OneOf('free', 'taken', 'too_soon')

export type DaySlot = Static<typeof DaySlot>
export const DaySlot = Type.Object({ startsAt: Instant, endsAt: Instant, state: SlotState })

export type Hold = Static<typeof Hold>
export const Hold = Type.Object({
  id: Id,
  dealerId: Id,
  modelId: ModelId,
  startsAt: Instant,
  endsAt: Instant,
  heldUntil: Instant,
  /** Seconds left of it as this was answered: what a phone counts down, whose clock may be wrong. */
  heldForS: Type.Integer({ minimum: 0 }),
})

export type CancelReason = Static<typeof CancelReason>
export const CancelReason = OneOf('time', 'dealer', 'model', 'bought', 'other')

export type Booking = Static<typeof Booking>
export const Booking = Type.Object({
  id: Id,
  state: OneOf('confirmed', 'ended', 'cancelled'),
  startsAt: Instant,
  endsAt: Instant,
  dealer: Dealer,
  model: Type.Object({
    ...{ id: ModelId, name: Type.String() },
    ...{ card: PicturePath, side: PicturePath, thumb: PicturePath },
  }),
  car: Type.Object({ name: Type.String(), paint: Type.String() }),
  consultant: Type.Object({ name: Type.String(), title: Type.String() }),
  contactName: Type.String(),
  contactPhone: Type.String({ description: 'Masked' }),
  note: Type.String(),
  cancelReason: OrNull(CancelReason),
  /** Until when the member can reschedule or cancel. */
  changeableUntil: Instant,
  /** When a consultant said that the member was there. */
  arrivedAt: OrNull(Instant),
  /** Nobody came. */
  isMissed: Type.Boolean(),
  /** What coming brings, or has brought; 0 when nothing was promised, or it is lost. */
  promisedPoints: Type.Integer(),
})

export type BookingPage = Static<typeof BookingPage>
export const BookingPage = Type.Object({
  bookings: Type.Array(Booking),
  next: OrNull(Cursor),
})

const Where = { latitude: Type.Optional(Latitude), longitude: Type.Optional(Longitude) }
const BookingParams = Type.Object({ bookingId: Id })

export const testDriveEndpoints = {
  'GET /test-drive/cities': {
    who: 'anyone',
    summary: 'Cities with a dealer that lends demo cars',
    reply: { 200: Type.Object({ cities: Type.Array(City) }) },
  },
  'GET /test-drive/days': {
    who: 'anyone',
    summary: 'The days that can be booked in a city, from today to the horizon',
    query: Type.Object({ city: CityCode }),
    reply: { 200: Type.Object({ days: Type.Array(DriveDay) }) },
    refusals: ['not_found'],
  },
  'GET /test-drive/availability': {
    who: 'anyone',
    summary: "A city's dealers that lend a model, with their free times of one day, nearest dealer first",
    query: Type.Object({ city: CityCode, date: CalendarDay, model: ModelId, ...Where }),
    reply: { 200: Type.Object({ dealers: Type.Array(DealerDay) }) },
    refusals: ['not_found'],
  },
  'GET /test-drive/dealers': {
    who: 'anyone',
    summary: 'Dealers near a place, or of a city, nearest first',
    query: Type.Object({
      city: Type.Optional(CityCode),
      ...Where,
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 50 })),
    }),
    reply: { 200: Type.Object({ dealers: Type.Array(Dealer) }) },
  },
  'GET /test-drive/dealers/:dealerId': {
    who: 'anyone',
    summary: 'One dealer and the models it lends',
    params: Type.Object({ dealerId: Id }),
    query: Type.Object(Where),
    reply: { 200: Type.Object({ dealer: Dealer, models: Type.Array(ModelId) }) },
    refusals: ['not_found'],
  },
  'GET /test-drive/slots': {
    who: 'anyone',
    summary: "Every time of a dealer's day for one model, with its state",
    query: Type.Object({ dealerId: Id, model: ModelId, date: CalendarDay }),
    reply: { 200: Type.Object({ slots: Type.Array(DaySlot) }) },
    refusals: ['not_found'],
  },
  'POST /test-drive/holds': {
    who: 'member',
    summary: 'Keep a time for a few minutes while the form is filled',
    body: Type.Object({ dealerId: Id, modelId: ModelId, startsAt: Instant, requestId: Id }),
    reply: { 201: Hold },
    refusals: [
      'slot_taken',
      'slot_closed',
      'booking_limit',
      'booking_overlap',
      'weekly_limit',
      'request_reused',
      'not_found',
    ],
  },
  'DELETE /test-drive/holds/:holdId': {
    who: 'member',
    summary: 'Give a held time back',
    params: Type.Object({ holdId: Id }),
    reply: { 200: Type.Object({ released: Type.Boolean() }) },
  },
  'POST /test-drive/bookings': {
    who: 'member',
    summary: 'Turn a hold into a booking',
    body: Type.Object({
      holdId: Id,
      contactName: Words(20),
      contactPhone: Type.Optional(MobilePhone),
      note: Type.Optional(Type.String({ maxLength: 200 })),
      requestId: Id,
    }),
    reply: { 201: Booking },
    refusals: ['hold_expired', 'booking_overlap', 'request_reused', 'invalid_input', 'not_found'],
  },
  'GET /test-drive/bookings': {
    who: 'member',
    summary: "The member's bookings, upcoming soonest first or past latest first",
    query: Type.Object({
      when: OneOf('upcoming', 'past'),
      cursor: Type.Optional(Cursor),
    }),
    reply: { 200: BookingPage },
  },
  'GET /test-drive/bookings/:bookingId': {
    who: 'member',
    summary: 'One booking of the member',
    params: BookingParams,
    reply: { 200: Booking },
    refusals: ['not_found'],
  },
  'GET /test-drive/bookings/:bookingId/slots': {
    who: 'member',
    summary: 'The times of a day that a booking can move to; its own time is not in its way',
    params: Type.Object({ bookingId: Id }),
    query: Type.Object({ date: CalendarDay }),
    reply: { 200: Type.Object({ slots: Type.Array(DaySlot) }) },
    refusals: ['not_found'],
  },
  'POST /test-drive/bookings/:bookingId/reschedule': {
    who: 'member',
    summary: 'Move a booking; the old time is kept until the new one is certain',
    params: BookingParams,
    body: Type.Object({ startsAt: Instant, requestId: Id }),
    reply: { 200: Booking },
    refusals: [
      'slot_taken',
      'slot_closed',
      'booking_overlap',
      'change_too_late',
      'booking_ended',
      'weekly_limit',
      'request_reused',
      'not_found',
    ],
  },
  'POST /test-drive/bookings/:bookingId/cancel': {
    who: 'member',
    summary: 'Cancel a booking; its time is free at once',
    params: BookingParams,
    body: Type.Object({ reason: CancelReason, requestId: Id }),
    reply: { 200: Booking },
    refusals: ['change_too_late', 'booking_ended', 'request_reused', 'not_found'],
  },
} as const satisfies EndpointMap

/** A drive as those see it who receive its guest: `missed` is said by time alone, `arrived` by them. */
export type GuestDrive = Static<typeof GuestDrive>
export const GuestDrive = Type.Object({
  bookingId: Id,
  startsAt: Instant,
  endsAt: Instant,
  state: OneOf('expected', 'arrived', 'missed'),
  /** Whether they can be said to have come by now. */
  canArrive: Type.Boolean(),
  model: Type.String(),
  car: Type.String(),
  consultant: Type.String(),
  contactName: Type.String(),
  /** Masked. */
  contactPhone: Type.String(),
  note: Type.String(),
})

export const testDriveStaffEndpoints = {
  'GET /dealers/:dealerId/test-drives/bookings': {
    who: 'consultant',
    summary: "A dealer's drives of one day, the earliest first",
    params: Type.Object({ dealerId: Id }),
    query: Type.Object({ date: CalendarDay }),
    reply: { 200: Type.Object({ drives: Type.Array(GuestDrive) }) },
  },
  'POST /dealers/:dealerId/test-drives/bookings/:bookingId/arrival': {
    who: 'consultant',
    summary: 'Say that a member has come for their drive; said again, it is what it was',
    params: Type.Object({ dealerId: Id, bookingId: Id }),
    reply: { 200: Type.Object({ bookingId: Id, arrivedAt: Instant }) },
    refusals: ['arrival_too_early', 'arrival_too_late', 'booking_ended', 'not_found'],
  },
} as const satisfies EndpointMap
