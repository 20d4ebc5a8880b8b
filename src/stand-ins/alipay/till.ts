import { nameIn } from '../person'
import type { Answer, Asked } from '../server'
import { leadTo, tillPage } from '../till-page'
import type { App } from './app'
import { openIdOf, userIdOf } from './oauth'
import { statusOf, type Trade } from './trade'

/** What `my.tradePay` says in the end. */
export type Result = '9000' | '4000'

/** The trade that whoever holds the phone may pay, or null; `who` is a login code of theirs. */
export function dueBy(app: App, tradeNo: string, who?: string): Trade | null {
  const trade = [...app.trades.values()].find((one) => one.tradeNo === tradeNo)
  if (!trade || statusOf(app, trade) !== 'WAIT_BUYER_PAY') return null
  if (who === undefined) return trade
  const name = nameIn(who)
  const buyer = app.switches.subject === 'open_id' ? openIdOf(app.appId, name) : userIdOf(name)
  return trade.buyer === buyer ? trade : null
}

type Till = { app: App; pay: (trade: Trade) => Promise<void> }

/** The side of Alipay that a person sees. Null for what is none of it. */
export async function atTill({ app, pay }: Till, { method, path, body }: Asked): Promise<Answer | null> {
  if (path === '/till/pay' && method === 'POST') {
    const { tradeNO, who } = JSON.parse(body) as { tradeNO: string; who?: string }
    const trade = dueBy(app, tradeNO, who)
    if (trade) await pay(trade)
    const resultCode: Result = trade ? '9000' : '4000'
    return { type: 'application/json', text: JSON.stringify({ resultCode }) }
  }
  if (path !== '/till') return null
  if (method === 'POST') {
    const form = new URLSearchParams(body)
    const trade = dueBy(app, form.get('id') ?? '')
    if (trade && form.get('act') === 'pay') await pay(trade)
    return leadTo('/till')
  }
  const due = [...app.trades.values()].filter(({ tradeNo }) => dueBy(app, tradeNo))
  const dues = due.map(({ tradeNo: id, subject: title, fen }) => ({ id, title, fen }))
  return tillPage('支付宝', '/till', dues, '/till')
}
