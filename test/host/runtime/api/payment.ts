import type { Host } from '../host'
import { Failure } from './failure'
import type { MyAnswers, WxAnswers } from './shapes'

/** Where the platforms' own sheets ask; a phone's `hosts` lead it to a stand-in. */
const TILL = 'http://till/till/pay'
const TIMEOUT_MS = 10_000

/** The platform's sheet: null for a person who leaves it, else what the till said. */
async function sheet<Said>({ overlay, native, codes }: Host, title: string, params: object) {
  if (!(await overlay.openDialog({ title, confirmText: '确认支付', cancelText: '取消' }))) return null
  const body = JSON.stringify({ ...params, who: codes.next('login') })
  const header = { 'content-type': 'application/json' }
  const asked = { id: 'payment', url: TILL, method: 'POST', header, body, timeoutMs: TIMEOUT_MS }
  const answer = await native('request', asked)
  if (answer.failed !== undefined) throw new Failure('payment', answer.failed)
  return JSON.parse(answer.text) as Said
}

export const wxPaymentApi = (host: Host) =>
  ({
    async requestPayment({ timeStamp, nonceStr, package: prepared, signType, paySign }) {
      const params = { timeStamp, nonceStr, package: prepared, signType, paySign }
      const said = await sheet<{ why: string | null }>(host, '微信支付', params)
      if (!said) throw new Failure('requestPayment', 'cancel')
      if (said.why) throw new Failure('requestPayment', said.why)
    },
  }) satisfies WxAnswers

/** Alipay tells of a sheet that was left as of a success. */
export const myPaymentApi = (host: Host) =>
  ({
    tradePay: async ({ tradeNO }) =>
      (await sheet<{ resultCode: string }>(host, '支付宝', { tradeNO })) ?? { resultCode: '6001' },
  }) satisfies MyAnswers
