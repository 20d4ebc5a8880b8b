import { mobileOf } from '../person'
import type { Asked } from '../server'
import { holderOf, jsonIn, needPost, type Account } from './account'
import { openidOf } from './login'
import { Refused } from './refused'

/** `POST /wxa/business/getuserphonenumber`, which is billed when it succeeds. */
export function phoneNumber(account: Account, asked: Asked) {
  const { appId, codes, switches, tokens } = account
  tokens.need(asked.query.get('access_token'))
  needPost(asked, 43302)
  if (!switches.mayAskForPhones) throw new Refused(48001)

  const { code, openid } = jsonIn(asked)
  if (typeof code !== 'string') throw new Refused(40029)
  const holder = holderOf(account, 'phone', code)
  if (holder.appId !== appId) throw new Refused(40013)
  if (openid !== undefined && openid !== openidOf(appId, holder.name)) throw new Refused(40003)
  codes.use(code)

  const { number, countryCode } = holder.phone ?? { number: mobileOf(holder.name), countryCode: '86' }
  return {
    errcode: 0,
    errmsg: 'ok',
    phone_info: {
      phoneNumber: countryCode === '86' ? number : `+${countryCode}${number}`,
      purePhoneNumber: number,
      countryCode: switches.countryCodeAs === 'number' ? Number(countryCode) : countryCode,
      watermark: {
        timestamp: Math.floor(holder.issuedAt.getTime() / 1000),
        appid: switches.watermarkAppId ?? appId,
      },
    },
  }
}
