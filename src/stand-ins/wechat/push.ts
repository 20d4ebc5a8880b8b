import { randomBytes, randomInt } from 'node:crypto'
import { lettersOf } from '../person'
import { pushSignature, seal } from './seal'

/** Where pushes go, as entered in the console; with an AES key they are sealed. */
export type PushTarget = { url: string; token: string; encodingAesKey?: string; timeoutMs?: number }

export type PushEvent = { Event: string; FromUserName: string; [field: string]: unknown }

/** One thing about a push that nobody should believe. */
export type WrongPush = 'signature' | 'appid' | 'timestamp'

export type Delivery = { accepted: boolean; attempts: number; status: number | null; body: string }

const TIMEOUT_MS = 5000
const RETRIES = 3
const STALE_MS = 3600 * 1000

/** WeChat's own side of message push, for one mini-program. */
export function makePush(account: { appId: string; now: () => Date }, target: PushTarget) {
  const { appId, now } = account
  const { token, encodingAesKey, timeoutMs = TIMEOUT_MS } = target

  const address = (signed: Record<string, string>) => {
    const url = new URL(target.url)
    for (const [name, value] of Object.entries(signed)) url.searchParams.set(name, value)
    return url
  }
  const stamp = (at: Date) => ({
    timestamp: String(Math.floor(at.getTime() / 1000)),
    nonce: String(randomInt(10 ** 9)),
  })

  return {
    /** Whether the address answers the question the console asks before it accepts it. */
    async checkUrl(wrong?: 'signature'): Promise<boolean> {
      const { timestamp, nonce } = stamp(now())
      const echostr = String(randomInt(2 ** 40))
      const signature = broken(wrong === 'signature', pushSignature(token, timestamp, nonce))
      const url = address({ signature, timestamp, nonce, echostr })
      const reply = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) })
      return reply.ok && (await reply.text()) === echostr
    },

    /**
     * Signs a push now, for `send` to deliver whenever and as often as a test wants it: twice, or after one that was
     * prepared later.
     */
    prepare(event: PushEvent, wrong?: WrongPush) {
      const at = wrong === 'timestamp' ? new Date(now().getTime() - STALE_MS) : now()
      const { timestamp, nonce } = stamp(at)
      const ToUserName = `gh_${lettersOf(12, 'original id', appId)}`
      const message = JSON.stringify({
        ToUserName,
        CreateTime: Number(timestamp),
        MsgType: 'event',
        ...event,
      })
      const signature = pushSignature(token, timestamp, nonce)
      const openid = event.FromUserName

      if (!encodingAesKey) {
        if (wrong === 'appid') throw new Error('a plain push names no app id that could be wrong')
        const signed = { signature: broken(wrong === 'signature', signature), timestamp, nonce, openid }
        return delivery(address(signed), message, timeoutMs)
      }
      const whom = wrong === 'appid' ? `${appId}x` : appId
      const Encrypt = seal(encodingAesKey, message, whom, randomBytes(16))
      const msg_signature = broken(wrong === 'signature', pushSignature(token, timestamp, nonce, Encrypt))
      const signed = { signature, timestamp, nonce, openid, encrypt_type: 'aes', msg_signature }
      return delivery(address(signed), JSON.stringify({ ToUserName, Encrypt }), timeoutMs)
    },
  }
}

const broken = (isWrong: boolean, signature: string) =>
  isWrong ? signature.replace(/./g, (digit) => (digit === '0' ? '1' : '0')) : signature

const delivery = (url: URL, body: string, timeoutMs: number) => ({
  url,
  body,

  /** Three more times, at once, unless the answer is `success` or nothing at all and comes in time. */
  async send({ retries = RETRIES } = {}): Promise<Delivery> {
    for (let attempts = 1; ; attempts++) {
      const { status, text } = await post(url, body, timeoutMs)
      const accepted = status === 200 && (text === 'success' || text === '')
      if (accepted || attempts > retries) return { accepted, attempts, status, body: text }
    }
  },
})

async function post(url: URL, body: string, timeoutMs: number) {
  try {
    const headers = { 'content-type': 'application/json' }
    const reply = await fetch(url, { method: 'POST', body, headers, signal: AbortSignal.timeout(timeoutMs) })
    return { status: reply.status, text: await reply.text() }
  } catch (error) {
    // Nobody there, or no answer in time: to WeChat one more push that was not accepted.
    return { status: null, text: String(error) }
  }
}
