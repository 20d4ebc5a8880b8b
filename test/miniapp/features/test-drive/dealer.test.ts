import type { SlotState } from '@/contract/test-drive'
import * as api from '@/miniapp/features/test-drive/api'
import { loadTimes, useDealer } from '@/miniapp/features/test-drive/dealer'
import { Failure } from '@/miniapp/lib/settled'
import { withoutFull } from '@/miniapp/features/test-drive/state'

jest.mock('@/miniapp/features/test-drive/api')
const bff = jest.mocked(api)

const startsAt = '2026-03-10T02:00:00Z'
const endsAt = '2026-03-10T02:45:00Z'
const timesAre = (...states: SlotState[]) =>
  bff.listTimes.mockResolvedValueOnce({ slots: states.map((state) => ({ startsAt, endsAt, state })) })
const full = () => useDealer.getState().full

test('TD-2 a day without a free time is remembered for its dealer and model', async () => {
  timesAre('too_soon', 'taken')
  await loadTimes({ dealerId: 'bund', model: 'lan', date: '2026-03-10' })
  timesAre('too_soon', 'free')
  await loadTimes({ dealerId: 'bund', model: 'lan', date: '2026-03-11' })
  timesAre()
  await loadTimes({ dealerId: 'bund', model: 'lan', date: '2026-03-12' })
  expect(full()).toEqual(['2026-03-10', '2026-03-12'])

  timesAre('free')
  await loadTimes({ dealerId: 'bund', model: 'qing', date: '2026-03-10' })
  expect(full()).toEqual([])
})

test('TD-2 what did not come is not taken for a full day', async () => {
  bff.listTimes.mockRejectedValueOnce(new Failure('offline'))
  await loadTimes({ dealerId: 'bund', model: 'lan', date: '2026-03-10' })
  expect(full()).toEqual([])
})

test('a few full days are passed over, and not a whole calendar', () => {
  const days = ['10', '11', '12', '13', '14'].map((day) => ({
    date: `2026-03-${day}`,
    kind: 'workday' as const,
    holiday: null,
    openDealers: 1,
  }))
  const dates = days.map(({ date }) => date)
  expect(withoutFull(days, dates.slice(0, 2)).map(({ date }) => date)).toEqual(dates.slice(2))
  expect(withoutFull(days, dates)[0]?.date).toBe('2026-03-13')
})
