import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'

const ABOUT = `What the mini-program asks of its BFF, under \`/api\`.

**Who asks.** \`POST /auth/phone/codes\` and \`POST /auth/phone\` sign in with a number; in development the server's log
shows the code. The answer's \`token\` goes with every request as \`Authorization: Bearer …\`, and lives for
minutes: \`POST /auth/refresh\` gives the next. Staff and operators sign in the same way; what they are is known of them.
\`X-Device\` (8 to 64 letters, digits, \`-\` and \`_\`) names a phone for as long as the app is on it: guests' consents and
limits go by it.

**Sent again.** A \`requestId\` is a UUID that the client makes for one intent. Sent again with the same content it finds
what it did; with another it is refused as \`request_reused\`. Where there is none, saying the same twice is as good as once.

**Refused.** Every answer that is no success is \`{ "code": … }\`, with \`detail\` for developers where something is wrong
with the input. Besides what an endpoint names, any may answer \`invalid_input\` (400), \`unauthenticated\` (401),
\`forbidden\` (403), \`too_large\` (413), \`rate_limited\` (429, with \`retryInS\`), \`internal\` (500) or \`busy\` (503).

**Lists** go on with \`cursor\`, for which the answer's \`next\` is meant: null at the end. **Moments** are ISO 8601 in UTC,
days those of the dealer's zone. **Bodies** have no fields but those named here.`

/** OpenAPI 3.1 from the very schemas that validate, at `docs/json`, and a page to read it at `docs`. */
export async function documentApi(app: FastifyInstance) {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Chezhu', description: ABOUT, version: '0.1.0' },
      components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
    },
  })
  await app.register(swaggerUi, { routePrefix: '/docs', indexPrefix: '/api', staticCSP: true })
}
