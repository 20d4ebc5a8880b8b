import * as api from '@/miniapp/features/membership/api'
import { sendCode, signIn, useLogin } from '@/miniapp/features/membership/state'
import { Failure } from '@/miniapp/lib/settled'
import { secondsLeft } from '@/miniapp/lib/time'
import { signOut, useSession } from '@/miniapp/platform/session'

jest.mock('@/miniapp/features/membership/api')
const bff = jest.mocked(api)

const PHONE = '13800138000'
const session = {
  token: 'ours',
  expiresAt: '2100-01-01T00:00:00.000Z',
  refreshToken: 'next',
  member: {
    id: '0190c1f0-0000-7000-8000-000000000001',
    phone: '138****8000',
    nickname: null,
    avatar: null,
    joinedAt: '2026-01-01T00:00:00.000Z',
  },
}
const now = new Date('2026-03-09T02:00:00Z')
const waitS = () => secondsLeft(useLogin.getState().resendAt ?? now.toISOString(), now)

beforeEach(() => {
  jest.useFakeTimers({ now })
  jest.resetAllMocks()
  signOut()
  useLogin.setState({ resendAt: null })
})
afterEach(() => jest.useRealTimers())

test('a code that was sent makes the next one wait', async () => {
  bff.sendCode.mockResolvedValue({ validForS: 300, resendInS: 60 })
  await sendCode(PHONE)
  expect(waitS()).toBe(60)
})

test('a phone that asks too often waits as long as the BFF says', async () => {
  bff.sendCode.mockRejectedValue(new Failure('rate_limited', { code: 'rate_limited', retryInS: 42 }))
  expect(await sendCode(PHONE)).toMatchObject({ code: 'rate_limited' })
  expect(waitS()).toBe(42)
})

test('the right code signs in, a wrong one leaves a guest', async () => {
  bff.signIn.mockRejectedValueOnce(new Failure('code_wrong', { code: 'code_wrong' }))
  expect(await signIn(PHONE, '000000')).toMatchObject({ code: 'code_wrong' })
  expect(useSession.getState().token).toBeNull()

  bff.signIn.mockResolvedValue(session)
  await signIn(PHONE, '123456')
  expect(useSession.getState().token).toBe('ours')
})
