import { Type, type Static } from '@sinclair/typebox'
import type { FastifyInstance } from 'fastify'
import { mediaTypeOf } from './media-type'
import { Refusal } from './refusal'
import { FILES_PATH, type SignedLinks } from './signed-link'

const Params = Type.Object({ key: Type.String({ format: 'uuid' }) })
const Query = Type.Object({ until: Type.String(), signature: Type.String() })

/** A file comes from a stranger, in the end: a browser that shows it runs nothing of it, and keeps nothing. */
const headers = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; sandbox",
  'referrer-policy': 'no-referrer',
}

/**
 * Private files by signed links, which are no endpoint of the contract: a picture is fetched by an `<image>`, which
 * sends no token. A link that has run out looks like one of a file that never was.
 */
export function serveFiles(
  app: FastifyInstance,
  links: SignedLinks,
  read: (key: string) => Promise<Buffer | null>,
) {
  const schema = { hide: true, params: Params, querystring: Query }
  app.get(`${FILES_PATH}/:key`, { schema }, async (request, reply) => {
    const { key } = request.params as Static<typeof Params>
    const { until, signature } = request.query as Static<typeof Query>
    const file = links.isValid(key, until, signature) ? await read(key) : null
    const type = file && mediaTypeOf(file)
    if (!type) throw new Refusal('not_found')
    const disposition = type === 'application/pdf' ? 'attachment; filename="document.pdf"' : 'inline'
    return reply.headers(headers).header('content-disposition', disposition).type(type).send(file)
  })
}
