import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { buildApp } from '@/bff/app'
import { makeDb } from '@/bff/db/sql'
import { makeVoidTokens } from '@/bff/features/membership/void-tokens'
import { answerErrors } from '@/bff/lib/errors'
import { logTo } from '@/bff/lib/log'
import { makeTokens } from '@/bff/lib/tokens'
import type { LoginExchange } from '@/bff/platform/login'
import { now } from './clock'
import { echoToAnyone, echoToMembers, openEcho } from './echo'
import { key, openWorkPool, tokenSecret } from './parts'
import { makeTurns, turnsToMembers } from './points-endpoints'

/** The product with everything on: limits, validation, tokens, and a log that goes nowhere. */
export async function openBff(databaseUrl: string): Promise<FastifyInstance> {
  const db = makeDb(openWorkPool(databaseUrl))
  const app = await buildApp({
    db,
    now,
    tokenSecret,
    dataKey: key,
    sms: null,
    logins: { wechat: knowsAll, alipay: null },
    phones: { wechat: null, alipay: null },
    rateLimit: 1_000_000_000,
    pictures: {},
    pages: null,
    isReady: async () => true,
    logger: logTo('info', '/dev/null'),
  })
  const { authenticate } = makeTokens(tokenSecret, now)
  const { check } = makeVoidTokens({ db, now })
  const guards = { ...noStaff, signedIn: (request: FastifyRequest) => check(authenticate(request)) }
  echoToMembers(app, guards)
  turnsToMembers(makeTurns(db))(app, guards)
  openEcho(app, guards)
  return app
}

/** A platform that answers at once: whoever brings a code is who the code says. */
const knowsAll: LoginExchange = async (code) => ({
  outcome: 'ok',
  subjects: [{ platform: 'wechat', app: 'bench', type: 'openid', value: code }],
})

const noStaff = { roleOf: async () => null }

/** What is left of it without tokens, limits and logs: schemas alone. */
export function openLean(): FastifyInstance {
  const app = Fastify()
  answerErrors(app)
  echoToAnyone(app, { ...noStaff, signedIn: () => null })
  return app
}
