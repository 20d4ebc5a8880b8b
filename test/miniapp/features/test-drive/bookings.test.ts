import * as api from '@/miniapp/features/test-drive/api'
import {
  canChange,
  cancel,
  forgetBookings,
  loadBookings,
  loadMoreBookings,
  reschedule,
  useBookings,
} from '@/miniapp/features/test-drive/bookings'
import { Failure } from '@/miniapp/lib/settled'
import { ensureMember } from '@/miniapp/platform/member'
import { aBooking, aSlot } from '../../../support/phone-factories'

jest.mock('@/miniapp/features/test-drive/api')
jest.mock('@/miniapp/platform/member')
const bff = jest.mocked(api)

const first = aBooking({ id: 'first' })
const second = aBooking({ id: 'second' })
const upcoming = () => useBookings.getState().upcoming
const ids = () => {
  const list = upcoming()
  return list.status === 'loaded' ? list.value.bookings.map(({ id }) => id) : list.status
}

beforeEach(() => {
  forgetBookings()
  jest.resetAllMocks()
  jest.mocked(ensureMember).mockResolvedValue(true)
  bff.listBookings.mockResolvedValue({ bookings: [first], next: 'more' })
})

test('the list goes on where it ended, until there is no more', async () => {
  await loadBookings('upcoming')
  bff.listBookings.mockResolvedValue({ bookings: [second], next: null })
  await loadMoreBookings('upcoming')
  expect(bff.listBookings).toHaveBeenLastCalledWith('upcoming', 'more')
  expect(ids()).toEqual(['first', 'second'])

  await loadMoreBookings('upcoming')
  expect(bff.listBookings).toHaveBeenCalledTimes(2)
})

test('a list that was loaded anew meanwhile gets no piece of the old one', async () => {
  await loadBookings('upcoming')
  bff.listBookings.mockImplementationOnce(async () => {
    await loadBookings('upcoming')
    return { bookings: [second], next: null }
  })
  await loadMoreBookings('upcoming')
  expect(ids()).toEqual(['first'])
})

test('offline, the bookings known so far stay and say that they are old', async () => {
  await loadBookings('upcoming')
  bff.listBookings.mockRejectedValue(new Failure('offline'))
  await loadBookings('upcoming')
  expect(upcoming()).toMatchObject({ status: 'loaded', kept: 'offline' })
})

test('a moved booking shows its new time at once', async () => {
  const moved = { ...first, ...aSlot('14:00') }
  bff.reschedule.mockResolvedValue(moved)
  await reschedule(first, moved.startsAt)
  expect(useBookings.getState().one.first).toEqual({ status: 'loaded', value: moved })
})

test('when the new time is taken, the booking keeps its old one', async () => {
  bff.reschedule.mockRejectedValue(new Failure('slot_taken', { code: 'slot_taken', nearest: [] }))
  const settled = await reschedule(first, aSlot('14:00').startsAt)
  expect(settled).toMatchObject({ status: 'failed', code: 'slot_taken' })
  expect(useBookings.getState().one).toEqual({})
})

test('a change that got no answer is asked again with its id; another change has another', async () => {
  bff.cancel.mockRejectedValueOnce(new Failure('timeout'))
  bff.cancel.mockResolvedValue(aBooking({ state: 'cancelled' }))
  await cancel(first, 'time')
  await cancel(first, 'time')
  await cancel(second, 'time')
  const [lost, again, other] = bff.cancel.mock.calls.map(([, body]) => body.requestId)
  expect(again).toBe(lost)
  expect(other).not.toBe(lost)
})

test('a booking can be changed until the dealer has to prepare for it', () => {
  const { changeableUntil } = first
  const just = new Date(Date.parse(changeableUntil) - 1)
  expect(canChange(first, just)).toBe(true)
  expect(canChange(first, new Date(changeableUntil))).toBe(false)
  expect(canChange({ ...first, state: 'cancelled' }, just)).toBe(false)
})
