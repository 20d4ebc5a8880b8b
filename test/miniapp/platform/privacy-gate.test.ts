import Taro from '@tarojs/taro'
import type { Choice, Consent, Policy } from '@/contract/privacy'
import { useConsents } from '@/miniapp/platform/consents'
import { allowed, gated, guardPrivacy, useGate } from '@/miniapp/platform/privacy-gate'
import { watchPrivacy as watchOnWechat } from '@/miniapp/platform/platform-privacy.weapp'
import { signOut } from '@/miniapp/platform/session'

const policy = (id: string): Policy => ({
  id,
  title: id,
  isNeeded: id === 'privacy',
  versions: [{ version: '2', since: '2026-03-01', paragraphs: ['words'] }],
})
const consent = (id: string, given: boolean, isCurrent = true): Consent => ({
  policy: id,
  given,
  version: '2',
  saidAt: '2026-03-10T00:00:00.000Z',
  isCurrent,
})

let asked: { name: string; body: unknown }[]
let bffHas: Consent[]

/** A BFF that remembers what it is told; `refuses` answers instead. */
function bff(refuses?: { statusCode: number; data: object }) {
  asked = []
  Object.assign(Taro, {
    request: async ({ method, url, data }: { method: string; url: string; data?: string }) => {
      const name = `${method} ${url.replace('https://bff.test/api', '')}`
      const body = data === undefined ? undefined : (JSON.parse(data) as { choices: Choice[] })
      asked.push({ name, body })
      if (name.endsWith('/policies'))
        return { statusCode: 200, data: { policies: ['privacy', 'location'].map(policy) } }
      if (refuses) return refuses
      for (const { policy: id, given } of (method === 'POST' && body?.choices) || [])
        bffHas = [...bffHas.filter((known) => known.policy !== id), consent(id, given)]
      return { statusCode: 200, data: { consents: bffHas } }
    },
  })
}

beforeEach(() => {
  signOut()
  useConsents.setState({ said: {} })
  useGate.setState({ question: null })
  bffHas = []
  bff()
})

/** Waits until somebody is asked, and answers for them. */
async function answer(agreed: boolean) {
  const question = await open()
  question.decide(agreed)
  return question
}
async function open() {
  for (let turn = 0; turn < 50; turn++) {
    const { question } = useGate.getState()
    if (question) return question
    await Promise.resolve()
  }
  throw new Error('nobody was asked')
}

test('who agrees is asked once, and the BFF hears to which words', async () => {
  const first = allowed('location')
  expect((await answer(true)).policy.id).toBe('location')
  expect(await first).toBe(true)
  expect(asked.at(-1)).toEqual({
    name: 'POST /privacy/guest-consents',
    body: { choices: [{ policy: 'location', version: '2', given: true }] },
  })
  expect(await allowed('location')).toBe(true)
  expect(useGate.getState().question).toBeNull()
})

test('who refuses keeps browsing: nothing is told, nothing is called, and the next wish asks again', async () => {
  const touch = jest.fn(async () => 'private')
  const guarded = gated('location', touch, 'refused')
  const result = guarded()
  await answer(false)
  expect(await result).toBe('refused')
  expect(touch).not.toHaveBeenCalled()
  expect(asked.map(({ name }) => name)).toEqual(['GET /privacy/policies'])

  const again = guarded()
  await answer(true)
  expect(await again).toBe('private')
})

test('consent to one thing is none to another', async () => {
  const place = allowed('location')
  await answer(true)
  await place
  const identity = allowed('privacy')
  expect((await answer(false)).policy.id).toBe('privacy')
  expect(await identity).toBe(false)
})

test('two wishes at once ask once, and two different ones ask one after the other', async () => {
  const wishes = [allowed('location'), allowed('location'), allowed('privacy')]
  await answer(true)
  await Promise.all(wishes.slice(0, 2))
  expect((await answer(false)).policy.id).toBe('privacy')
  expect(await Promise.all(wishes)).toEqual([true, true, false])
})

test('new words are asked about anew', async () => {
  useConsents.setState({
    said: { privacy: { version: '1', given: true, isCurrent: false, isHeard: true } },
  })
  const wish = allowed('privacy')
  await answer(true)
  expect(await wish).toBe(true)
})

test('without a connection nothing private is touched', async () => {
  Object.assign(Taro, { request: () => Promise.reject({ errMsg: 'request:fail ' }) })
  const touch = jest.fn(async () => 'private')
  const result = gated('privacy', touch, 'refused')()
  await jest.advanceTimersByTimeAsync(10_000)
  expect(await result).toBe('refused')
  expect(touch).not.toHaveBeenCalled()
})
beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('a consent that the BFF will not have is none', async () => {
  bff({ statusCode: 409, data: { code: 'policy_outdated' } })
  const wish = allowed('privacy')
  await answer(true)
  expect(await wish).toBe(false)
})

test('WeChat asks through our dialog, and hears which button was tapped', async () => {
  let need: ((resolve: (told: object) => void) => void) | undefined
  Object.assign(Taro, {
    canIUse: () => true,
    onNeedPrivacyAuthorization: (listener: typeof need) => (need = listener),
  })
  const ask = jest.fn().mockResolvedValueOnce(true).mockResolvedValueOnce(false)
  watchOnWechat(ask)
  const told: object[] = []
  need?.((what) => told.push(what))
  await Promise.resolve()
  need?.((what) => told.push(what))
  await Promise.resolve()
  await Promise.resolve()
  expect(told).toEqual([
    { event: 'exposureAuthorization' },
    { event: 'agree', buttonId: 'agree-policy' },
    { event: 'exposureAuthorization' },
    { event: 'disagree' },
  ])
})

test('elsewhere no platform asks on its own', () => {
  expect(() => guardPrivacy()).not.toThrow()
})
