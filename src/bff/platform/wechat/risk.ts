import { setTimeout as pause } from 'node:timers/promises'
import { Type } from '@sinclair/typebox'
import type { RiskRank } from '../risk'
import type { AskWithToken } from './with-token'

const Reply = Type.Object({ risk_rank: Type.Integer({ minimum: 0, maximum: 4 }) })

/** 0 is a registration, 1 marketing: somebody who takes what is given away. */
const MARKETING = 1

/** Somebody waits for their points meanwhile. */
export const riskPace = { attemptMs: 800, budgetMs: 800 }
const PATIENCE_MS = 1_200

/** How likely WeChat finds it that somebody is no ordinary person. Asked once, and not waited for for long. */
export const makeRiskRank =
  (ask: AskWithToken, appid: string): RiskRank =>
  async (openid, address) => {
    const asked = ask(Reply, {
      path: '/wxa/getuserriskrank',
      body: { appid, openid, scene: MARKETING, client_ip: address },
      repeat: 'unless_acted',
    })
    const said = await Promise.race([asked, pause(PATIENCE_MS, null, { ref: false })])
    return said?.outcome === 'ok' ? said.value.risk_rank : null
  }
