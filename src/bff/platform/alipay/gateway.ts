import { exchange } from '../exchange'
import type { Line } from '../line'
import { isBusy } from '../trouble'
import type { AlipayKeys } from './keys'
import { signedRequest, type Call } from './request'
import { readResponse, type GatewayAnswer } from './response'

type Parts = { url: string; appId: string; keys: AlipayKeys; line: Line; now: () => Date }

export type Gateway = (call: Call) => Promise<GatewayAnswer>

/** Alipay's OpenAPI 2.0: one address, signed both ways. Each attempt is signed anew, because it says the time. */
export const makeGateway =
  ({ url, appId, keys, line, now }: Parts): Gateway =>
  (call) =>
    line<GatewayAnswer>(call.repeat, async (bounds) => {
      const { query, form } = signedRequest(appId, keys, call, now())
      const text = await exchange(`${url}?${query}`, post(form), bounds)
      return isBusy(text) ? text : readResponse(call.method, text, keys)
    })

const post = (body: string) => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
  body,
})
