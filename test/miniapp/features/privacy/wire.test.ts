import Taro from '@tarojs/taro'
import * as privacy from '@/miniapp/features/privacy/api'
import { exportMine } from '@/miniapp/features/privacy/export'
import { askForDeletion, loadDeletion, regret, useDeletion } from '@/miniapp/features/privacy/leaving'
import { loadReveals, useReveals } from '@/miniapp/features/privacy/reveals'
import { settle } from '@/miniapp/lib/settled'
import { hasConsent, loadPolicies, refreshConsents, say, useConsents } from '@/miniapp/platform/consents'
import { allowed, useGate } from '@/miniapp/platform/privacy-gate'
import { login } from '@/miniapp/platform/login.weapp'
import { signOut, useSession } from '@/miniapp/platform/session'
import { everyCall } from '../../../support/every-call'
import { phones } from '../../../support/phones'
import { setup } from '../../../support/setup'
import { connect } from '../../../support/wire'

jest.mock('@/miniapp/platform/login', () => jest.requireActual('@/miniapp/platform/login.weapp'))
// A browser's way to hand a file over is its own affair.
jest.mock('@/miniapp/platform/hand-over', () => ({ prepare: async () => null }))

const { api, uncalled } = everyCall(privacy)
const gives = (policy: string) => hasConsent(useConsents.getState(), policy)

async function aHouse(phone: keyof typeof phones = 'weapp') {
  const house = await setup()
  connect(house.app, phone)
  const pass = (minutes: number) =>
    void (house.clock.now = new Date(house.clock.now.getTime() + minutes * 60_000))
  return { ...house, pass }
}

beforeEach(() => {
  signOut()
  useConsents.setState({ said: {} })
  Object.assign(Taro, { login: async () => ({ code: 'dev:anna' }) })
})

describe.each(Object.keys(phones) as (keyof typeof phones)[])('on %s', (phone) => {
  test('what a guest agreed to on a phone is theirs once they have signed in', async () => {
    await aHouse(phone)
    const agreed = allowed('location')
    for (let turn = 0; !useGate.getState().question && turn < 200; turn++) await new Promise(setImmediate)
    useGate.getState().question?.decide(true)
    expect(await agreed).toBe(true)

    await login()
    await refreshConsents()
    expect(gives('location')).toBe(true)
    expect(gives('marketing')).toBe(false)
  })
})

test('consent is given and withdrawn, and another device hears of it', async () => {
  await aHouse()
  await login()
  const words = await loadPolicies()
  expect(words).toMatchObject({
    value: expect.arrayContaining([expect.objectContaining({ id: 'marketing' })]),
  })
  await say({ policy: 'marketing', version: '1', given: true })
  useConsents.setState({ said: {} })
  await refreshConsents()
  expect(gives('marketing')).toBe(true)
  await say({ policy: 'marketing', version: '1', given: false })
  expect(gives('marketing')).toBe(false)
})

test('words that are no policy are refused, and nothing changes', async () => {
  await aHouse()
  expect(await say({ policy: 'nothing', version: '1', given: true })).toMatchObject({ code: 'not_found' })
  expect(useConsents.getState().said).toEqual({})
})

test('a copy of everything is asked for by who has just signed in; others do it once more and go on', async () => {
  const { app, pass } = await aHouse()
  await login()
  pass(11)
  const before = useSession.getState()
  expect(await settle(api.askForExport())).toMatchObject({ code: 'sign_in_stale' })
  const ready = await exportMine()
  const path = ready.status === 'ok' ? ready.value.file.path : ''
  expect(await app.inject({ url: path })).toMatchObject({ statusCode: 200 })
  expect(useSession.getState().refreshToken).not.toBe(before.refreshToken)
  expect(useSession.getState().member?.id).toBe(before.member?.id)
})

test('who signs in again as somebody else does not delete that account', async () => {
  const { pass } = await aHouse()
  await login()
  pass(11)
  Object.assign(Taro, { login: async () => ({ code: 'dev:berta' }) })
  expect(await askForDeletion()).toMatchObject({ code: 'sign_in_stale' })
  expect(await api.deletion()).toMatchObject({ askedAt: null })
})

test('an account is to be deleted in seven days, and kept by who thinks better of it', async () => {
  const { clock } = await aHouse()
  await login()
  expect(await askForDeletion()).toMatchObject({ status: 'ok' })
  await loadDeletion()
  const dueAt = new Date(clock.now.getTime() + 7 * 24 * 60 * 60_000).toISOString()
  expect(useDeletion.getState().deletion).toMatchObject({ value: { dueAt, blockedBy: null } })
  expect(await api.askForDeletion()).toMatchObject({ dueAt })
  await regret()
  expect(useDeletion.getState().deletion).toMatchObject({ value: { dueAt: null } })
  expect(await api.regret()).toMatchObject({ dueAt: null })
})

test('nobody has looked at a new member', async () => {
  await aHouse()
  await login()
  await loadReveals()
  expect(useReveals.getState().reveals).toEqual({ status: 'loaded', value: { reveals: [], next: null } })
  expect(await api.listReveals()).toEqual({ reveals: [], next: null })
})

test('every function of api.ts has met the BFF here', () => expect(uncalled()).toEqual([]))
