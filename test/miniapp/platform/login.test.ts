import Taro from '@tarojs/taro'
import { links } from '@/miniapp/lib/links'
import { login as alipayLogin } from '@/miniapp/platform/login.alipay'
import { login as h5Login } from '@/miniapp/platform/login'
import { useLoginPage } from '@/miniapp/platform/login-page'
import { login as weappLogin } from '@/miniapp/platform/login.weapp'
import { endSession, ensureMember } from '@/miniapp/platform/member'
import { keepSession, signOut, useSession } from '@/miniapp/platform/session'
import { allowed } from '@/miniapp/platform/privacy-gate'
import { page } from '../../support/taro'

jest.mock('@/miniapp/platform/privacy-gate')
const asking = jest.mocked(allowed)

const NEXT_YEAR = new Date(Date.now() + 365 * 24 * 60 * 60 * 1000).toISOString()
const session = {
  token: 'ours',
  expiresAt: NEXT_YEAR,
  refreshToken: 'next',
  member: {
    id: '0190c1f0-0000-7000-8000-000000000001',
    phone: null,
    nickname: null,
    avatar: null,
    joinedAt: '2026-01-01T00:00:00.000Z',
  },
}
const signedIn = { statusCode: 200, data: session }
const loginFailed = { statusCode: 401, data: { code: 'login_failed' } }
const unavailable = { statusCode: 503, data: { code: 'sign_in_unavailable' } }

let asked: { url: string; data: string }[]
let opened: string[]

beforeEach(() => {
  signOut()
  asking.mockResolvedValue(true)
  asked = []
  opened = []
  let codes = 0
  Object.assign(Taro, {
    login: async () => ({ code: `code ${++codes}` }),
    navigateTo: async ({ url }: { url: string }) => void opened.push(url),
  })
})

function bffSays(...answers: object[]) {
  Object.assign(Taro, {
    request: async (option: { url: string; data: string }) => {
      asked.push(option)
      return answers[Math.min(asked.length, answers.length) - 1]
    },
  })
}

describe.each([
  ['wechat', weappLogin],
  ['alipay', alipayLogin],
])('on %s', (platform, login) => {
  test("the platform's code becomes a session, and the member is asked nothing", async () => {
    bffSays(signedIn)
    expect(await login()).toBe(true)
    expect(useSession.getState().token).toBe('ours')
    expect(asked).toMatchObject([
      { url: `https://bff.test/api/auth/${platform}`, data: expect.stringContaining('"code":"code 1"') },
    ])
    expect(opened).toEqual([])
  })

  test('a code that was spent is replaced once', async () => {
    bffSays(loginFailed, signedIn)
    expect(await login()).toBe(true)
    expect(asked.map(({ data }) => JSON.parse(data).code)).toEqual(['code 1', 'code 2'])
  })

  test.each([
    ['will not vouch for the member, even asked twice', [loginFailed], 2],
    ['is not set up at this BFF', [unavailable], 1],
  ])('where the platform %s, the member can sign in by phone', async (_, answers, times) => {
    bffSays(...answers)
    const result = login()
    await open()
    expect(asked).toHaveLength(times)
    keepSession(session)
    loginPageClosed()
    expect(await result).toBe(true)
  })

  test('where the platform gives no code, the member can sign in by phone', async () => {
    Object.assign(Taro, { login: () => Promise.reject({ errMsg: 'login:fail', error: 11 }) })
    const result = login()
    await open()
    loginPageClosed()
    expect(await result).toBe(false)
  })

  test('who has to say it once more is told why, by phone as well', async () => {
    bffSays(unavailable)
    const result = login({ again: 'yes' })
    await open(links.login({ again: 'yes' }))
    loginPageClosed()
    expect(await result).toBe(false)
  })

  test('a lost connection is a failure the page can tell', async () => {
    Object.assign(Taro, { request: () => Promise.reject({ error: 12, errMsg: 'request:fail ' }) })
    await expect(login()).rejects.toMatchObject({ code: 'offline' })
    expect(opened).toEqual([])
  })
})

test('in a browser the member signs in on a page, or goes back without', async () => {
  const given = h5Login()
  await open()
  loginPageClosed()
  expect(await given).toBe(false)

  const taken = h5Login()
  await open()
  keepSession(session)
  loginPageClosed()
  expect(await taken).toBe(true)
})

test('a member who is signed in is not asked again', async () => {
  keepSession(session)
  expect(await ensureMember()).toBe(true)
  expect(opened).toEqual([])
})

test('a token that has run out is no reason to ask: the BFF says whether the session is over', async () => {
  keepSession({ ...session, expiresAt: '2020-01-01T00:00:00.000Z' })
  expect(await ensureMember()).toBe(true)
  expect(opened).toEqual([])
})

test('signing out tells the BFF, and is done without it as well', async () => {
  bffSays({ statusCode: 200, data: { signedOut: true } })
  keepSession(session)
  const ended = endSession()
  expect(useSession.getState().token).toBeNull()
  await ended
  expect(asked).toMatchObject([
    { url: 'https://bff.test/api/auth/sign-out', data: JSON.stringify({ refreshToken: 'next' }) },
  ])

  Object.assign(Taro, { request: () => Promise.reject({ errMsg: 'request:fail ' }) })
  keepSession(session)
  await endSession()
  expect(useSession.getState().token).toBeNull()
})

test('who does not agree to the privacy policy is not signed in, and can go on looking', async () => {
  asking.mockResolvedValue(false)
  expect(await ensureMember()).toBe(false)
  expect(opened).toEqual([])
  expect(asking).toHaveBeenCalledWith('privacy')
})

test('two taps at once open one sign-in page', async () => {
  const both = Promise.all([ensureMember(), ensureMember()])
  await open()
  keepSession(session)
  loginPageClosed()
  expect(await both).toEqual([true, true])
  expect(opened).toEqual([])
})

useLoginPage()
const loginPageClosed = () => page.unloaded[0]?.()

/** Lets what is under way go on until the sign-in page is open. */
async function open(link = links.login()) {
  for (let turn = 0; opened.length === 0 && turn < 50; turn++) await Promise.resolve()
  expect(opened.splice(0)).toEqual([link])
}
