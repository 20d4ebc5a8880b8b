import { randomBytes } from 'node:crypto'
import { chinaTime, type App } from './app'
import { newKeyPair, sign, textOf } from './rsa'

/** One thing about a notification that nobody should believe. */
export type WrongNotice = 'signature' | 'amount' | 'app'

export type NoticeReply = { accepted: boolean; status: number; body: string }

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
    async send(): Promise<NoticeReply> {
      const body = new URLSearchParams(sent).toString()
      const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
      const reply = await fetch(url, { method: 'POST', body, headers })
      const text = await reply.text()
      return { accepted: reply.status === 200 && text === 'success', status: reply.status, body: text }
    },
  }
}
