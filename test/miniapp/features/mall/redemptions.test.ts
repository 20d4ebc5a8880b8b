import * as api from '@/miniapp/features/mall/api'
import {
  isCode,
  loadRoles,
  loadWorkplaces,
  lookUp,
  redeem,
  takesCodes,
  useRoles,
  whyNot,
} from '@/miniapp/features/mall/redemptions'
import { loading } from '@/miniapp/lib/loadable'
import { Failure } from '@/miniapp/lib/settled'
import { ensureMember } from '@/miniapp/platform/member'
import { keepSession, signOut } from '@/miniapp/platform/session'
import { aSession } from '../../../support/phone-cars'
import { aDealer } from '../../../support/phone-factories'

jest.mock('@/miniapp/features/mall/api')
jest.mock('@/miniapp/platform/member')
const bff = jest.mocked(api)

const consultant = { isOperator: false, dealers: [{ dealerId: 'shanghai', role: 'consultant' as const }] }

beforeEach(() => {
  signOut()
  useRoles.setState({ roles: null, workplaces: loading })
  jest.resetAllMocks()
  jest.mocked(ensureMember).mockResolvedValue(true)
  bff.getRoles.mockResolvedValue(consultant)
  bff.getDealer.mockResolvedValue({ dealer: aDealer({ id: 'shanghai', name: '远山上海店' }), models: [] })
})

test('a guest is not asked about roles', async () => {
  await loadRoles()
  expect(bff.getRoles).not.toHaveBeenCalled()
  expect(takesCodes(useRoles.getState().roles)).toBe(false)
})

test('who works at a dealer may take codes there; who signs in next may not', async () => {
  keepSession(aSession('zhou'))
  await loadRoles()
  expect(takesCodes(useRoles.getState().roles)).toBe(true)
  signOut()
  expect(takesCodes(useRoles.getState().roles)).toBe(false)
})

test('workplaces come with their names; who has none is no staff', async () => {
  await loadWorkplaces()
  expect(useRoles.getState().workplaces).toMatchObject({ value: [{ id: 'shanghai', name: '远山上海店' }] })
  bff.getRoles.mockResolvedValue({ isOperator: true, dealers: [] })
  await loadWorkplaces()
  expect(useRoles.getState().workplaces).toMatchObject({ value: [] })
})

test.each([
  ['7KQ3M-XW9PD', true],
  ['7KQ3MXW9PD', true],
  ['CHEZHU:7KQ3M-XW9PD', true],
  ['7KQ3M', false],
  ['', false],
])('%s is worth asking for: %s', (typed, isOne) => expect(isCode(typed)).toBe(isOne))

test('a code whose answer was lost is taken again with the same id', async () => {
  bff.redeem.mockRejectedValue(new Failure('timeout'))
  await redeem('shanghai', '7KQ3M-XW9PD')
  await redeem('shanghai', '7KQ3M-XW9PD')
  const [lost, again] = bff.redeem.mock.calls.map(([, , requestId]) => requestId)
  expect(again).toBe(lost)
})

test('what surrounds a code is left out when it is looked up', async () => {
  bff.lookUp.mockRejectedValue(new Failure('redemption_wrong'))
  expect(await lookUp('shanghai', ' 7KQ3M-XW9PD ')).toMatchObject({ code: 'redemption_wrong' })
  expect(bff.lookUp).toHaveBeenCalledWith('shanghai', '7KQ3M-XW9PD')
})

test('a counter that is locked is told for how long', () => {
  const refusal = { code: 'rate_limited' as const, retryInS: 14 * 60 + 1 }
  expect(whyNot({ status: 'failed', code: 'rate_limited', refusal })).toContain('15 分钟')
  expect(whyNot({ status: 'failed', code: 'redemption_wrong' })).toContain('兑换码')
})
