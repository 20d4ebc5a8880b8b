import { balanceLine } from '@/miniapp/features/points/balance-line'
import * as api from '@/miniapp/features/points/api'
import { byMonth, loadJournal, loadMoreOf, loadStory, useJournal } from '@/miniapp/features/points/journal'
import { loading } from '@/miniapp/lib/loadable'
import { Failure } from '@/miniapp/lib/settled'
import { ensureMember } from '@/miniapp/platform/member'
import { keepSession, signOut } from '@/miniapp/platform/session'
import { aSession } from '../../../support/phone-cars'
import { aTransfer } from '../../../support/phone-points'

jest.mock('@/miniapp/features/points/api')
jest.mock('@/miniapp/platform/member')
const bff = jest.mocked(api)

const ids = (which: 'all' | 'in' | 'out') => {
  const list = useJournal.getState().lists[which]
  return list.status === 'loaded' ? list.value.transfers.map(({ id }) => id) : list.status
}

beforeEach(() => {
  useJournal.setState({ lists: { all: loading, in: loading, out: loading, pending: loading }, stories: {} })
  jest.resetAllMocks()
  jest.mocked(ensureMember).mockResolvedValue(true)
  bff.listTransfers.mockResolvedValue({ transfers: [aTransfer({ id: 'a' })], next: 'further' })
})

test('a journal goes on where it ends', async () => {
  await loadJournal('all')
  bff.listTransfers.mockResolvedValue({ transfers: [aTransfer({ id: 'b' })], next: null })
  await loadMoreOf('all')
  expect(bff.listTransfers).toHaveBeenLastCalledWith(undefined, 'further')
  expect(ids('all')).toEqual(['a', 'b'])
  await loadMoreOf('all')
  expect(bff.listTransfers).toHaveBeenCalledTimes(2)
})

test('each direction has a list of its own', async () => {
  await loadJournal('out')
  expect(bff.listTransfers).toHaveBeenCalledWith('out', undefined)
  expect([ids('all'), ids('out')]).toEqual(['loading', ['a']])
})

test('more of a list that was loaded anew meanwhile is not added to it', async () => {
  await loadJournal('all')
  let answer: (page: { transfers: []; next: null }) => void = () => undefined
  bff.listTransfers.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)))
  const more = loadMoreOf('all')
  await loadJournal('all')
  answer({ transfers: [], next: null })
  await more
  expect(useJournal.getState().lists.all).toMatchObject({ value: { next: 'further' } })
})

test('a story that can’t be had says so, and one that was there stays', async () => {
  bff.getStory.mockRejectedValue(new Failure('not_found'))
  await loadStory('a')
  expect(useJournal.getState().stories['a']).toMatchObject({ status: 'failed', code: 'not_found' })
  const story = { ...aTransfer(), state: null, paidBy: [], paidFor: [], left: [], returnableUntil: null }
  bff.getStory.mockResolvedValue(story)
  await loadStory('a')
  bff.getStory.mockRejectedValue(new Failure('offline'))
  await loadStory('a')
  expect(useJournal.getState().stories['a']).toMatchObject({ value: story, kept: 'offline' })
})

test('months begin in Shanghai, and only a whole one is summed up', () => {
  const transfers = [
    aTransfer({ id: 'd', at: '2026-03-10T00:00:00.000Z', change: -30 }),
    aTransfer({ id: 'c', at: '2026-02-28T16:30:00.000Z', change: 5 }),
    aTransfer({ id: 'b', at: '2026-02-28T15:30:00.000Z', change: 0 }),
    aTransfer({ id: 'a', at: '2026-02-01T00:00:00.000Z', change: 50 }),
  ]
  const told = (next: string | null) =>
    byMonth({ transfers, next }).map(({ month, transfers, sums }) => [month, transfers.length, sums])
  const march = ['2026-03', 2, { came: 5, went: 30 }]
  expect(told('further')).toEqual([march, ['2026-02', 2, null]])
  expect(told(null)).toEqual([march, ['2026-02', 2, { came: 50, went: 0 }]])
})

test('the line of a balance ends with what there is now', () => {
  const transfers = [
    aTransfer({ at: '2026-03-10T00:00:00.000Z', change: -30 }),
    aTransfer({ at: '2026-03-09T00:00:00.000Z', change: 50 }),
  ]
  const now = new Date('2026-03-11T00:00:00.000Z')
  expect(balanceLine(transfers, 20, now)).toEqual([
    { at: Date.parse('2026-03-09T00:00:00.000Z'), value: 50 },
    { at: Date.parse('2026-03-10T00:00:00.000Z'), value: 20 },
    { at: now.getTime(), value: 20 },
  ])
})

test('nobody reads the journal of who was signed in before', async () => {
  keepSession(aSession('anna'))
  await loadJournal('all')
  signOut()
  expect(ids('all')).toBe('loading')
})
