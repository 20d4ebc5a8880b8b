import Taro from '@tarojs/taro'
import * as api from '@/miniapp/features/membership/api'
import {
  loadDevices,
  signOutDevice,
  signOutEverywhere,
  useDevices,
} from '@/miniapp/features/membership/devices'
import { useProfile } from '@/miniapp/features/membership/profile'
import { Failure } from '@/miniapp/lib/settled'
import { keepSession, signOut, useSession } from '@/miniapp/platform/session'

jest.mock('@/miniapp/features/membership/api')
const bff = jest.mocked(api)

const device = {
  id: '0190c1f0-0000-7000-8000-000000000002',
  platform: 'wechat' as const,
  label: 'Apple iPhone 15',
  signedInAt: '2026-01-01T00:00:00.000Z',
  lastUsedAt: '2026-03-09T00:00:00.000Z',
  current: false,
}
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
  jest.resetAllMocks()
  signOut()
  keepSession(session)
  bff.listDevices.mockResolvedValue({ devices: [device] })
})

test('a device that has left by itself meanwhile is signed out as wished', async () => {
  await loadDevices()
  bff.signOutDevice.mockRejectedValue(new Failure('not_found'))
  bff.listDevices.mockResolvedValue({ devices: [] })
  expect(await signOutDevice(device.id)).toMatchObject({ status: 'ok' })
  expect(useDevices.getState().devices).toEqual({ status: 'loaded', value: [] })
})

test('without a connection the list stays, and says that it is old', async () => {
  await loadDevices()
  bff.listDevices.mockRejectedValue(new Failure('offline'))
  await loadDevices()
  expect(useDevices.getState().devices).toEqual({ status: 'loaded', value: [device], kept: 'offline' })
})

test('signing out everywhere leaves a guest here, of whom nothing is kept', async () => {
  Object.assign(Taro, { removeSavedFile: async () => undefined })
  useProfile.setState({ picture: { id: 'a', path: 'kept' } })
  bff.signOutEverywhere.mockResolvedValue({ signedOut: true })
  await signOutEverywhere()
  expect(useSession.getState().token).toBeNull()
  expect(useProfile.getState()).toEqual({ picture: null })
})

test('where the BFF could not end the sessions, nobody is told that they are ended', async () => {
  bff.signOutEverywhere.mockRejectedValue(new Failure('offline'))
  expect(await signOutEverywhere()).toMatchObject({ code: 'offline' })
  expect(useSession.getState().token).toBe('ours')
})
