import Taro from '@tarojs/taro'
import * as membership from '@/miniapp/features/membership/api'
import { settle } from '@/miniapp/lib/settled'
import { bind, proveBinding, useBinding } from '@/miniapp/features/membership/phone'
import { loadProfile, saveNickname, savePicture, useProfile } from '@/miniapp/features/membership/profile'
import { prove, sendCode, signIn, useLogin } from '@/miniapp/features/membership/state'
import { call } from '@/miniapp/platform/http'
import { login as alipayLogin } from '@/miniapp/platform/login.alipay'
import { login as weappLogin } from '@/miniapp/platform/login.weapp'
import { endSession } from '@/miniapp/platform/member'
import { keepSession, signOut, useSession } from '@/miniapp/platform/session'
import { everyCall } from '../../../support/every-call'
import { dot } from '../../../support/garage'
import { phones } from '../../../support/phones'
import { setup } from '../../../support/setup'
import { connect, connectFiles } from '../../../support/wire'

const logins = { weapp: weappLogin, alipay: alipayLogin }
const PHONE = '13800138000'
const { api, uncalled } = everyCall(membership)

beforeEach(() => signOut())

describe.each(Object.keys(phones) as (keyof typeof phones)[])('on %s', (phone) => {
  test('a phone and the code it received sign a member in', async () => {
    const { app, codes } = await setup()
    connect(app, phone)

    const sent = await api.sendCode(PHONE)
    expect(sent.validForS).toBeGreaterThan(sent.resendInS)

    keepSession(await api.signIn(PHONE, codes.get(PHONE) ?? ''))
    expect(await call('GET /me')).toMatchObject({ phone: '138****8000' })
  })

  test('another code does not, and the session stays as it was', async () => {
    const { app, codes } = await setup()
    connect(app, phone)
    await api.sendCode(PHONE)

    const wrong = codes.get(PHONE) === '000000' ? '000001' : '000000'
    expect(await settle(api.signIn(PHONE, wrong))).toMatchObject({ code: 'code_wrong' })
  })

  test('a second code has to wait, and the member hears how long', async () => {
    const { app } = await setup()
    connect(app, phone)
    await api.sendCode(PHONE)

    const refused = await settle(api.sendCode(PHONE))
    expect(refused).toMatchObject({ code: 'rate_limited', refusal: { retryInS: expect.any(Number) } })
  })
})

test('a number whose account was long unused asks whose it is, and its new owner starts anew', async () => {
  const { app, codes, clock } = await setup()
  connect(app)
  const enter = async () => {
    await sendCode(PHONE)
    return signIn(PHONE, codes.get(PHONE) ?? '')
  }
  await enter()
  const earlier = useSession.getState().member
  signOut()
  clock.now = new Date(clock.now.getTime() + 366 * 24 * 60 * 60_000)

  expect(await enter()).toMatchObject({ code: 'proof_needed' })
  const ticket = useLogin.getState().ticket ?? ''
  const guessed = await settle(api.signInWithProof(ticket, { carTail: 'A12345' }))
  expect(guessed).toMatchObject({ code: 'proof_wrong' })
  expect(await prove({ isNew: true })).toMatchObject({ status: 'ok' })
  expect(useSession.getState().member?.id).not.toBe(earlier?.id)
  expect(useLogin.getState().ticket).toBeNull()
})

test('a session goes on after its token has run out, and ends where it is ended', async () => {
  const { app, clock } = await setup()
  connect(app)
  Object.assign(Taro, { login: async () => ({ code: 'dev:anna' }) })
  await logins.weapp()
  const { token } = useSession.getState()
  clock.now = new Date(clock.now.getTime() + 60 * 60_000)
  expect(await settle(call('GET /me'))).toMatchObject({ status: 'ok' })
  expect(useSession.getState().token).not.toBe(token)

  const { refreshToken } = useSession.getState()
  await endSession()
  expect(
    await settle(call('POST /auth/refresh', { body: { refreshToken: refreshToken ?? '' } })),
  ).toMatchObject({
    code: 'unauthenticated',
  })
})

test.each(['weapp', 'alipay'] as const)('whoever comes back on %s is the same member', async (phone) => {
  const { app } = await setup()
  connect(app, phone)
  Object.assign(Taro, { login: async () => ({ code: 'dev:anna' }) })
  expect(await logins[phone]()).toBe(true)
  const first = await call('GET /me')
  signOut()
  await logins[phone]()
  expect(await call('GET /me')).toEqual(first)
  expect(useSession.getState().member).toEqual(first)
})

