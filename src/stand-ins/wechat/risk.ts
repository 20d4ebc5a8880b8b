import { randomInt } from 'node:crypto'
import type { Asked } from '../server'
import { jsonIn, needPost, type Account } from './account'
import { Refused } from './refused'

/** `POST /wxa/getuserriskrank`: scene 0 is a registration, 1 is marketing. */
export function riskRank({ appId, sessionKeys, switches, tokens }: Account, asked: Asked) {
  tokens.need(asked.query.get('access_token'))
  needPost(asked, 43302)
  const { appid, openid, scene, client_ip } = jsonIn(asked)
  if (appid !== appId) throw new Refused(40013)
  if (typeof openid !== 'string' || !sessionKeys.has(openid)) throw new Refused(40003)
  if ((scene !== 0 && scene !== 1) || typeof client_ip !== 'string' || !client_ip) throw new Refused(40097)
  // The last name is WeChat's own spelling.
  return {
    errcode: 0,
    errmsg: 'getuserriskrank succ',
    risk_rank: switches.riskRank,
    unoin_id: randomInt(2 ** 32),
  }
}
