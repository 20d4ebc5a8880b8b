import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { buildApp } from '@/bff/app'
import { makeVoidTokens } from '@/bff/features/membership/void-tokens'
import { answerErrors } from '@/bff/lib/errors'
import { logTo } from '@/bff/lib/log'
import { makeTokens } from '@/bff/lib/tokens'
import { now } from './clock'
import { echoToAnyone, echoToMembers, openEcho } from './echo'
import { openWorkPool, partsOver, tokenSecret } from './parts'
import { makeTurns, turnsToMembers } from './points-endpoints'

/** The product with everything on: limits, validation, tokens, and a log that goes nowhere. */
export async function openBff(databaseUrl: string): Promise<FastifyInstance> {
  const parts = partsOver(openWorkPool(databaseUrl))
  const app = await buildApp({
    ...parts,
    rateLimit: 1_000_000_000,
    pages: null,
    isReady: async () => true,
    logger: logTo('info', '/dev/null'),
  })
  const { authenticate } = makeTokens(tokenSecret, now)
  const { check } = makeVoidTokens(parts)
  const guards = { ...noStaff, signedIn: (request: FastifyRequest) => check(authenticate(request)) }
  echoToMembers(app, guards)
  turnsToMembers(makeTurns(parts.db))(app, guards)
  openEcho(app, guards)
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
