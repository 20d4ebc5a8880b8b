import type { Alarm } from './alarm'
import type { PaymentPort } from './payment'

/** The same port, whose troubles an operator hears of. */
export const alarmedPort = (port: PaymentPort, alarm: Alarm): PaymentPort => ({
  begin: async (purchase) => alarm(await port.begin(purchase)),
  query: async (outTradeNo) => alarm(await port.query(outTradeNo)),
  close: async (outTradeNo) => alarm(await port.close(outTradeNo)),
  refund: async (order) => alarm(await port.refund(order)),
  queryRefund: async (order) => alarm(await port.queryRefund(order)),
  newsIn: port.newsIn,
})
