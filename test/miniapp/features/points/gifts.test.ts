import { useAccount } from '@/miniapp/features/points/account'
import * as api from '@/miniapp/features/points/api'
import { give, loadFamily, pointsIn, problemWith, takeBack, useGifts } from '@/miniapp/features/points/gifts'
import { loaded, loading } from '@/miniapp/lib/loadable'
import { Failure } from '@/miniapp/lib/settled'
import { ensureMember } from '@/miniapp/platform/member'
import { keepSession, signOut } from '@/miniapp/platform/session'
import { aSession } from '../../../support/phone-cars'
import { aBalance } from '../../../support/phone-points'

jest.mock('@/miniapp/features/points/api')
jest.mock('@/miniapp/platform/member')
const bff = jest.mocked(api)

const given = {
  ...{ id: 'gift', toMemberId: 'ben', points: 20, returned: 0 },
  ...{ givenAt: '2026-03-10T00:00:00.000Z', returnableUntil: '2026-03-11T00:00:00.000Z' },
}

beforeEach(() => {
  jest.resetAllMocks()
  useGifts.setState({ family: loading, last: null })
  jest.mocked(ensureMember).mockResolvedValue(true)
  bff.give.mockResolvedValue(given)
  bff.getBalance.mockResolvedValue(aBalance({ available: 100 }))
})

test('a gift is remembered while it can be regretted, and the balance is asked for', async () => {
  await give('ben', 20)
  expect(bff.give).toHaveBeenCalledWith({ toMemberId: 'ben', points: 20 }, expect.any(String))
  expect(useGifts.getState().last).toEqual(given)
  expect(useAccount.getState().balance).toEqual(loaded(aBalance({ available: 100 })))
})

test('without an answer, the same gift is asked for again, and another one is another', async () => {
  bff.give.mockRejectedValueOnce(new Failure('timeout'))
  await give('ben', 20)
  await give('ben', 20)
  await give('ben', 30)
  const [first, second, third] = bff.give.mock.calls.map(([, requestId]) => requestId)
  expect(second).toBe(first)
  expect(third).not.toBe(first)
})

test('what came back is told', async () => {
  await give('ben', 20)
  bff.takeBack.mockResolvedValue({ ...given, returned: 15 })
  expect(await takeBack('gift')).toMatchObject({ value: { returned: 15 } })
  expect(useGifts.getState().last).toMatchObject({ returned: 15 })
})

test('a gift that can’t be taken back stays given', async () => {
  await give('ben', 20)
  bff.takeBack.mockRejectedValue(new Failure('gift_spent'))
  expect(await takeBack('gift')).toMatchObject({ code: 'gift_spent' })
  expect(useGifts.getState().last).toEqual(given)
})

test.each([
  ['20', 20],
  ['0', null],
  ['', null],
  ['1.5', null],
  ['-3', null],
  ['12345678', null],
])('%p is %p points', (text, points) => expect(pointsIn(text)).toBe(points))

test.each([
  ['', null],
  ['20', null],
  ['0', 'tooFew'],
  ['000', 'tooFew'],
  ['1.5', 'notWhole'],
  ['21', 'tooMany'],
])('of 20 points, %p: %p', (text, problem) => expect(problemWith(text, 20)).toBe(problem))

test('nobody sees the family of who was signed in before', async () => {
  keepSession(aSession('anna'))
  bff.listFamily.mockResolvedValue({ family: [{ id: 'ben', phone: null }] })
  await loadFamily()
  signOut()
  expect(useGifts.getState().family).toEqual(loading)
})
