import { Type } from '@sinclair/typebox'
import { inE164, type PhoneOutcome } from '../phone'
import { phoneReactions, reactTo } from './errcode'
import type { AskWithToken } from './with-token'

const Reply = Type.Object({
  phone_info: Type.Object({
    purePhoneNumber: Type.String({ maxLength: 32 }),
    countryCode: Type.Union([Type.String({ maxLength: 8 }), Type.Integer()]),
    watermark: Type.Object({ appid: Type.String() }),
  }),
})

/**
 * Redeems the code of the phone button, which is not the login code. Every success is billed. With the person's
 * `openid` only their own code will do.
 */
export const makePhoneOf =
  (ask: AskWithToken, appid: string) =>
  async (code: string, openid?: string): Promise<PhoneOutcome> => {
    const said = await ask(Reply, {
      path: '/wxa/business/getuserphonenumber',
      body: openid ? { code, openid } : { code },
      repeat: 'unless_acted',
    })
    if (said.outcome === 'errcode') return reactTo(said.errcode, phoneReactions)
    if (said.outcome !== 'ok') return said
    const { purePhoneNumber, countryCode, watermark } = said.value.phone_info
    if (watermark.appid !== appid) return { outcome: 'bad_code' }
    return inE164(String(countryCode), purePhoneNumber)
  }
