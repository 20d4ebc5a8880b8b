import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Static, TSchema } from '@sinclair/typebox'
import type { Ask, Endpoint, EndpointMap } from '@/contract/endpoint'
import { RefusalBody } from '@/contract/refusals'
import { Refusal } from './refusal'

/** Who is asking, as far as the token says. */
export type MemberRef = { id: string }

type Answer<E extends Endpoint> = {
  [Status in keyof E['reply']]: E['reply'][Status] extends TSchema
    ? [Status, Static<E['reply'][Status]>]
    : never
}[keyof E['reply']]

type Caller<E extends Endpoint> = E['who'] extends 'member' ? { member: MemberRef } : unknown

type Handler<E extends Endpoint> = (ask: Ask<E> & Caller<E>) => Promise<Answer<E>>

type Handlers<M extends EndpointMap> = {
  [Name in keyof M]: M[Name] extends Endpoint ? Handler<M[Name]> : never
}

/**
 * Registers a feature's endpoints from the contract: schemas validate what comes in and shape what goes
 * out, `who` guards the door, and a missing handler does not compile.
 */
export const serve =
  <M extends EndpointMap>(map: M, handlers: Handlers<NoInfer<M>>) =>
  (app: FastifyInstance, authenticate: (request: FastifyRequest) => MemberRef | null) => {
    for (const [name, endpoint] of Object.entries<Endpoint>(map)) {
      const [method, url] = name.split(' ') as ['GET' | 'POST' | 'PUT' | 'DELETE', string]
      const handle = handlers[name as keyof typeof handlers] as (ask: unknown) => Promise<[number, unknown]>
      app.route({
        method,
        url,
        schema: schemaOf(url, endpoint),
        handler: async (request, reply) => {
          const member = endpoint.who === 'member' ? authenticate(request) : null
          if (endpoint.who === 'member' && !member) throw new Refusal('unauthenticated')
          const { params, query, body } = request
          const [status, answer] = await handle({ params, query, body, member })
          return reply.code(status).send(answer)
        },
      })
    }
  }

function schemaOf(url: string, { summary, who, params, query, body, reply }: Endpoint) {
  return {
    summary,
    tags: [url.split('/')[1] ?? ''],
    ...(who === 'member' && { security: [{ session: [] }] }),
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(body && { body }),
    response: { ...reply, '4xx': RefusalBody, '5xx': RefusalBody },
  }
}
