import multipart from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'

/** A photo of a phone of today, or a scanned policy. */
const FILE_BYTES_MAX = 12 * 1024 * 1024

/**
 * Lets the endpoints of `app` be sent a form with one file: their bodies are its fields, the file as bytes. Only where
 * files are expected, since whoever may send one may keep us busy with it.
 */
export async function readForms(app: FastifyInstance): Promise<void> {
  await app.register(multipart, {
    attachFieldsToBody: 'keyValues',
    limits: { files: 1, fileSize: FILE_BYTES_MAX, fields: 8, fieldSize: 4_096, parts: 9, headerPairs: 20 },
  })
}
