import * as api from '@/miniapp/features/mall/api'
import { isCode, lookUp, redeem, whyNot } from '@/miniapp/features/mall/redemptions'
import { Failure } from '@/miniapp/lib/settled'
import { ensureMember } from '@/miniapp/platform/member'

jest.mock('@/miniapp/features/mall/api')
jest.mock('@/miniapp/platform/member')
const bff = jest.mocked(api)

beforeEach(() => {
  jest.resetAllMocks()
  jest.mocked(ensureMember).mockResolvedValue(true)
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
