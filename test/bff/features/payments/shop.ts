import { randomUUID } from 'node:crypto'
import type { OrderListener, Opening, Payment, Refund } from '@/bff/features/payments/service'
import type { Refusal } from '@/bff/lib/refusal'
import type { SignedIn } from '@/bff/lib/serve'
import type { Via } from '@/bff/platform/payment'
import { makeServices } from '@/bff/services'
import { knows } from '../../../support/known-people'
import { waysIn } from '../../../support/people'
import { setup } from '../../../support/setup'
import { aTill } from '../../../support/till'

const KIND = 'fan'
const MINUTE_MS = 60_000
const secret = Buffer.alloc(32, 7)

/** A feature that sells fans for cash, the platforms that take it, and a member who came by WeChat. */
export async function aShop() {
  const house = await setup()
  const { clock, call, codes, db } = house
  const till = aTill({ now: () => clock.now })
  const said: string[] = []
  const services = makeServices({
    ...{ db, now: () => clock.now, tokenSecret: secret.toString('base64'), dataKey: secret, sms: null },
    ...{ logins: { wechat: knows('wechat'), alipay: null }, phones: { wechat: null, alipay: null } },
    ...{ pictures: {}, payments: till.ports, say: (sentence: string) => void said.push(sentence) },
  })
  const { payments, callbacks } = services
  const heard: string[] = []
  const hear = (what: string) => async (_: unknown, of: Payment | Refund) => {
    if (mood.isAngry) throw new Error('not today')
    heard.push(`${what} ${'paymentId' in of ? of.paymentId : of.id}`)
  }
  const mood = { isAngry: false }
  const listener: OrderListener = {
    ...{ onPaid: hear('paid'), onClosed: hear('closed') },
    ...{ onRefunded: hear('refunded'), onRefundFailed: hear('failed') },
  }
  payments.listen(KIND, listener)

  const { comesBy } = waysIn(call, codes)
  const { id } = await comesBy('wechat', 'anna')
  const member: SignedIn = { id, sessionId: randomUUID(), epoch: 0 }

  const open = (wish: Partial<Opening> = {}) => {
    const expiresAt = new Date(clock.now.getTime() + 15 * MINUTE_MS)
    const order = { kind: KIND, id: randomUUID() }
    const opening = {
      memberId: member.id,
      order,
      fen: 1_990,
      title: '风扇',
      via: 'wechat' as Via,
      expiresAt,
      ...wish,
    }
    return db.transaction((tx) => payments.open(tx, opening))
  }
  const hand = ({ id }: Payment, via: Via = 'wechat', who = member) =>
    payments.hand(who, id, via, '203.0.113.7')
  const handed = async (wish: Partial<Opening> = {}) => {
    const payment = await open(wish)
    await hand(payment, wish.via)
    return payment
  }
  const paid = async () => {
    const payment = await handed()
    till.pays(payment.id)
    return payments.check(member, payment.id)
  }
  const refund = (payment: Payment, cause: string, fen: number) =>
    db.transaction((tx) =>
      payments.refund(tx, { memberId: member.id, order: payment.order, cause, fen, reason: '订单取消' }),
    )
  const stateOf = async ({ id }: Payment) => (await payments.see(member, id)).state
  const pass = (minutes: number) => void (clock.now = new Date(clock.now.getTime() + minutes * MINUTE_MS))
  const tell = (payment: Payment, key: string, standing?: Parameters<typeof till.push>[2]) =>
    callbacks.take(till.push(payment.id, key, standing))
  const file = async (payment: Payment) => payments.file(payment.id)
  return {
    ...{ ...house, till, payments, callbacks, services, said, heard, mood, member, comesBy },
    ...{ open, hand, handed, paid, refund, stateOf, pass, tell, file },
  }
}

export const refusalOf = (doing: Promise<unknown>) =>
  doing.then(
    () => 'no refusal',
    (problem: Refusal) => problem.code,
  )
