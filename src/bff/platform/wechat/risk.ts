import { Type } from '@sinclair/typebox'
import type { RiskRank } from '../risk'
import type { AskWithToken } from './with-token'

const Reply = Type.Object({ risk_rank: Type.Integer({ minimum: 0, maximum: 4 }) })

/** 0 is a registration, 1 marketing: somebody who takes what is given away. */
const MARKETING = 1

/** How likely WeChat finds it that somebody is no ordinary person. A question without consequences, asked once. */
export const makeRiskRank =
  (ask: AskWithToken, appid: string): RiskRank =>
  async (openid, address) => {
    const said = await ask(Reply, {
      path: '/wxa/getuserriskrank',
      body: { appid, openid, scene: MARKETING, client_ip: address },
      repeat: 'unless_acted',
    })
    return said.outcome === 'ok' ? said.value.risk_rank : null
  }
