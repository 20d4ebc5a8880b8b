import Fastify, { type FastifyInstance } from 'fastify'
import { buildApp } from '@/bff/app'
import { makeDb } from '@/bff/db/sql'
import { answerErrors } from '@/bff/lib/errors'
import { logTo } from '@/bff/lib/log'
import { makeTokens } from '@/bff/lib/tokens'
import { now } from './clock'
import { echoToAnyone, echoToMembers } from './echo'
import { key, openWorkPool, tokenSecret } from './parts'

/** The product with everything on: limits, validation, tokens, and a log that goes nowhere. */
export async function openBff(databaseUrl: string): Promise<FastifyInstance> {
  const app = await buildApp({
    db: makeDb(openWorkPool(databaseUrl)),
    now,
    tokenSecret,
    dataKey: key,
    sms: null,
    logins: { wechat: null, alipay: null },
    phones: { wechat: null, alipay: null },
    rateLimit: 1_000_000_000,
    pictures: {},
    pages: null,
    isReady: async () => true,
    logger: logTo('info', '/dev/null'),
  })
  echoToMembers(app, { ...noStaff, signedIn: makeTokens(tokenSecret, now).authenticate })
  return app
}

const noStaff = { roleOf: async () => null }

/** What is left of it without tokens, limits and logs: schemas alone. */
export function openLean(): FastifyInstance {
  const app = Fastify()
  answerErrors(app)
  echoToAnyone(app, { ...noStaff, signedIn: () => null })
  return app
}
