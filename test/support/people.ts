import type { Call } from './setup'

export type Person = { id: string; token: string; refreshToken: string }

type Session = { token: string; refreshToken: string; member: { id: string } }

export const personOf = (reply: { json(): unknown }): Person => {
  const { token, refreshToken, member } = reply.json() as Session
  return { id: member.id, token, refreshToken }
}

/** Ways in, as people take them. `codes` has what they would receive by SMS. */
export const waysIn = (call: Call, codes: ReadonlyMap<string, string>) => ({
  /** On a platform that knows everybody by name. */
  comesBy: async (platform: 'wechat' | 'alipay', name: string) =>
    personOf(await call(`POST /auth/${platform}`, { payload: { code: `dev:${name}` } })),

  async comesByPhone(phone: string, more: object = {}) {
    await call('POST /auth/phone/codes', { payload: { phone } })
    return call('POST /auth/phone', { payload: { phone, code: codes.get(phone), ...more } })
  },

  async binds(member: { id: string; token?: string }, phone: string, more: object = {}) {
    await call('POST /auth/phone/codes', { payload: { phone } })
    const proof = { by: 'sms', phone, code: codes.get(phone) }
    return call('POST /me/phone', { member, payload: { proof, ...more } })
  },
})
