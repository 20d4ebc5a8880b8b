import Taro from '@tarojs/taro'
import { settle } from '@/miniapp/lib/settled'
import { call } from '@/miniapp/platform/http'
import { keepSession, signOut, useSession } from '@/miniapp/platform/session'

const member = {
  id: '0190c1f0-0000-7000-8000-000000000001',
  phone: null,
  nickname: null,
  avatar: null,
  joinedAt: '2026-01-01T00:00:00.000Z',
}
const sessionOf = (n: number) => ({
  token: `token ${n}`,
  expiresAt: '2026-12-31T00:00:00.000Z',
  refreshToken: `refresh ${n}`,
  member,
})

type Request = { url: string; data?: string; header: Record<string, string> }
type Reply = { statusCode: number; data: object }
const refused: Reply = { statusCode: 401, data: { code: 'unauthenticated' } }

let renewals: string[]

/** A BFF that only knows the token it gave out last; `renew` answers whoever asks for the next. */
function bff(renew: (asked: number) => Reply | Promise<Reply>, valid = 'token 2') {
  renewals = []
  Object.assign(Taro, {
    request: async ({ url, data, header }: Request): Promise<Reply> => {
      if (url.endsWith('/auth/refresh')) {
        renewals.push((JSON.parse(data ?? '{}') as { refreshToken: string }).refreshToken)
        return renew(renewals.length)
      }
      return header['authorization'] === `Bearer ${valid}` ? { statusCode: 200, data: member } : refused
    },
  })
}

const me = () => settle(call('GET /me'))

beforeEach(() => {
  signOut()
  keepSession(sessionOf(1))
})

test('who was refused with an old token is renewed and hardly notices', async () => {
  bff(() => ({ statusCode: 200, data: sessionOf(2) }))
  expect(await me()).toEqual({ status: 'ok', value: member })
  expect(renewals).toEqual(['refresh 1'])
  expect(useSession.getState().refreshToken).toBe('refresh 2')
})

test('many questions at once are renewed once', async () => {
  bff(() => ({ statusCode: 200, data: sessionOf(2) }))
  const answers = await Promise.all(Array.from({ length: 8 }, me))
  expect(answers.every(({ status }) => status === 'ok')).toBe(true)
  expect(renewals).toHaveLength(1)
})

test('a question that is refused with the next token as well is not asked for ever', async () => {
  bff(() => ({ statusCode: 200, data: sessionOf(2) }), 'none')
  expect(await me()).toMatchObject({ code: 'unauthenticated' })
  expect(renewals).toHaveLength(1)
  expect(useSession.getState().token).toBeNull()
})

test('a renewal whose reply was lost is asked once more with the same token', async () => {
  bff((asked) => {
    if (asked === 1) throw { errMsg: 'request:fail timeout' }
    return { statusCode: 200, data: sessionOf(2) }
  })
  expect(await me()).toMatchObject({ status: 'ok' })
  expect(renewals).toEqual(['refresh 1', 'refresh 1'])
})

test('without a connection nobody is signed out', async () => {
  bff(() => Promise.reject({ errMsg: 'request:fail ' }))
  expect(await me()).toMatchObject({ code: 'offline' })
  expect(useSession.getState()).toEqual(sessionOf(1))
})

test('a BFF that is busy signs nobody out', async () => {
  bff(() => ({ statusCode: 503, data: { code: 'busy' } }))
  expect(await me()).toMatchObject({ code: 'busy' })
  expect(useSession.getState().token).toBe('token 1')
})

test('what another tab has renewed is used, not renewed again', async () => {
  bff(() => refused)
  const elsewhere = Taro.getStorageSync<{ value: { state: object } }>('chezhu/session')
  Taro.setStorageSync('chezhu/session', { ...elsewhere, value: { ...elsewhere.value, state: sessionOf(2) } })
  expect(await me()).toMatchObject({ status: 'ok' })
  expect(renewals).toEqual([])
})

test('who signs out while a renewal is under way stays a guest', async () => {
  bff(() => {
    signOut()
    return { statusCode: 200, data: sessionOf(2) }
  })
  expect(await me()).toMatchObject({ code: 'unauthenticated' })
  expect(useSession.getState().token).toBeNull()
})
