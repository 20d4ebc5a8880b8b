import { createVerify } from 'node:crypto'
import { nameIn } from '../person'
import type { Answer, Asked } from '../server'
import { leadTo, tillPage } from '../till-page'
import { openidOf } from '../wechat/login'
import { stateOf, type Merchant, type Order } from './merchant'

/** What `wx.requestPayment` gets from a mini-program, and the login code of whoever holds the phone. */
export type Payment = {
  timeStamp: string
  nonceStr: string
  package: string
  signType: string
  paySign: string
  who?: string
}

type Due = { order: Order; why?: undefined } | { order?: undefined; why: string }

/** The order WeChat opens its sheet for, or why it does not: the merchant has signed it, and it is this person's. */
export function dueBy(merchant: Merchant, payment: Payment): Due {
  const { timeStamp, nonceStr, package: prepared, signType, paySign, who } = payment
  const text = `${merchant.appId}\n${timeStamp}\n${nonceStr}\n${prepared}\n`
  const check = createVerify('RSA-SHA256').update(text, 'utf8')
  if (signType !== 'RSA' || !check.verify(merchant.merchantKey, paySign, 'base64'))
    return { why: '支付验证签名失败' }
  const order = orderBy(merchant, prepared.replace(/^prepay_id=/, ''))
  if (!order) return { why: '缺少参数 total_fee' }
  const isTheirs = who === undefined || order.openid === openidOf(merchant.appId, nameIn(who))
  if (!isTheirs) return { why: '支付账号与下单账号不一致' }
  const why = whyNotDue(merchant, order)
  return why ? { why } : { order }
}

const orderBy = ({ orders }: Merchant, prepayId: string) =>
  [...orders.values()].find((order) => order.prepayId === prepayId)

function whyNotDue(merchant: Merchant, order: Order) {
  const state = stateOf(merchant, order)
  if (state === 'NOTPAY') return null
  return state === 'SUCCESS' ? '该订单已支付' : '该订单已关闭'
}

type Till = { merchant: Merchant; pay: (order: Order) => Promise<void> }

/** The side of WeChat that a person sees: its sheet on a phone, its page in a browser. Null for what is neither. */
export async function atTill({ merchant, pay }: Till, asked: Asked): Promise<Answer | null> {
  const { method, path, query, body } = asked
  if (path === '/till/pay' && method === 'POST') {
    const { order, why = null } = dueBy(merchant, JSON.parse(body) as Payment)
    if (order) await pay(order)
    return { type: 'application/json', text: JSON.stringify({ why }) }
  }
  if (path === '/till' && method === 'POST') {
    const form = new URLSearchParams(body)
    const order = orderBy(merchant, form.get('id') ?? '')
    const isDue = order && !whyNotDue(merchant, order)
    if (isDue && form.get('act') === 'pay') await pay(order)
    return leadTo(form.get('back') ?? '/till')
  }
  if (path !== '/till') return null
  const wanted = query.get('prepay_id')
  const due = [...merchant.orders.values()].filter(
    (order) => !whyNotDue(merchant, order) && (wanted === null || order.prepayId === wanted),
  )
  const dues = due.map(({ prepayId: id, description: title, fen }) => ({ id, title, fen }))
  return tillPage('微信支付', '/till', dues, query.get('redirect_url') ?? '/till')
}
