import { Failure } from '@/miniapp/lib/settled'
import { keepSession, signOut, useSession } from '@/miniapp/platform/session'
import { asMember } from '@/miniapp/platform/as-member'
import { ensureMember } from '@/miniapp/platform/member'

jest.mock('@/miniapp/platform/member')
const signingIn = jest.mocked(ensureMember)

const session = {
  token: 'ours',
  expiresAt: '2100-01-01T00:00:00.000Z',
  refreshToken: 'next',
  member: {
    id: '0190c1f0-0000-7000-8000-000000000001',
    phone: null,
    nickname: null,
    avatar: null,
    joinedAt: '2026-01-01T00:00:00.000Z',
  },
}

beforeEach(() => {
  signOut()
  signingIn.mockReset().mockImplementation(async () => {
    keepSession(session)
    return true
  })
})

test('a guest signs in first, then goes on', async () => {
  const ask = jest.fn(async () => useSession.getState().token)
  expect(await asMember(ask)).toEqual({ status: 'ok', value: 'ours' })
  expect(ask).toHaveBeenCalledTimes(1)
})

test('who would rather not sign in asks nothing', async () => {
  signingIn.mockResolvedValue(false)
  const ask = jest.fn()
  expect(await asMember(ask)).toMatchObject({ status: 'failed', code: 'unauthenticated' })
  expect(ask).not.toHaveBeenCalled()
})

test('a member whose session ran out meanwhile signs in again and hardly notices', async () => {
  keepSession(session)
  const ask = jest
    .fn()
    .mockImplementationOnce(async () => {
      signOut()
      throw new Failure('unauthenticated')
    })
    .mockResolvedValueOnce('done')
  expect(await asMember(ask)).toEqual({ status: 'ok', value: 'done' })
  expect(signingIn).toHaveBeenCalledTimes(2)
})

test('a session the BFF refuses twice is not tried for ever', async () => {
  keepSession(session)
  const ask = jest.fn(() => Promise.reject(new Failure('unauthenticated')))
  expect(await asMember(ask)).toMatchObject({ code: 'unauthenticated' })
  expect(ask).toHaveBeenCalledTimes(2)
})
