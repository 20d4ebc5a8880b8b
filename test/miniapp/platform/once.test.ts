import { Failure } from '@/miniapp/lib/settled'
import { ensureMember } from '@/miniapp/platform/member'
import { once } from '@/miniapp/platform/once'

jest.mock('@/miniapp/platform/member')
beforeEach(() => void jest.mocked(ensureMember).mockResolvedValue(true))

const ids = (ask: jest.Mock) => ask.mock.calls.map(([requestId]: string[]) => requestId)

test('while it is uncertain what became of it, the same is asked under the same name', async () => {
  const ask = jest.fn().mockRejectedValueOnce(new Failure('timeout')).mockResolvedValue('done')
  expect(await once({ what: 'this' }, ask)).toMatchObject({ code: 'timeout' })
  expect(await once({ what: 'this' }, ask)).toEqual({ status: 'ok', value: 'done' })
  await once({ what: 'this' }, ask)
  const [first, second, third] = ids(ask)
  expect(second).toBe(first)
  expect(third).not.toBe(first)
})

test('something else has a name of its own', async () => {
  const ask = jest.fn().mockRejectedValue(new Failure('offline'))
  await once({ what: 'one' }, ask)
  await once({ what: 'other' }, ask)
  expect(new Set(ids(ask)).size).toBe(2)
})

test('a no is an answer', async () => {
  const ask = jest.fn().mockRejectedValue(new Failure('gift_limit'))
  await once({ what: 'refused' }, ask)
  await once({ what: 'refused' }, ask)
  expect(new Set(ids(ask)).size).toBe(2)
})
