import assert from 'node:assert/strict'
import type { FastifyInstance, FastifyReply, FastifyRequest, preValidationHookHandler } from 'fastify'
import type { Static, TSchema } from '@sinclair/typebox'
import type { Ask, Endpoint, EndpointMap, Role, Who } from '@/contract/endpoint'
import { RefusalBody, refusalStatus, type RefusalCode } from '@/contract/refusals'
import { closed } from './closed'
import { Refusal } from './refusal'

/** Who is asking, as far as the token says. */
export type MemberRef = { id: string }

/** A member on one of their devices; the epoch counts what became of the session since it began. */
export type SignedIn = MemberRef & { sessionId: string; epoch: number }

/** Who acts for a dealer. */
export type Staff = { memberId: string; dealerId: string; role: Role }

/** Who acts for the brand. */
export type Operator = { memberId: string; role: 'operator' }

/** Whoever asks, from where: what limits for guests can count by. */
export type Origin = { address: string; device: string | null }

/** What an endpoint is told about who is asking. */
type Caller<W extends Who> = {
  anyone: { from: Origin }
  member: { from: Origin; member: SignedIn }
  consultant: { staff: Staff }
  manager: { staff: Staff }
  operator: { staff: Operator }
}[W]

export type Guards = {
  /** Whoever a request's token says it is, or null; in time only where there is something to look up. */
  signedIn: (request: FastifyRequest) => SignedIn | null | Promise<SignedIn | null>
  /** What a member is at a dealer, or for the brand where there is no dealer. */
  roleOf: (memberId: string, dealerId: string | null) => Promise<Role | null>
}

type Answer<E extends Endpoint> = {
  [Status in keyof E['reply']]: E['reply'][Status] extends TSchema
    ? [Status, Static<E['reply'][Status]>]
    : never
}[keyof E['reply']]

type Handler<E extends Endpoint> = (ask: Ask<E> & Caller<E['who']>) => Promise<Answer<E>>

type Handlers<M extends EndpointMap> = {
  [Name in keyof M]: M[Name] extends Endpoint ? Handler<M[Name]> : never
}

declare module 'fastify' {
  interface FastifyRequest {
    signedIn: SignedIn | null
  }
}

/**
 * Registers a feature's endpoints from the contract: schemas validate what comes in and shape what goes
 * out, `who` guards the door, and a missing handler does not compile.
 */
export const serve =
  <M extends EndpointMap>(map: M, handlers: Handlers<NoInfer<M>>) =>
  (app: FastifyInstance, guards: Guards) => {
    if (!app.hasRequestDecorator('signedIn')) app.decorateRequest('signedIn', null)
    for (const [name, endpoint] of Object.entries<Endpoint>(map)) {
      const [method, url] = name.split(' ') as ['GET' | 'POST' | 'PUT' | 'DELETE', string]
      const handle = handlers[name as keyof typeof handlers] as (ask: unknown) => Promise<[number, unknown]>
      const { who } = endpoint
      const isForDealer = who === 'consultant' || who === 'manager'
      const isForStaff = isForDealer || who === 'operator'
      assert(!isForDealer || url.includes('/:dealerId'), `${name} does not say for which dealer it is`)

      app.route({
        method,
        url,
        schema: schemaOf(url, endpoint),
        // Who it is comes before what they want: a guest's body is not even read. But after limits, which come first.
        ...(who !== 'anyone' && { preParsing: admitTo(guards) }),
        ...(endpoint.body && !endpoint.isForm && { preValidation: sayNothing }),
        handler: async (request, reply) => {
          const { params, query, body, signedIn: member } = request
          const dealerId = isForDealer ? (params as { dealerId: string }).dealerId : null
          const staff = isForStaff ? await staffOf(guards, member, dealerId, who) : null
          const from = originOf(request)
          const [status, content] = await handle({ params, query, body, from, member, staff })
          return reply.code(status).send(content)
        },
      })
    }
  }

/** Who has nothing to add to an address sends no body; what has to be said is missed by its name all the same. */
const sayNothing: preValidationHookHandler = (request, _reply, done) => {
  if (request.body === undefined) request.body = {}
  done()
}

const rank: Record<Role, number> = { consultant: 1, manager: 2, operator: 3 }

/** Refuses whoever is not that much at the dealer, or for the brand. */
async function staffOf(guards: Guards, member: SignedIn | null, dealerId: string | null, who: Role) {
  assert(member, 'nobody gets past the door unknown')
  const role = await guards.roleOf(member.id, dealerId)
  if (!role || rank[role] < rank[who]) throw new Refusal('forbidden')
  return { memberId: member.id, ...(dealerId && { dealerId }), role }
}

/** Lets those in who have signed in, and tells all others to. */
const admitTo =
  ({ signedIn }: Guards) =>
  (request: FastifyRequest, _reply: FastifyReply, _payload: unknown, done: (error?: Error) => void) => {
    const admit = (member: SignedIn | null) => {
      request.signedIn = member
      if (member) done()
      else done(new Refusal('unauthenticated'))
    }
    const member = signedIn(request)
    if (member instanceof Promise) member.then(admit, done)
    else admit(member)
  }

const DEVICE = /^[\w-]{8,64}$/

function originOf({ ip, headers: { 'x-device': device } }: FastifyRequest): Origin {
  return { address: ip, device: typeof device === 'string' && DEVICE.test(device) ? device : null }
}

const whoIsMeant: Record<Who, string> = {
  anyone: 'For anyone',
  member: 'For members',
  consultant: 'For consultants of the dealer, and whoever may more',
  manager: 'For managers of the dealer, and operators',
  operator: 'For operators',
}

const asWritten = (code: RefusalCode) => `\`${code}\` (${refusalStatus[code]})`

function schemaOf(url: string, endpoint: Endpoint) {
  const { summary, who, params, query, body, isForm, reply, refusals } = endpoint
  return {
    summary,
    description: `${whoIsMeant[who]}.${refusals ? `\n\nRefuses with ${refusals.map(asWritten).join(', ')}.` : ''}`,
    'x-who': who,
    tags: [url.split('/')[1] ?? ''],
    ...(who !== 'anyone' && { security: [{ session: [] }] }),
    ...(params && { params }),
    ...(query && { querystring: query }),
    // Platforms may add fields of their own to a form.
    ...(body && { body: isForm ? body : closed(body) }),
    ...(isForm && { consumes: ['multipart/form-data'] }),
    response: { ...reply, '4xx': RefusalBody, '5xx': RefusalBody },
  }
}
