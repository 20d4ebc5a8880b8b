import Taro from '@tarojs/taro'

const session = {
  token: 'first',
  expiresAt: '2026-12-31T00:00:00.000Z',
  refreshToken: 'next',
  member: {
    id: '0190c1f0-0000-7000-8000-000000000001',
    phone: null,
    nickname: null,
    avatar: null,
    joinedAt: '2026-01-01T00:00:00.000Z',
  },
}

beforeEach(() => Taro.clearStorageSync())

/** The module as a phone has it right after the mini-program was opened. */
async function opened() {
  jest.resetModules()
  const { default: fresh } = await import('@tarojs/taro')
  Object.assign(fresh, { getStorageSync: Taro.getStorageSync, setStorageSync: Taro.setStorageSync })
  return import('@/miniapp/platform/session')
}

test('a new phone has a guest', async () => {
  expect((await opened()).useSession.getState()).toEqual({
    token: null,
    expiresAt: null,
    refreshToken: null,
    member: null,
  })
})

test('a session outlives the mini-program being closed', async () => {
  ;(await opened()).keepSession(session)
  expect((await opened()).useSession.getState()).toEqual(session)
})

test('nobody is signed in after signing out, nor after opening it again', async () => {
  const { keepSession, signOut, useSession } = await opened()
  keepSession(session)
  signOut()
  expect(useSession.getState().token).toBeNull()
  expect((await opened()).useSession.getState().token).toBeNull()
})

test('only the session that was refused is forgotten', async () => {
  const { keepSession, forgetSession, useSession } = await opened()
  keepSession(session)
  forgetSession('older')
  expect(useSession.getState().token).toBe('first')
  forgetSession('first')
  expect(useSession.getState().token).toBeNull()
})
