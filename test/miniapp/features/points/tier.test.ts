import * as api from '@/miniapp/features/points/api'
import { loadTier, tierName, useTier, wayToNext } from '@/miniapp/features/points/tier'
import { loading } from '@/miniapp/lib/loadable'
import { Failure } from '@/miniapp/lib/settled'
import { ensureMember } from '@/miniapp/platform/member'
import { keepSession, signOut } from '@/miniapp/platform/session'
import { aSession } from '../../../support/phone-cars'

jest.mock('@/miniapp/features/points/api')
jest.mock('@/miniapp/platform/member')
const bff = jest.mocked(api)

const first = { id: 'qi', name: '启程', threshold: 0, benefits: [] }
const standing = {
  ...{ tier: first, growth: 125, next: { id: 'yuan', name: '远行', missing: 375 } },
  ...{ graceUntil: null, missingToKeep: 0, months: [], tiers: [first], history: [] },
}

beforeEach(() => {
  jest.resetAllMocks()
  jest.mocked(ensureMember).mockResolvedValue(true)
  bff.getTier.mockResolvedValue(standing)
})

test.each([
  ['a quarter of the way', { growth: 125, next: { id: 'b', name: 'B', missing: 375 } }, 0.25],
  ['nothing yet', { growth: 0, next: { id: 'b', name: 'B', missing: 500 } }, 0],
  ['taken back more than was gathered', { growth: -20, next: { id: 'b', name: 'B', missing: 520 } }, 0],
  ['the top', { growth: 9000, next: null }, 1],
])('%s', (_, where, part) => expect(wayToNext(where)).toBe(part))

test('a tier is called by its name, and one that is no more by none', () => {
  expect(tierName([first], 'qi')).toBe('启程')
  expect(tierName([first], 'gone')).toBe('')
})

test('a lost connection leaves the tier on the page', async () => {
  await loadTier()
  bff.getTier.mockRejectedValue(new Failure('offline'))
  await loadTier()
  expect(useTier.getState().standing).toEqual({ status: 'loaded', value: standing, kept: 'offline' })
})

test('nobody sees the tier of who was signed in before', async () => {
  keepSession(aSession('anna'))
  await loadTier()
  signOut()
  expect(useTier.getState().standing).toEqual(loading)
})
