import { randomBytes } from 'node:crypto'
import { chinaTime, type App } from './app'
import { newKeyPair, sign, textOf } from './rsa'

const RETRIES = 3

/** One thing about a notification that nobody should believe. */
export type WrongNotice = 'signature' | 'amount' | 'app'

export type NoticeReply = { accepted: boolean; status: number | null; body: string }

/**
 * Signs a notification now, for `send` to deliver as often as a test wants it: Alipay repeats one until it is accepted,
 * with the same `notify_id`.
 */
export function notice(app: App, url: string, fields: Record<string, string>, wrong?: WrongNotice) {
  const { appId, alipayKey, now } = app
  const said: Record<string, string> = {
    notify_id: randomBytes(17).toString('hex'),
    notify_time: chinaTime(now()),
    notify_type: 'trade_status_sync',
    app_id: wrong === 'app' ? `${appId.slice(0, -1)}${appId.endsWith('0') ? '1' : '0'}` : appId,
    charset: 'utf-8',
    version: '1.0',
    ...fields,
  }
  const signer = wrong === 'signature' ? newKeyPair().privateKey : alipayKey
  // Every field is signed, the empty ones too, save these two.
  const form = { ...said, sign_type: 'RSA2', sign: sign(textOf(Object.entries(said)), signer) }
  const sent = wrong === 'amount' ? { ...form, total_amount: '0.01' } : form

  return {
    form: sent,

    /** Accepted is what is answered with these seven letters and nothing else. */
    send: () => post(url, sent),

    /** Again until it is accepted, at once where Alipay would wait. */
    async insist(): Promise<NoticeReply> {
      for (let attempts = 1; ; attempts++) {
        const reply = await post(url, sent)
        if (reply.accepted || attempts > RETRIES) return reply
      }
    },
  }
}

async function post(url: string, form: Record<string, string>): Promise<NoticeReply> {
  const body = new URLSearchParams(form).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
  try {
    const reply = await fetch(url, { method: 'POST', body, headers })
    const text = await reply.text()
    return { accepted: reply.status === 200 && text === 'success', status: reply.status, body: text }
  } catch (error) {
    // Nobody there: to Alipay one more notification that was not accepted.
    return { accepted: false, status: null, body: String(error) }
  }
}
