import * as api from '@/miniapp/features/points/api'
import { claim, inOrder, loadTasks, readyCount, useTasks } from '@/miniapp/features/points/tasks'
import { wayTo } from '@/miniapp/features/points/ways'
import { loaded, loading } from '@/miniapp/lib/loadable'
import { Failure } from '@/miniapp/lib/settled'
import { ensureMember } from '@/miniapp/platform/member'
import { keepSession, signOut } from '@/miniapp/platform/session'
import { aSession } from '../../../support/phone-cars'
import { aTask } from '../../../support/phone-points'

jest.mock('@/miniapp/features/points/api')
jest.mock('@/miniapp/platform/member')
const bff = jest.mocked(api)

const open = aTask({ id: 'open' })
const ready = aTask({ id: 'ready', state: 'ready', done: 1 })
const claimed = aTask({ id: 'claimed', state: 'claimed', done: 1 })

beforeEach(() => {
  useTasks.setState({ tasks: loading })
  jest.resetAllMocks()
  jest.mocked(ensureMember).mockResolvedValue(true)
  bff.listTasks.mockResolvedValue({ tasks: [open, ready, claimed] })
})

test('what can be taken comes first, what was taken last', () => {
  expect(inOrder([claimed, open, ready]).map(({ id }) => id)).toEqual(['ready', 'open', 'claimed'])
  expect(readyCount([claimed, open, ready])).toBe(1)
})

test('a reward that was taken is marked at once', async () => {
  await loadTasks()
  const taken = { ...ready, state: 'claimed' as const }
  bff.claimTask.mockResolvedValue({ task: taken, points: 50, growth: 10, claimedAt: '2026-03-10T00:00:00Z' })
  expect(await claim(ready)).toMatchObject({ status: 'ok', value: { points: 50 } })
  expect(useTasks.getState().tasks).toEqual(loaded([open, taken, claimed]))
})

test('without an answer, the reward is asked for once more and not twice', async () => {
  bff.claimTask.mockRejectedValueOnce(new Failure('timeout')).mockRejectedValue(new Failure('task_claimed'))
  await claim(ready)
  await claim(ready)
  const [[, first], [, second]] = bff.claimTask.mock.calls as [[string, string], [string, string]]
  expect(second).toBe(first)
  await claim(ready)
  expect(bff.claimTask.mock.calls[2]?.[1]).not.toBe(first)
})

test('a reward that could not be taken stays to be taken', async () => {
  await loadTasks()
  bff.claimTask.mockRejectedValue(new Failure('points_frozen'))
  expect(await claim(ready)).toMatchObject({ code: 'points_frozen' })
  expect(useTasks.getState().tasks).toEqual(loaded([open, ready, claimed]))
})

test('nobody sees the tasks of who was signed in before', async () => {
  keepSession(aSession('anna'))
  await loadTasks()
  signOut()
  expect(useTasks.getState().tasks).toEqual(loading)
})

test('a task leads to where it is done, and one of tomorrow’s build nowhere', () => {
  expect(wayTo('car.verified')).toBe('/pages/garage/index')
  expect(wayTo('sign_in.done')).toBeNull()
  expect(wayTo('moon.visited')).toBeNull()
})
