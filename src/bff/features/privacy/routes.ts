import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type * as contract from '@/contract/privacy'
import { privacyEndpoints } from '@/contract/privacy'
import { serve } from '@/bff/lib/serve'
import type { State } from './consent'
import type { Deletion } from './deletions'
import type { Exports } from './exports'
import type { Privacy } from './service'

export const privacyRoutes = ({ consents, exports, deletions, reveals, say }: Privacy) =>
  serve(privacyEndpoints, {
    'GET /privacy/policies': async () => [200, { policies: [...consents.policies] }],

    'GET /privacy/guest-consents': async ({ from }) => [200, presentConsents(await consents.ofGuest(from))],

    'POST /privacy/guest-consents': async ({ from, body }) => [
      200,
      presentConsents(await consents.sayAsGuest(from, body.choices)),
    ],

    'GET /privacy/consents': async ({ member }) => [200, presentConsents(await consents.of(member))],

    'POST /privacy/consents': async ({ member, body }) => [
      200,
      presentConsents(await say(member, body.choices)),
    ],

    'GET /privacy/reveals': async ({ member, query }) => {
      const page = await reveals.of(member, query.cursor)
      return [200, { reveals: page.reveals.map(presentReveal), next: page.next }]
    },

    'POST /privacy/exports': async ({ member }) => {
      const { id, ticket, askedAt, expiresAt } = await exports.ask(member)
      const path = `/api${ARCHIVE}?ticket=${encodeURIComponent(ticket)}`
      return [201, { id, path, fileName: fileName(askedAt), expiresAt: expiresAt.toISOString() }]
    },

    'GET /privacy/deletion': async ({ member }) => [200, presentDeletion(await deletions.of(member))],

    'POST /privacy/deletion': async ({ member }) => [202, presentDeletion(await deletions.ask(member))],

    'DELETE /privacy/deletion': async ({ member }) => [200, presentDeletion(await deletions.regret(member))],
  })

const ARCHIVE = '/privacy/archive'

/**
 * No endpoint of the contract: a file and not JSON, and it lets in whoever has a ticket. A ticket is no path, which
 * would be in the log.
 */
export const archiveRoutes = (exports: Exports) => (app: FastifyInstance) => {
  app.get<{ Querystring: { ticket: string } }>(
    ARCHIVE,
    { schema: { hide: true, querystring: ticketQuery } },
    async ({ query }, reply) => {
      const { at, content } = await exports.fetch(query.ticket)
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="${fileName(at)}"`)
        .type('application/zip')
        .send(Readable.from(content, { objectMode: false }))
    },
  )
}

const ticketQuery = {
  type: 'object',
  required: ['ticket'],
  properties: { ticket: { type: 'string', maxLength: 400 } },
}

const fileName = (at: Date) => `chezhu-${at.toISOString().slice(0, 10)}.zip`

const presentConsents = (states: readonly State[]): { consents: contract.Consent[] } => ({
  consents: states.map(({ saidAt, ...state }) => ({ ...state, saidAt: saidAt && saidAt.toISOString() })),
})

type Reveal = Awaited<ReturnType<Privacy['reveals']['of']>>['reveals'][number]

const presentReveal = ({ revealedAt, ...reveal }: Reveal): contract.Reveal => ({
  ...reveal,
  revealedAt: revealedAt.toISOString(),
})

const presentDeletion = ({ askedAt, dueAt, blockedBy }: Deletion): contract.Deletion => ({
  askedAt: askedAt && askedAt.toISOString(),
  dueAt: dueAt && dueAt.toISOString(),
  blockedBy,
})