test('a number bound on one platform makes the member of the other, and is asked for no second time', async () => {
  const { app, codes } = await setup()
  connect(app)
  Object.assign(Taro, { login: async () => ({ code: 'dev:anna' }) })
  await logins.alipay()
  const smsProof = () => ({ by: 'sms', phone: PHONE, code: codes.get(PHONE) ?? '' }) as const
  await api.sendCode(PHONE)
  expect(await bind(smsProof())).toMatchObject({ value: { outcome: 'attached' } })
  const onAlipay = useSession.getState().member
  expect(onAlipay?.phone).toBe('138****8000')
  signOut()

  await logins.weapp()
  expect(useSession.getState().member?.id).not.toBe(onAlipay?.id)
  await settle(api.sendCode(PHONE))
  const { refreshToken } = useSession.getState()
  const merged = await settle(api.bindPhone(smsProof()))
  // The code was good for one time.
  expect(merged).toMatchObject({ code: 'code_expired' })
  expect(useSession.getState().refreshToken).toBe(refreshToken)
})

test('a number whose account was long unused is bound once it is said whose it is', async () => {
  const { app, codes, clock } = await setup()
  connect(app)
  await sendCode(PHONE)
  await signIn(PHONE, codes.get(PHONE) ?? '')
  signOut()
  clock.now = new Date(clock.now.getTime() + 366 * 24 * 60 * 60_000)
  Object.assign(Taro, { login: async () => ({ code: 'dev:anna' }) })
  await logins.weapp()
  await sendCode(PHONE)

  const asked = await bind({ by: 'sms', phone: PHONE, code: codes.get(PHONE) ?? '' })
  expect(asked).toMatchObject({ code: 'proof_needed' })
  expect(useBinding.getState().ticket).not.toBeNull()
  expect(await proveBinding({ isNew: true })).toMatchObject({ value: { outcome: 'moved' } })
  expect(useBinding.getState().ticket).toBeNull()
  expect(await call('GET /me')).toMatchObject({ phone: '138****8000' })
})

test('devices are told, and each can be signed out, or all of them', async () => {
  const { app, clock } = await setup()
  connect(app)
  Object.assign(Taro, { login: async () => ({ code: 'dev:anna' }) })
  await logins.weapp()
  signOut()
  // Another phone has another name.
  Taro.clearStorageSync()
  clock.now = new Date(clock.now.getTime() + 60_000)
  await logins.weapp()

  const { devices } = await api.listDevices()
  expect(devices.map(({ current }) => current)).toEqual([true, false])
  await api.signOutDevice(devices[1]!.id)
  expect((await api.listDevices()).devices).toHaveLength(1)

  await api.signOutEverywhere()
  expect(await settle(call('GET /me'))).toMatchObject({ code: 'unauthenticated' })
})

test('a nickname and a picture are told to the BFF, and what another device said is heard', async () => {
  const { app, sealer, db } = await setup()
  connect(app)
  connectFiles(app, { photo: dot })
  const dropped: string[] = []
  Object.assign(Taro, {
    login: async () => ({ code: 'dev:anna' }),
    saveFile: async ({ tempFilePath }: { tempFilePath: string }) => ({
      savedFilePath: `kept/${tempFilePath}`,
    }),
    removeSavedFile: async ({ filePath }: { filePath: string }) => void dropped.push(filePath),
  })
  await logins.weapp()
  expect(await saveNickname(' 山雀 ')).toMatchObject({ status: 'ok', value: { nickname: '山雀' } })
  expect(useSession.getState().member).toMatchObject({ nickname: '山雀' })
  expect(await saveNickname('13800138000')).toMatchObject({ code: 'nickname_unfit' })
  await savePicture('photo', () => undefined)
  const first = useProfile.getState().picture!
  expect(first).toMatchObject({
    id: useSession.getState().member?.avatar?.id,
    path: expect.stringMatching(/^kept/),
  })

  const elsewhere = sealer.seal('海')
  await db.run`update profile_part set text_sealed = ${elsewhere} where kind = 'nickname'`
  await loadProfile()
  expect(useSession.getState().member).toMatchObject({ nickname: '海' })
  expect(useProfile.getState().picture).toEqual(first)

  await savePicture('photo', () => undefined)
  expect(useProfile.getState().picture!.id).not.toBe(first.id)
  expect(dropped).toEqual([first.path])
  expect(await api.rename(null)).toMatchObject({ nickname: null })
  expect(await api.sendAvatar('photo', () => undefined)).toMatchObject({ nickname: null })
  expect((await api.getMe()).avatar).not.toBeNull()
})

test('every function of api.ts has met the BFF here', () => expect(uncalled()).toEqual([]))
