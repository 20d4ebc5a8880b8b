import multipart from '@fastify/multipart'
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify'
import { answerError } from './errors'
import { Refusal } from './refusal'

/** A photo of a phone of today, or a scanned policy. */
export const PHOTO_BYTES_MAX = 12 * 1024 * 1024

/** A picture that the phone has made small already. */
export const SMALL_BYTES_MAX = 2 * 1024 * 1024

/**
 * Lets the endpoints of `app` be sent a form with one file: their bodies are its fields, the file as bytes. Only where
 * files are expected, since whoever may send one may keep us busy with it.
 */
export async function readForms(app: FastifyInstance, fileBytesMax: number): Promise<void> {
  // Between these two hooks nothing happens but that the form is read, and checked by its schema.
  const beingRead = new WeakSet<FastifyRequest>()
  app.addHook('preValidation', (request, _reply, done) => {
    beingRead.add(request)
    done()
  })
  await app.register(multipart, {
    attachFieldsToBody: 'keyValues',
    limits: { files: 1, fileSize: fileBytesMax, fields: 8, fieldSize: 4_096, parts: 9, headerPairs: 20 },
  })
  app.addHook('preHandler', (request, _reply, done) => {
    beingRead.delete(request)
    done()
  })
  // A form that can't be read is its sender's fault, and the parser says so without a status.
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const isBroken = beingRead.has(request) && error.statusCode === undefined && !(error instanceof Refusal)
    answerError(isBroken ? new Refusal('file_unreadable') : error, request, reply)
  })
}
