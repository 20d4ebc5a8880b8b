import type { PhoneProof, Proof } from '@/contract/membership'
import { call } from '@/miniapp/platform/http'
import { thisDevice } from '@/miniapp/platform/this-device'
import { upload, type OnProgress } from '@/miniapp/platform/upload'

export const sendCode = (phone: string) => call('POST /auth/phone/codes', { body: { phone } })

export const signIn = (phone: string, code: string) =>
  call('POST /auth/phone', { body: { phone, code, device: thisDevice() } })

/** With the ticket of a number whose account was not used for long. */
export const signInWithProof = (ticket: string, proof: Proof) =>
  call('POST /auth/phone/proof', { body: { ticket, proof, device: thisDevice() } })

export const bindPhone = (proof: PhoneProof) => call('POST /me/phone', { body: { proof } })

export const getMe = () => call('GET /me')

export const rename = (nickname: string | null) => call('PUT /me/profile', { body: { nickname } })

export const sendAvatar = (path: string, onProgress: OnProgress) =>
  upload('POST /me/avatar', { path, texts: {} }, onProgress)

export const listDevices = () => call('GET /me/devices')

export const signOutDevice = (deviceId: string) =>
  call('DELETE /me/devices/:deviceId', { params: { deviceId } })

export const signOutEverywhere = () => call('POST /auth/sign-out-everywhere')
