import type { Socket } from 'node:net'
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
export function wordsOf(errors: FastifySchemaValidationError[], part: string): Error {
  const error = mostTelling(errors)
  const { instancePath = '', message = 'is wrong', keyword } = error ?? {}
  const at = `${part}${instancePath}`
  if (keyword !== 'additionalProperties') return new Error(`${at} ${message}`)
  const { additionalProperty } = error?.params as { additionalProperty: string }
  return new Error(`${at}/${additionalProperty} is not known`)
}

/**
 * Where one of several forms would do, each says what it misses, and only one of them was meant: the one that got as far
 * as a field, if there is one.
 */
function mostTelling(errors: FastifySchemaValidationError[]) {
  const union = errors.find(({ keyword }) => keyword === 'anyOf')
  if (!union) return errors[0]
  const inside = errors.filter(({ instancePath, keyword }) => {
    return instancePath.length > union.instancePath.length && keyword !== 'const'
  })
  return inside[0] ?? { ...union, message: 'fits none of its forms' }
}

/** Answers what could not even be read as a request, as far as somebody still listens. */
export function answerUnreadable({ code }: NodeJS.ErrnoException, socket: Socket) {
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const [line, body] = unreadable[code ?? ''] ?? ['400 Bad Request', { code: 'invalid_input' }]
  const text = JSON.stringify(body satisfies RefusalBody)
  const head = ['content-type: application/json; charset=utf-8', `content-length: ${text.length}`]
  socket.end([`HTTP/1.1 ${line}`, ...head, 'connection: close', '', text].join('\r\n'))
}

const unreadable: Record<string, [string, RefusalBody]> = {
  HPE_HEADER_OVERFLOW: ['431 Request Header Fields Too Large', { code: 'too_large' }],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', { code: 'busy' }],
}

/** For a path that is no endpoint. */
export const answerNotFound = (reply: FastifyReply) => refuse(reply, { code: 'not_found' })

const retryAfter = (reply: FastifyReply) => Number(reply.getHeader('retry-after') ?? 60)
