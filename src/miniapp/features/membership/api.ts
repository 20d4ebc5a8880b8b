import { call } from '@/miniapp/platform/http'

export const sendCode = (phone: string) => call('POST /auth/phone/codes', { body: { phone } })

export const signIn = (phone: string, code: string) => call('POST /auth/phone', { body: { phone, code } })
