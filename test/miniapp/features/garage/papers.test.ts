import * as api from '@/miniapp/features/garage/api'
import {
  loadMoreReadings,
  loadReadings,
  loadRecalls,
  noteReading,
  offerTransfer,
  seeRecalls,
  usePapers,
  voidTransfer,
} from '@/miniapp/features/garage/papers'
import { Failure } from '@/miniapp/lib/settled'
import { ensureMember } from '@/miniapp/platform/member'
import { keepSession, signOut } from '@/miniapp/platform/session'
import { aSession } from '../../../support/phone-cars'

jest.mock('@/miniapp/features/garage/api')
jest.mock('@/miniapp/platform/member')
const bff = jest.mocked(api)

const entry = (id: string, km: number) => ({ id, km, readOn: '2026-03-01', source: 'owner' as const })
const readings = () => usePapers.getState().readings['car']
const kms = () => {
  const list = readings()
  return list?.status === 'loaded' ? list.value.entries.map(({ km }) => km) : list?.status
}

beforeEach(() => {
  signOut()
  keepSession(aSession('anna'))
  jest.resetAllMocks()
  jest.mocked(ensureMember).mockResolvedValue(true)
  bff.listCars.mockResolvedValue({ cars: [] })
  bff.listReadings.mockResolvedValue({ entries: [entry('b', 200)], next: 'more' })
})

test('readings go on where they ended, until there are no more', async () => {
  await loadReadings('car')
  bff.listReadings.mockResolvedValue({ entries: [entry('a', 100)], next: null })
  await loadMoreReadings('car')
  expect(bff.listReadings).toHaveBeenLastCalledWith('car', 'more')
  expect(kms()).toEqual([200, 100])
  await loadMoreReadings('car')
  expect(bff.listReadings).toHaveBeenCalledTimes(2)
})

test('readings that were loaded anew meanwhile get no piece of the old ones', async () => {
  await loadReadings('car')
  bff.listReadings.mockImplementationOnce(async () => {
    await loadReadings('car')
    return { entries: [entry('a', 100)], next: null }
  })
  await loadMoreReadings('car')
  expect(kms()).toEqual([200])
})

test('a reading that was noted is in the list, and one that was refused is not asked for again', async () => {
  bff.noteReading.mockRejectedValueOnce(new Failure('odometer_lower'))
  expect(await noteReading('car', { km: 1, readOn: '2026-03-10' })).toMatchObject({ code: 'odometer_lower' })
  expect(bff.listReadings).not.toHaveBeenCalled()
  bff.noteReading.mockResolvedValue(entry('c', 300))
  await noteReading('car', { km: 300, readOn: '2026-03-10' })
  expect(bff.listReadings).toHaveBeenCalledTimes(1)
})

test('a reading sent again after a lost answer is the same reading', async () => {
  bff.noteReading.mockRejectedValueOnce(new Failure('offline')).mockResolvedValue(entry('c', 300))
  await noteReading('car', { km: 300, readOn: '2026-03-10' })
  await noteReading('car', { km: 300, readOn: '2026-03-10' })
  await noteReading('car', { km: 300, readOn: '2026-03-10' })
  const [first, again, anew] = bff.noteReading.mock.calls.map(([, , requestId]) => requestId)
  expect(again).toBe(first)
  expect(anew).not.toBe(first)
})

test('the code of a transfer is there until it is void', async () => {
  const code = { code: '7KQ2M-X4H9P', expiresAt: '2026-03-10T02:00:00.000Z' }
  bff.offerTransfer.mockResolvedValue(code)
  await offerTransfer('car')
  expect(usePapers.getState().transfers).toEqual({ car: code })
  bff.voidTransfer.mockResolvedValue({ cancelled: true })
  await voidTransfer('car')
  expect(usePapers.getState().transfers).toEqual({})
})

test('only recalls that nobody has seen are noted as seen', async () => {
  const recall = (number: string, state: 'new' | 'seen' | 'remedied') => ({
    ...{ number, state, title: '', summary: '', link: 'https://example.com', issuedOn: '2026-01-01' },
  })
  bff.listRecalls.mockResolvedValue({
    recalls: [recall('S2026A', 'new'), recall('S2026B', 'seen'), recall('S2026C', 'remedied')],
  })
  await loadRecalls('car')
  await seeRecalls('car')
  expect(bff.seeRecall.mock.calls).toEqual([['car', 'S2026A']])
})

test('nobody sees the papers of who was signed in before', async () => {
  await loadReadings('car')
  signOut()
  expect(readings()).toBeUndefined()
})
