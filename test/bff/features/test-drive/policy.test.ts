import {
  whyNotBoth,
  whyNotChange,
  whyNotConfirm,
  whyNotOneMore,
  whyNotStart,
  whyNotThisWeek,
  type MemberBooking,
} from '@/bff/features/test-drive/policy'
import { aPolicy } from '../../../support/factories'

const zone = 'Asia/Shanghai'
const at = (clock: string, day = '2026-03-10') => new Date(`${day}T${clock}:00+08:00`)
const now = at('08:00')
const open = { opensAt: at('10:00'), closesAt: at('20:00') }
const policy = aPolicy({ noticeMin: 120, horizonDays: 14 })

test.each([
  ['at the first minute that gives enough notice', at('10:00'), open, null],
  ['off the grid', at('10:10'), open, 'slot_closed'],
  ['before opening', at('09:30'), open, 'slot_closed'],
  ['so late that cleaning would run past closing', at('19:00'), open, 'slot_closed'],
  ['at the last time that still ends in time', at('18:30'), open, null],
  ['on a day off', at('12:00'), null, 'slot_closed'],
  [
    'in the past',
    at('10:00', '2026-03-09'),
    { opensAt: at('10:00', '2026-03-09'), closesAt: at('20:00', '2026-03-09') },
    'slot_closed',
  ],
  [
    'on the last day of the horizon',
    at('10:00', '2026-03-24'),
    { opensAt: at('10:00', '2026-03-24'), closesAt: at('20:00', '2026-03-24') },
    null,
  ],
  [
    'a day past the horizon',
    at('10:00', '2026-03-25'),
    { opensAt: at('10:00', '2026-03-25'), closesAt: at('20:00', '2026-03-25') },
    'slot_closed',
  ],
])('a start %s', (_, startsAt, opening, expected) => {
  expect(whyNotStart(startsAt, opening, policy, zone, now)).toBe(expected)
})

test('the horizon counts days of the dealer, not of the server', () => {
  // Half past midnight on the 11th in Shanghai is still the 10th in UTC.
  const lateNow = new Date('2026-03-10T16:30:00Z')
  const day25 = { opensAt: at('10:00', '2026-03-25'), closesAt: at('20:00', '2026-03-25') }
  expect(whyNotStart(at('10:00', '2026-03-25'), day25, policy, zone, lateNow)).toBeNull()
})

let id = 0
const aBooking = (startsAt: Date, more: Partial<MemberBooking> = {}): MemberBooking => ({
  bookingId: String(id++),
  dealerId: 'd',
  startsAt,
  endsAt: new Date(startsAt.getTime() + 3_600_000),
  state: 'confirmed',
  heldUntil: now,
  ...more,
})

test.each<[string, MemberBooking[], string | null]>([
  ['with none', [], null],
  ['with one to come', [aBooking(at('15:00', '2026-03-18'))], null],
  ['with two to come', [aBooking(at('15:00')), aBooking(at('15:00', '2026-03-18'))], 'booking_limit'],
  ['with two, one of them over', [aBooking(at('06:00')), aBooking(at('15:00', '2026-03-18'))], null],
  [
    'with two, one cancelled',
    [aBooking(at('15:00'), { state: 'cancelled' }), aBooking(at('15:00', '2026-03-18'))],
    null,
  ],
  [
    'after three drives in the same week',
    [
      aBooking(at('01:00', '2026-03-09')),
      aBooking(at('02:00', '2026-03-09')),
      aBooking(at('03:00', '2026-03-09')),
    ],
    'weekly_limit',
  ],
  [
    'after three drives last Sunday',
    [
      aBooking(at('10:00', '2026-03-08')),
      aBooking(at('12:00', '2026-03-08')),
      aBooking(at('14:00', '2026-03-08')),
    ],
    null,
  ],
])('%s, one more drive on Tuesday', (_, bookings, expected) => {
  expect(whyNotOneMore(bookings, { startsAt: at('12:00'), endsAt: at('13:00') }, zone, now)).toBe(expected)
})

test.each<[string, Partial<MemberBooking>, string | null]>([
  ['the very time', { startsAt: at('12:00'), endsAt: at('13:00') }, 'booking_overlap'],
  ['a time around it', { startsAt: at('11:00'), endsAt: at('14:00') }, 'booking_overlap'],
  ['one that ends within it', { startsAt: at('11:30'), endsAt: at('12:30') }, 'booking_overlap'],
  ['one that begins within it', { startsAt: at('12:30'), endsAt: at('13:30') }, 'booking_overlap'],
  ['one that ends when it begins', { startsAt: at('11:00'), endsAt: at('12:00') }, null],
  ['one that begins when it ends', { startsAt: at('13:00'), endsAt: at('14:00') }, null],
  ['a cancelled one', { state: 'cancelled' }, null],
  ['a hold', { state: 'held', heldUntil: at('08:01') }, 'booking_overlap'],
  ['a hold that ran out', { state: 'held', heldUntil: now }, null],
])('a drive from 12:00 to 13:00, beside %s', (_, more, expected) => {
  const times = { startsAt: at('12:00'), endsAt: at('13:00') }
  expect(whyNotBoth([aBooking(at('12:00'), more)], times, now)).toBe(expected)
})

test('a week ends on Sunday at midnight of the dealer', () => {
  const three = ['10:00', '12:00', '14:00'].map((clock) => aBooking(at(clock, '2026-03-15')))
  expect(whyNotThisWeek(three, at('23:30', '2026-03-15'), zone)).toBe('weekly_limit')
  expect(whyNotThisWeek(three, at('00:00', '2026-03-16'), zone)).toBeNull()
})

const times = { endsAt: at('16:00'), heldUntil: at('08:05'), changeableUntil: at('13:00') }

test.each([
  ['held and in time', 'held', at('08:04'), null],
  ['held, at the last instant', 'held', at('08:05'), 'hold_expired'],
  ['released', 'released', at('08:01'), 'hold_expired'],
  ['already confirmed', 'confirmed', at('08:01'), 'hold_expired'],
] as const)('confirming what is %s', (_, state, moment, expected) => {
  expect(whyNotConfirm({ state, ...times }, moment)).toBe(expected)
})

test.each([
  ['in time', 'confirmed', at('12:59'), null],
  ['at the cut-off', 'confirmed', at('13:00'), 'change_too_late'],
  ['after the drive', 'confirmed', at('16:00'), 'booking_ended'],
  ['when it was cancelled', 'cancelled', at('09:00'), 'booking_ended'],
  ['while it is only a hold', 'held', at('08:01'), 'not_found'],
] as const)('changing a booking %s', (_, state, moment, expected) => {
  expect(whyNotChange({ state, ...times }, moment)).toBe(expected)
})
