import type { Static, TObject, TSchema } from '@sinclair/typebox'
import type { RefusalCode } from './refusals'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** What somebody is at a dealer, each with all that the one before may; an operator is it at every dealer. */
export type Role = 'consultant' | 'manager' | 'operator'

/**
 * Who may call: anybody, somebody who has signed in, or staff. What consultants and managers may is for one dealer,
 * which the path names: `/dealers/:dealerId/…`.
 */
export type Who = 'anyone' | 'member' | Role

export type Endpoint = {
  who: Who
  summary: string
  params?: TObject
  query?: TObject
  body?: TSchema
  /** The body is sent as a form with a file, and not as JSON. */
  isForm?: true
  /** Success statuses and what they carry. Never 204: a mini-program must always get a JSON body. */
  reply: Partial<Record<200 | 201 | 202, TSchema>>
  /** The refusals a caller should expect, besides those any endpoint can give. */
  refusals?: readonly RefusalCode[]
}

export type EndpointName = `${Method} /${string}`
export type EndpointMap = Record<EndpointName, Endpoint>

type Shape<E, Part extends 'params' | 'query' | 'body'> =
  E extends Record<Part, infer S extends TSchema> ? Record<Part, Static<S>> : unknown

/** What a caller sends, by the endpoint's schemas. */
export type Ask<E extends Endpoint> = Shape<E, 'params'> & Shape<E, 'query'> & Shape<E, 'body'>

/** What a caller gets when it goes well. */
export type Reply<E extends Endpoint> = {
  [Status in keyof E['reply']]: E['reply'][Status] extends TSchema ? Static<E['reply'][Status]> : never
}[keyof E['reply']]
