import { randomUUID } from 'node:crypto'
import { mobileOf } from '@/stand-ins/person'
import type { Bff } from './bff'
import type { Build } from './person'

type Session = { token: string }
type Times = { dealers: { dealer: { id: string }; starts: string[] }[] }

const SHANGHAI = '310100'
const MODEL = 'lan'

/**
 * The same person, signed in on a platform that is not the one they hold: what they do there is asked of the API, as
 * the other mini-program would.
 */
export async function elsewhere(bff: Bff, platform: 'wechat' | 'alipay' | 'h5', name: string) {
  const { token } = await signIn(bff, platform, name)
  const ask = async (name: string, payload?: object) => {
    const [method, url] = name.split(' ') as ['GET', string]
    const headers = { authorization: `Bearer ${token}` }
    const reply = await bff.app.inject({ method, url: `/api${url}`, headers, payload })
    return { status: reply.statusCode, json: () => reply.json<unknown>() }
  }
  return {
    ask,

    /** Shows the number that the platform knows. */
    async bindPhone() {
      const proof =
        platform === 'alipay'
          ? { by: 'alipay', response: bff.phonePayloadFor(name) }
          : { by: 'wechat', code: codeOf(name) }
      const { status } = await ask('POST /me/phone', { proof })
      expect(status).toBe(200)
    },

    /** The first drive that is free, two days ahead. */
    async book() {
      const date = new Date(Date.now() + (48 + 8) * 3_600_000).toISOString().slice(0, 10)
      const free = await ask(`GET /test-drive/availability?city=${SHANGHAI}&date=${date}&model=${MODEL}`)
      const { dealer, starts } = (free.json() as Times).dealers.find(({ starts }) => starts.length > 0)!
      const startsAt = starts[0]!
      const wish = { dealerId: dealer.id, modelId: MODEL, startsAt, requestId: randomUUID() }
      const hold = (await ask('POST /test-drive/holds', wish)).json() as { id: string }
      const contact = { contactName: '陈屿', contactPhone: mobileOf(name), requestId: randomUUID() }
      const booked = await ask('POST /test-drive/bookings', { holdId: hold.id, ...contact })
      expect(booked.status).toBe(201)
    },
  }
}

/** The platform the person does not hold. */
export const otherThan = (build: Build) => (build === 'weapp' ? 'alipay' : 'wechat')

export const platformOf = (build: Build) => (build === 'weapp' ? 'wechat' : build)

const codeOf = (name: string) => `dev:${name}:${randomUUID()}`

async function signIn(bff: Bff, platform: 'wechat' | 'alipay' | 'h5', name: string): Promise<Session> {
  const device = { platform, label: '另一台设备' }
  const send = (url: string, payload: object) =>
    bff.app.inject({ method: 'POST', url: `/api${url}`, payload })
  if (platform !== 'h5')
    return (await send(`/auth/${platform}`, { code: codeOf(name), device })).json<Session>()
  const phone = mobileOf(name)
  // The person may have had a code a moment ago.
  bff.skipMinutes(2)
  await send('/auth/phone/codes', { phone })
  return (await send('/auth/phone', { phone, code: bff.codes.get(phone), device })).json<Session>()
}
