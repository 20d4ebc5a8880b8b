import type { FastifyInstance, FastifyReply } from 'fastify'
import type { CallbackReaders } from '@/bff/platform/push'
import type { Callbacks } from './service'

/**
 * Where WeChat and Alipay call us. These are no endpoints of the contract: the platforms choose their form, bodies are
 * read as they came because their signatures cover every byte, and whoever can sign is let in, without a session.
 * Limits count addresses and a platform has few, so there are none: telling a forgery costs less than counting it.
 */
export const callbackRoutes =
  ({ take }: Callbacks, { wechat, wechatPay, alipay }: CallbackReaders) =>
  async (app: FastifyInstance) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
    const options = { config: { rateLimit: false as const }, schema: { hide: true } }

    if (wechat) {
      app.get('/wechat', options, async ({ url }, reply) => {
        const echo = wechat.checkUrl(queryOf(url))
        return echo === null ? refuse(reply) : say(reply, echo)
      })
      app.post('/wechat', options, async ({ url, body }, reply) => {
        const read = wechat.read(queryOf(url), textOf(body))
        if (read.outcome !== 'ok') return refuse(reply)
        const { key, message } = read
        await take({ platform: 'wechat', kind: message.Event ?? message.MsgType, key, fields: message })
        return say(reply, 'success')
      })
    }
    if (wechatPay)
      app.post('/wechat-pay', options, async ({ headers, body }, reply) => {
        const read = wechatPay((name) => [headers[name]].flat()[0], textOf(body))
        // Also to the calls that only test whether we look at their signature.
        if (read.outcome !== 'ok') return reply.code(403).send({ code: 'FAIL', message: 'refused' })
        const { id: key, kind, fields } = read
        await take({ platform: 'wechat', kind, key: `pay/${key}`, fields })
        return reply.send({ code: 'SUCCESS', message: '成功' })
      })
    if (alipay)
      app.post('/alipay', options, async ({ body }, reply) => {
        const read = alipay(textOf(body))
        if (read.outcome !== 'ok') return refuse(reply)
        const { id, fields } = read
        const kind = fields['msg_method'] ?? fields['notify_type'] ?? 'unnamed'
        await take({ platform: 'alipay', kind, key: id, fields })
        return say(reply, 'success')
      })
  }

/** A name that comes twice has its last value, as it was signed or not. */
const queryOf = (url: string) => Object.fromEntries(new URL(url, 'http://bff').searchParams)

const textOf = (body: unknown) => (typeof body === 'string' ? body : '')

const say = (reply: FastifyReply, words: string) => reply.type('text/plain; charset=utf-8').send(words)

/** Anything but the expected word makes a platform come again, in case that we were wrong. */
const refuse = (reply: FastifyReply) => say(reply.code(403), 'refused')
