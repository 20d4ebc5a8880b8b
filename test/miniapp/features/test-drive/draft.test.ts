import type { Hold } from '@/contract/test-drive'
import * as api from '@/miniapp/features/test-drive/api'
import {
  confirm,
  drop,
  expire,
  fill,
  forgetPast,
  holdTime,
  resume,
  useDraft,
  want,
  wantInstead,
} from '@/miniapp/features/test-drive/draft'
import { forgetWish, useWish } from '@/miniapp/features/test-drive/wish'
import { Failure } from '@/miniapp/lib/settled'
import { ensureMember } from '@/miniapp/platform/member'
import { aBooking, aDealer, aHold, aModel, aSlot } from '../../../support/phone-factories'

jest.mock('@/miniapp/features/test-drive/api')
jest.mock('@/miniapp/platform/member')
const bff = jest.mocked(api)

const atTen = aSlot('10:00')
const nearest = [aSlot('10:30'), aSlot('09:30'), aSlot('11:00')]
const wanted = { dealer: aDealer(), model: aModel, startsAt: atTen.startsAt }
const details = { contactName: '陈屿', contactPhone: '13800138000', note: '' }

const draft = () => useDraft.getState().draft
const refuse = (code: 'slot_taken' | 'hold_expired' | 'weekly_limit') =>
  Promise.reject(new Failure(code, { code, nearest: code === 'weekly_limit' ? undefined : nearest }))
const lose = () => Promise.reject(new Failure('offline'))

beforeEach(() => {
  useDraft.setState({ draft: null })
  forgetWish()
  jest.resetAllMocks()
  jest.mocked(ensureMember).mockResolvedValue(true)
  bff.hold.mockResolvedValue(aHold())
  bff.release.mockResolvedValue({ released: true })
  bff.book.mockResolvedValue(aBooking())
})

test('a wanted time is held for the member', async () => {
  await want(wanted)
  expect(draft()).toMatchObject({ startsAt: atTen.startsAt, standing: { status: 'held', hold: aHold() } })
})

test('the seconds that are left are counted from their arrival, whatever the clocks of phone and BFF say', async () => {
  const arrived = Date.now()
  bff.hold.mockResolvedValue(aHold({ heldUntil: '1999-01-01T00:00:00.000Z', heldForS: 290 }))
  await want(wanted)
  const { standing } = draft()!
  const left = standing.status === 'held' ? Date.parse(standing.until) - arrived : 0
  expect(Math.round(left / 1000)).toBe(290)
})

test('a time that somebody took meanwhile is gone, and the nearest free ones are offered', async () => {
  bff.hold.mockImplementation(() => refuse('slot_taken'))
  await want(wanted)
  expect(draft()?.standing).toEqual({ status: 'gone', code: 'slot_taken', nearest })
})

test('a limit is told as such, with nothing offered in its place', async () => {
  bff.hold.mockImplementation(() => refuse('weekly_limit'))
  await want(wanted)
  expect(draft()?.standing).toEqual({ status: 'failed', code: 'weekly_limit' })
})

test('asked again after a lost connection, the hold carries the id of the first try', async () => {
  bff.hold.mockImplementationOnce(lose)
  await want(wanted)
  expect(draft()?.standing).toEqual({ status: 'failed', code: 'offline' })

  await holdTime()
  expect(draft()?.standing.status).toBe('held')
  const [first, again] = bff.hold.mock.calls.map(([body]) => body.requestId)
  expect(again).toBe(first)
})

test('another time is another wish: it has its own id, and the time held before goes back', async () => {
  await want(wanted)
  fill(details)
  await wantInstead(nearest[0]!.startsAt)

  const [first, second] = bff.hold.mock.calls.map(([body]) => body.requestId)
  expect(second).not.toBe(first)
  expect(bff.release).toHaveBeenCalledWith(aHold().id)
  expect(draft()).toMatchObject({ startsAt: nearest[0]!.startsAt, details })
})

test('an answer for a time that is no longer wanted changes nothing', async () => {
  let answer: (hold: Hold) => void = () => undefined
  bff.hold.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)))
  const first = want(wanted)
  await wantInstead(nearest[0]!.startsAt)
  const standing = draft()?.standing

  answer(aHold({ id: 'late' }))
  await first
  expect(draft()?.standing).toBe(standing)
})

test('an app that was closed while asking asks again when it is opened', async () => {
  await want(wanted)
  useDraft.setState({ draft: { ...draft()!, standing: { status: 'asking' } } })
  resume()
  await new Promise(process.nextTick)
  expect(bff.hold).toHaveBeenCalledTimes(2)
})

test('a hold that has run out leaves the free times around it', async () => {
  const slots = ['09:30', '10:00', '10:30', '14:00'].map((time) => ({
    ...aSlot(time),
    state: 'free' as const,
  }))
  bff.listTimes.mockResolvedValue({ slots })
  await want(wanted)
  await expire()

  expect(bff.listTimes).toHaveBeenCalledWith({ dealerId: wanted.dealer.id, model: 'lan', date: '2026-03-10' })
  expect(draft()?.standing).toMatchObject({ status: 'gone', code: 'hold_expired' })
  expect(draft()?.standing).toHaveProperty('nearest.length', 3)
})

test('a confirmed booking ends the draft and is remembered for the next one', async () => {
  await want(wanted)
  fill({ ...details, contactName: ' 陈屿 ' })
  expect(await confirm()).toEqual({ status: 'ok', value: aBooking() })

  expect(draft()).toBeNull()
  expect(bff.book).toHaveBeenCalledWith(expect.objectContaining({ contactName: '陈屿', note: undefined }))
  expect(useWish.getState()).toMatchObject({
    contactPhone: '13800138000',
    dealerId: wanted.dealer.id,
    model: 'lan',
  })
})

test('a confirmation that got no answer is sent again as it was', async () => {
  bff.book.mockImplementationOnce(lose)
  await want(wanted)
  fill(details)
  await confirm()
  expect(draft()?.pending).not.toBeNull()

  await expire()
  expect(draft()?.standing.status).toBe('held')

  await confirm()
  const [first, again] = bff.book.mock.calls.map(([body]) => body)
  expect(again).toEqual(first)
  expect(draft()).toBeNull()
})

test('a confirmation that comes too late offers the nearest free times', async () => {
  bff.book.mockImplementation(() => refuse('hold_expired'))
  await want(wanted)
  await confirm()
  expect(draft()).toMatchObject({
    pending: null,
    standing: { status: 'gone', code: 'hold_expired', nearest },
  })
})

test('giving up gives the time back; a confirmation on its way may still need it', async () => {
  await want(wanted)
  drop()
  expect(bff.release).toHaveBeenCalledTimes(1)
  expect(draft()).toBeNull()

  bff.book.mockImplementationOnce(lose)
  await want(wanted)
  await confirm()
  drop()
  expect(bff.release).toHaveBeenCalledTimes(1)
})

test('a time that has passed is no draft any more', async () => {
  await want(wanted)
  forgetPast(new Date('2026-03-10T01:59:00Z'))
  expect(draft()).not.toBeNull()
  forgetPast(new Date('2026-03-10T02:01:00Z'))
  expect(draft()).toBeNull()
})

test('a guest who would rather not sign in is told why nothing is held', async () => {
  jest.mocked(ensureMember).mockResolvedValue(false)
  await want(wanted)
  expect(draft()?.standing).toEqual({ status: 'failed', code: 'unauthenticated' })
  expect(bff.hold).not.toHaveBeenCalled()
})
