import * as api from '@/miniapp/features/points/api'
import { loadSignIn, makeUp, signInToday, useSignIn } from '@/miniapp/features/points/sign-in'
import { loaded, loading } from '@/miniapp/lib/loadable'
import { Failure } from '@/miniapp/lib/settled'
import { ensureMember } from '@/miniapp/platform/member'
import { keepSession, signOut } from '@/miniapp/platform/session'
import { aSession } from '../../../support/phone-cars'
import { aMonth, aSignIn } from '../../../support/phone-points'

jest.mock('@/miniapp/features/points/api')
jest.mock('@/miniapp/platform/member')
const bff = jest.mocked(api)

const done = aMonth({ isDone: true, streak: 3 })

beforeEach(() => {
  jest.resetAllMocks()
  jest.mocked(ensureMember).mockResolvedValue(true)
  // Whoever was here before took with them what was left open.
  keepSession(aSession('somebody'))
  signOut()
  bff.getSignIn.mockResolvedValue(aMonth())
  bff.signIn.mockResolvedValue(aSignIn())
})

test('a sign-in goes with the nonce that was shown, and the month is asked for again', async () => {
  await loadSignIn()
  bff.getSignIn.mockResolvedValue(done)
  expect(await signInToday()).toMatchObject({ status: 'ok', value: { points: 5 } })
  expect(bff.signIn).toHaveBeenCalledWith({ nonce: aMonth().nonce, requestId: expect.any(String) })
  expect(useSignIn.getState()).toEqual({ month: loaded(done), brought: aSignIn() })
})

test('whoever gets no points for now does not spend the day before they know', async () => {
  bff.getSignIn.mockResolvedValue(aMonth({ isFrozen: true, reward: 0 }))
  expect(await signInToday()).toMatchObject({ code: 'points_frozen' })
  expect(bff.signIn).not.toHaveBeenCalled()
  expect(await signInToday({ forNothing: true })).toMatchObject({ status: 'ok' })
})

test('a guest signs in to the account, and then for the day, in one go', async () => {
  jest.mocked(ensureMember).mockImplementation(async () => {
    keepSession(aSession('anna'))
    return true
  })
  expect(await signInToday()).toMatchObject({ status: 'ok' })
  expect(bff.getSignIn).toHaveBeenCalledTimes(2)
})

test('a guest who would rather not sign in has signed in for nothing', async () => {
  jest.mocked(ensureMember).mockResolvedValue(false)
  expect(await signInToday()).toMatchObject({ code: 'unauthenticated' })
  expect(bff.signIn).not.toHaveBeenCalled()
  expect(ensureMember).toHaveBeenCalledTimes(1)
})

test('who has signed in elsewhere is told so, and the page knows it from then on', async () => {
  await loadSignIn()
  bff.signIn.mockRejectedValue(new Failure('signed_in_today'))
  bff.getSignIn.mockResolvedValue(done)
  expect(await signInToday()).toMatchObject({ code: 'signed_in_today' })
  expect(useSignIn.getState().month).toEqual(loaded(done))
})

test('a member who turns out to have signed in today asks for no second one', async () => {
  bff.getSignIn.mockResolvedValue(done)
  expect(await signInToday()).toMatchObject({ code: 'signed_in_today' })
  expect(bff.signIn).not.toHaveBeenCalled()
})

test.each(['nonce_expired', 'nonce_invalid', 'nonce_used'] as const)(
  'after %s, another nonce is fetched and the tap is not lost',
  async (code) => {
    await loadSignIn()
    bff.signIn.mockRejectedValueOnce(new Failure(code))
    bff.getSignIn.mockResolvedValue(aMonth({ nonce: 'another-nonce-000002' }))
    expect(await signInToday()).toMatchObject({ status: 'ok' })
    const [[first], [second]] = bff.signIn.mock.calls as [[api.Ticket], [api.Ticket]]
    expect(second.nonce).toBe('another-nonce-000002')
    expect(second.requestId).not.toBe(first.requestId)
  },
)

test('without an answer, the next tap asks the very same', async () => {
  await loadSignIn()
  bff.signIn.mockRejectedValueOnce(new Failure('timeout'))
  expect(await signInToday()).toMatchObject({ code: 'timeout' })
  bff.getSignIn.mockResolvedValue(aMonth({ nonce: 'another-nonce-000002' }))
  await loadSignIn()
  await signInToday()
  const [first, second] = bff.signIn.mock.calls
  expect(second).toEqual(first)
})

test('a day that was missed is made up for with the nonce of make-ups', async () => {
  await loadSignIn()
  bff.makeUp.mockResolvedValue(aSignIn({ on: '2026-03-08' }))
  expect(await makeUp('2026-03-08')).toMatchObject({ status: 'ok' })
  expect(bff.makeUp).toHaveBeenCalledWith({
    on: '2026-03-08',
    nonce: aMonth().makeUpNonce,
    requestId: expect.any(String),
  })
  // It is not what today has brought.
  expect(useSignIn.getState().brought).toBeNull()
})

test('what a sign-in brought is not told the day after', async () => {
  await signInToday()
  bff.getSignIn.mockResolvedValue(aMonth({ today: '2026-03-11' }))
  await loadSignIn()
  expect(useSignIn.getState().brought).toBeNull()
})

test('a lost connection leaves the month on the page', async () => {
  await loadSignIn()
  bff.getSignIn.mockRejectedValue(new Failure('offline'))
  await loadSignIn()
  expect(useSignIn.getState().month).toMatchObject({ status: 'loaded', kept: 'offline' })
})

test('nobody sees the month of who was signed in before', async () => {
  keepSession(aSession('anna'))
  await loadSignIn()
  signOut()
  expect(useSignIn.getState()).toEqual({ month: loading, brought: null })
})
