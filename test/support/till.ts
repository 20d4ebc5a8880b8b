import { isDeepStrictEqual } from 'node:util'
import type {
  PaymentNews,
  PaymentPort,
  Purchase,
  RefundOrder,
  RefundStanding,
  Standing,
  Via,
} from '@/bff/platform/payment'
import type { Push } from '@/bff/platform/push'
import { busy } from '@/bff/platform/trouble'

type Trade = { purchase: Purchase; standing: Standing; refunds: Map<string, RefundStanding> }

/** Platforms that take cash as they should, in memory, for tests about something else: hand `ports` to `setup`. */
export function aTill({ now = () => new Date('2026-03-10T00:00:00Z') } = {}) {
  const trades = new Map<string, Trade>()
  /** `isSilent`: no platform answers. `refundsEnd`: what becomes of money that goes back. */
  const mood = { isSilent: false, refundsEnd: { state: 'done', at: null } as RefundStanding }
  const numberOf = (paymentId: string) => paymentId.replaceAll('-', '')

  const tradeOf = (paymentId: string): Trade => {
    const trade = trades.get(numberOf(paymentId))
    if (!trade) throw new Error('no phone has asked for what it needs to pay this')
    return trade
  }

  const handOf = (via: Via, { outTradeNo }: Purchase) => {
    if (via === 'alipay') return { by: via, params: { tradeNO: outTradeNo } }
    if (via === 'h5') return { by: via, params: { url: `http://127.0.0.1:9/${outTradeNo}` } }
    const params = { timeStamp: '1', nonceStr: 'n', package: `prepay_id=${outTradeNo}`, paySign: 's' }
    return { by: via, params: { ...params, signType: 'RSA' as const } }
  }

  const refundOf = ({ outTradeNo, refundNo }: RefundOrder) => trades.get(outTradeNo)?.refunds.get(refundNo)

  const port = (via: Via): PaymentPort => ({
    async begin(purchase) {
      if (mood.isSilent) return busy('slow')
      const known = trades.get(purchase.outTradeNo)
      if (known && !isDeepStrictEqual(known.purchase, purchase)) return { outcome: 'refused' }
      if (known && known.standing.state !== 'unpaid') return { outcome: 'settled' }
      if (!known)
        trades.set(purchase.outTradeNo, { purchase, standing: { state: 'unpaid' }, refunds: new Map() })
      return { outcome: 'ok', hand: handOf(via, purchase) }
    },
    async query(outTradeNo) {
      if (mood.isSilent) return busy('slow')
      return { outcome: 'ok', standing: trades.get(outTradeNo)?.standing ?? { state: 'unknown' } }
    },
    async close(outTradeNo) {
      if (mood.isSilent) return busy('slow')
      const trade = trades.get(outTradeNo)
      if (trade?.standing.state === 'paid') return { outcome: 'settled' }
      if (trade) trade.standing = { state: 'closed' }
      return { outcome: 'closed' }
    },
    async refund(order) {
      if (mood.isSilent) return busy('slow')
      const known = refundOf(order)
      // One that failed is tried anew by its own number; of one that is refused nothing is known afterwards.
      const standing = known && known.state !== 'failed' ? known : mood.refundsEnd
      if (standing.state !== 'refused') trades.get(order.outTradeNo)?.refunds.set(order.refundNo, standing)
      return { outcome: 'ok', standing }
    },
    async queryRefund(order) {
      if (mood.isSilent) return busy('slow')
      return { outcome: 'ok', standing: refundOf(order) ?? { state: 'unknown' } }
    },
    newsIn: ({ news }) => (news as PaymentNews | undefined) ?? null,
  })

  return {
    ports: { wechat: port('wechat'), alipay: port('alipay'), h5: null },
    mood,
    trades,

    /** The member pays on their phone; the BFF has not heard of it until it asks. */
    pays(paymentId: string, fen = tradeOf(paymentId).purchase.fen) {
      const standing: Standing = { state: 'paid', fen, tradeNo: `t-${numberOf(paymentId)}`, paidAt: now() }
      tradeOf(paymentId).standing = standing
      return standing
    },

    /** What the platform tells of its own accord; the same key is the same call, repeated. */
    push(paymentId: string, key: string, standing = tradeOf(paymentId).standing): Push {
      const news = { about: 'payment', outTradeNo: numberOf(paymentId), standing }
      return { platform: 'wechat', kind: 'TRANSACTION.SUCCESS', key, fields: { news } }
    },

    refundsOf: (paymentId: string) => [...tradeOf(paymentId).refunds.values()],
    /** What has been on its way there is back, or not. */
    settleRefunds(paymentId: string, standing: RefundStanding) {
      const { refunds } = tradeOf(paymentId)
      for (const number of refunds.keys()) refunds.set(number, standing)
    },
  }
}
