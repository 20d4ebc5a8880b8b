import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FastifySchemaValidationError } from 'fastify/types/schema'
import { refusalStatus, type RefusalBody } from '@/contract/refusals'
import { Refusal } from './refusal'

const refuse = (reply: FastifyReply, body: RefusalBody) =>
  void reply.code(refusalStatus[body.code]).send(body)

/** The one place where what went wrong becomes an answer: a refusal by its code, a bug as `internal`, logged. */
export function answerError(error: FastifyError | Refusal, request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof Refusal) return refuse(reply, { code: error.code, ...error.more })
  const status = error.statusCode ?? 500
  if (status === 429) return refuse(reply, { code: 'rate_limited', retryInS: retryAfter(reply) })
  if (status === 413) return refuse(reply, { code: 'too_large' })
  if (status === 503) return refuse(reply, { code: 'busy' })
  if (status >= 400 && status < 500) return refuse(reply, { code: 'invalid_input', detail: error.message })
  request.log.error(error)
  return refuse(reply, { code: 'internal' })
}

export const answerErrors = (app: FastifyInstance) => app.setErrorHandler(answerError)

/** Names the field, also one that nobody knows. */
export function wordsOf([error]: FastifySchemaValidationError[], part: string): Error {
  const { instancePath = '', message = 'is wrong', keyword } = error ?? {}
  const at = `${part}${instancePath}`
  if (keyword !== 'additionalProperties') return new Error(`${at} ${message}`)
  const { additionalProperty } = error?.params as { additionalProperty: string }
  return new Error(`${at}/${additionalProperty} is not known`)
}

/** For a path that is no endpoint. */
export const answerNotFound = (reply: FastifyReply) => refuse(reply, { code: 'not_found' })

const retryAfter = (reply: FastifyReply) => Number(reply.getHeader('retry-after') ?? 60)
