import { Type } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'

const Alive = Type.Object({ status: Type.Literal('ok') })
const Ready = Type.Object({ status: Type.Union([Type.Literal('ready'), Type.Literal('not_ready')]) })

/** For whoever restarts or routes to this process; not part of what the phone may ask. */
export function health(app: FastifyInstance, isReady: () => Promise<boolean>) {
  const options = { config: { rateLimit: false as const } }
  app.get('/health', { ...options, schema: { hide: true, response: { 200: Alive } } }, async () => ({
    status: 'ok',
  }))
  app.get(
    '/ready',
    { ...options, schema: { hide: true, response: { 200: Ready, 503: Ready } } },
    async (_request, reply) => {
      const ready = await isReady().catch(() => false)
      return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not_ready' })
    },
  )
}
