import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { startAlipay, type Alipay, type AlipayOptions } from '@/stand-ins/alipay'
import { startWechat, type WechatOptions } from '@/stand-ins/wechat'
import { startWechatPay, type WechatPayOptions } from '@/stand-ins/wechat-pay'
import { PUBLIC_KEY_ID } from '@/stand-ins/wechat-pay/merchant'

const open: (() => Promise<unknown>)[] = []

afterEach(async () => {
  await Promise.all(open.splice(0).map((close) => close()))
})

export const MINUTE_MS = 60_000

/** Time that passes when a test says so. */
export function aClock(start = '2026-03-01T04:00:00Z') {
  let ms = Date.parse(start)
  return { now: () => new Date(ms), pass: (byMs: number) => void (ms += byMs) }
}

export const APP_ID = 'wxba5fad812f8e6fb9'
export const SECRET = 'a-secret'

export async function aWechat(more: Partial<WechatOptions> = {}) {
  const clock = aClock()
  const wechat = await startWechat({ appId: APP_ID, secret: SECRET, now: clock.now, ...more })
  open.push(wechat.close)

  const get = (path: string, query: Record<string, string>) =>
    fetch(`${wechat.url}${path}?${new URLSearchParams(query).toString()}`)
  const post = (path: string, query: Record<string, string>, body?: unknown) =>
    fetch(`${wechat.url}${path}?${new URLSearchParams(query).toString()}`, {
      method: 'POST',
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })

  const login = async (js_code: string, more: Record<string, string> = {}) => {
    const query = { appid: APP_ID, secret: SECRET, js_code, grant_type: 'authorization_code', ...more }
    return await asJson(get('/sns/jscode2session', query))
  }
  const token = async (more: object = {}) => {
    const body = { grant_type: 'client_credential', appid: APP_ID, secret: SECRET, ...more }
    return await asJson(post('/cgi-bin/stable_token', {}, body))
  }
  return { wechat, clock, get, post, login, token }
}

/** What WeChat may answer; a test looks for what it expects of it there. */
type WechatSays = {
  errcode: number
  errmsg: string
  openid: string
  session_key: string
  unionid: string
  access_token: string
  expires_in: number
  phone_info: {
    phoneNumber: string
    purePhoneNumber: string
    countryCode: unknown
    watermark: { appid: string }
  }
}

export const asJson = async (reply: Promise<Response>) => JSON.parse(await (await reply).text()) as WechatSays

export const ALIPAY_APP_ID = '2021000000000000'
export const appKeys = generateKeyPairSync('rsa', { modulusLength: 2048 })
// Keys take a while to make: the gateways of one file share theirs.
const alipayKeys = generateKeyPairSync('rsa', { modulusLength: 2048 })

export async function anAlipay(more: Partial<AlipayOptions> = {}): Promise<{
  alipay: Alipay
  clock: ReturnType<typeof aClock>
}> {
  const clock = aClock()
  const appPublicKey = appKeys.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const alipay = await startAlipay({
    appId: ALIPAY_APP_ID,
    appPublicKey,
    alipayKeys,
    now: clock.now,
    ...more,
  })
  open.push(alipay.close)
  return { alipay, clock }
}

export const MCHID = '1900000001'
export const API_V3_KEY = '0123456789abcdef0123456789abcdef'
export const CERT_SERIAL = '3775B6A45ACD588826D15E583A95F5DD00000001'
export const merchantKeys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const payKeys = generateKeyPairSync('rsa', { modulusLength: 2048 })

export const pem = (key: KeyObject) =>
  key.export({ type: key.type === 'public' ? 'spki' : 'pkcs8', format: 'pem' }).toString()

export const payPublicKey = pem(payKeys.publicKey)

export async function aWechatPay(more: Partial<WechatPayOptions> = {}) {
  const clock = aClock()
  const wechatPay = await startWechatPay({
    ...{ appId: APP_ID, mchid: MCHID, certSerial: CERT_SERIAL, apiV3Key: API_V3_KEY },
    merchantPublicKey: pem(merchantKeys.publicKey),
    signers: [{ serial: PUBLIC_KEY_ID, privateKey: payKeys.privateKey }],
    now: clock.now,
    ...more,
  })
  open.push(wechatPay.close)
  return { wechatPay, clock }
}

export type Received = {
  method: string
  query: Record<string, string>
  body: string
  type: string
  /** What WeChat Pay says of its own words. */
  seals: Record<string, string>
}

/** A server of ours that a platform speaks to. */
export async function aReceiver(reply: (received: Received) => string | number | Promise<string | number>) {
  const received: Received[] = []
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      const { searchParams } = new URL(request.url ?? '/', 'http://receiver')
      const type = request.headers['content-type'] ?? ''
      const seals = Object.fromEntries(
        Object.entries(request.headers).filter(([name]) => name.startsWith('wechatpay-')),
      ) as Record<string, string>
      const about = { method: request.method ?? '', query: Object.fromEntries(searchParams), type, seals }
      const one = { ...about, body }
      received.push(one)
      void Promise.resolve(reply(one)).then((said) =>
        typeof said === 'number' ? response.writeHead(said).end() : response.end(said),
      )
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  open.push(async () => {
    server.close()
    server.closeAllConnections()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/push`, received }
}
