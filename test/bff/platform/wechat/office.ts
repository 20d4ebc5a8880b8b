import { makeWechat } from '@/bff/platform/wechat/client'
import type { Pace } from '@/bff/platform/line'
import { aParty, quick, type Answer, type Asked } from '../party'

export const appid = 'wx0123456789abcdef'
export const secret = 'the-app-secret-of-this-test'
export const START = new Date('2026-03-10T00:00:00Z')

type Answers = Partial<Record<'session' | 'token' | 'phone' | 'risk', (asked: Asked) => Answer>>

const paths: Record<string, keyof Answers> = {
  '/sns/jscode2session': 'session',
  '/cgi-bin/stable_token': 'token',
  '/wxa/business/getuserphonenumber': 'phone',
  '/wxa/getuserriskrank': 'risk',
}

export const aToken = (name = 'T1', expiresInS = 7200) => ({ access_token: name, expires_in: expiresInS })

export const aSession = { openid: 'o-anna', session_key: 'tiihtNczf5v6AKRyjwEUhQ==' }

export const aPhone = (more: object = {}) => ({
  errcode: 0,
  errmsg: 'ok',
  phone_info: {
    phoneNumber: '13800138000',
    purePhoneNumber: '13800138000',
    countryCode: '86',
    watermark: { timestamp: 1637744274, appid },
    ...more,
  },
})

/** A client and a WeChat that answers as a test says; what was asked can be counted by endpoint. */
export async function office(answers: Answers, pace: Partial<Pace> = {}) {
  const clock = { now: START }
  const said: string[] = []
  const party = await aParty((asked) => {
    const endpoint = paths[asked.path]
    if (endpoint === 'token' && !answers.token) return aToken()
    return (endpoint && answers[endpoint]?.(asked)) ?? { errcode: 404 }
  })
  const wechat = makeWechat({
    appid,
    secret,
    api: party.url,
    now: () => clock.now,
    say: (sentence) => void said.push(sentence),
    pace: { ...quick, ...pace },
  })
  const askedOf = (endpoint: keyof Answers) => party.asked.filter(({ path }) => paths[path] === endpoint)
  return { ...party, wechat, clock, said, askedOf }
}
