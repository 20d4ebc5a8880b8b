import Taro from '@tarojs/taro'
import { hasConsent, refreshConsents, say, useConsents } from '@/miniapp/platform/consents'
import { keepSession, signOut } from '@/miniapp/platform/session'

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
const yes = { policy: 'marketing', version: '1', given: true }
const no = { ...yes, given: false }
const heard = (choice: typeof yes, isCurrent = true) => ({
  ...choice,
  saidAt: '2026-03-10T00:00:00.000Z',
  isCurrent,
})
const answers = (consents: object[]) => ({ statusCode: 200, data: { consents } })
const gives = () => hasConsent(useConsents.getState(), 'marketing')

let asked: string[]
function bffSays(...told: (object | 'lost')[]) {
  Object.assign(Taro, {
    request: async ({ method, url }: { method: string; url: string }) => {
      asked.push(`${method} ${url.replace('https://bff.test/api/privacy/', '')}`)
      const next = told.shift()
      if (next === 'lost' || !next) throw { errMsg: 'request:fail ' }
      return next
    },
  })
}

beforeEach(() => {
  signOut()
  asked = []
  useConsents.setState({ said: {} })
})

test('consent is withdrawn here at once, and told when there is a connection again', async () => {
  bffSays(answers([heard(yes)]), 'lost', answers([heard(no)]))
  await say(yes)
  expect(gives()).toBe(true)

  expect(await say(no)).toMatchObject({ status: 'ok' })
  expect(gives()).toBe(false)

  await refreshConsents()
  expect(asked).toEqual(Array(3).fill('POST guest-consents'))
  expect(gives()).toBe(false)
})

test('what was withdrawn on another device is withdrawn here', async () => {
  bffSays(answers([heard(yes)]), answers([heard(no)]))
  keepSession(session)
  await say(yes)
  await refreshConsents()
  expect(asked).toEqual(['POST consents', 'GET consents'])
  expect(gives()).toBe(false)
})

test('consent to words that are no longer in force is none, but is not forgotten', async () => {
  bffSays(answers([heard(yes, false)]))
  await refreshConsents()
  expect(gives()).toBe(false)
  expect(useConsents.getState().said['marketing']?.given).toBe(true)
})

test('a refusal leaves all as it was', async () => {
  bffSays({ statusCode: 429, data: { code: 'rate_limited' } })
  expect(await say(yes)).toMatchObject({ code: 'rate_limited' })
  expect(gives()).toBe(false)
})

test('an answer that comes late does not undo what was said since', async () => {
  let late: (answer: object) => void = () => undefined
  Object.assign(Taro, { request: () => new Promise((answer) => (late = answer)) })
  const looking = refreshConsents()
  const before = late
  const saying = say(yes)
  late(answers([heard(yes)]))
  await saying
  before(answers([heard(no)]))
  await looking
  expect(gives()).toBe(true)
})
