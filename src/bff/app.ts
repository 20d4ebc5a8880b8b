import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import Fastify, {
  LogController,
  type FastifyInstance,
  type FastifyRequest,
  type FastifyServerOptions,
} from 'fastify'
import { brandRoutes } from './features/brand/routes'
import { callbackRoutes } from './features/callbacks/routes'
import { garageRoutes, garageStaffRoutes, garageUploadRoutes } from './features/garage/routes'
import { membershipRoutes, membershipUploadRoutes } from './features/membership/routes'
import { happeningOperatorRoutes } from './features/happenings/routes'
import { mallRoutes } from './features/mall/routes'
import { mallStaffRoutes } from './features/mall/staff-routes'
import { pointOperatorRoutes, pointRoutes } from './features/points/routes'
import { paymentRoutes } from './features/payments/routes'
import { archiveRoutes, privacyRoutes } from './features/privacy/routes'
import { rewardOperatorRoutes, rewardRoutes } from './features/rewards/routes'
import { testDriveRoutes, testDriveStaffRoutes } from './features/test-drive/routes'
import type { Job } from './jobs/jobs'
import { answerError, answerErrors, answerNotFound, answerUnreadable, wordsOf } from './lib/errors'
import { serveFiles } from './lib/files'
import { PHOTO_BYTES_MAX, readForms, SMALL_BYTES_MAX } from './lib/forms'
import { health } from './lib/health'
import { lateSchemas } from './lib/late-schemas'
import { documentApi } from './lib/openapi'
import { refuseNul } from './lib/plain-text'
import { servePages, type PageFolders } from './lib/pages'
import type { CallbackReaders } from './platform/push'
import { makeServices, type ServiceParts, type Services } from './services'

export type AppParts = ServiceParts & {
  /** Who of the platforms may call us; nobody, where it is left out. */
  callbacks?: CallbackReaders
  /** How late the process may be before it turns requests away as busy; 0 for never. */
  eventLoopDelayMaxMs?: number
  /** Requests a minute from one address. */
  rateLimit: number
  /** Built files to serve; null when something else does. */
  pages: PageFolders | null
  isReady: () => Promise<boolean>
  /** Is told what has to be done without a request; nobody does it where it is left out. */
  schedule?: (jobs: readonly Job[]) => void
  logger?: FastifyServerOptions['logger']
  trustProxy?: boolean
}

const BODY_BYTES_MAX = 64 * 1024
const PARAM_LENGTH_MAX = 200
const FILES_TO_A_QUESTION = 20

/** The web server over the product's services. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const app = Fastify({
    logger: parts.logger ?? false,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: parts.trustProxy ?? false,
    bodyLimit: BODY_BYTES_MAX,
    routerOptions: { maxParamLength: PARAM_LENGTH_MAX },
    schemaController: { compilersFactory: lateSchemas },
    schemaErrorFormatter: wordsOf,
    // An address that can't be read is refused before any route is asked.
    frameworkErrors: answerError,
    clientErrorHandler: answerUnreadable,
  })
  answerErrors(app)
  acceptEmptyJson(app)
  logRequests(app)
  app.addHook('preHandler', refuseNul)
  await app.register(underPressure, {
    maxEventLoopDelay: parts.eventLoopDelayMaxMs ?? 2_000,
    exposeStatusRoute: false,
  })
  await app.register(rateLimit, limitsOf(parts.rateLimit))

  const services = makeServices(parts)
  app.addHook('onClose', services.outbox.close)
  await app.register((api) => serveApi(api, services, parts), { prefix: '/api' })
  serveFiles(app, services.links, services.files.read)
  const readers = parts.callbacks ?? { wechat: null, alipay: null }
  await app.register(callbackRoutes(services.callbacks, readers), { prefix: '/api/callbacks' })
  parts.schedule?.(services.jobs)
  if (parts.pages) await servePages(app, parts.pages)
  else app.setNotFoundHandler((_request, reply) => answerNotFound(reply))
  return app
}

/**
 * A minute's requests from one address. The H5 app fetches a hundred files of its own to begin with, and a showroom's
 * visitors share an address: files have a budget apart, so that they use up nobody's questions.
 */
const limitsOf = (max: number) => ({
  timeWindow: '1 minute',
  max: ({ url }: FastifyRequest) => (isQuestion(url) ? max : max * FILES_TO_A_QUESTION),
  keyGenerator: ({ url, ip }: FastifyRequest) => (isQuestion(url) ? ip : `files ${ip}`),
})

const isQuestion = (url: string) => url.startsWith('/api/')

/** Each feature's endpoints. */
async function serveApi(api: FastifyInstance, services: Services, { isReady }: AppParts) {
  const { garage, guards, present, privacy } = services
  await documentApi(api)
  health(api, isReady)
  brandRoutes(services.book)(api, guards)
  membershipRoutes(services.membership, present.members)(api, guards)
  testDriveRoutes(services.drives, services.search, present.drives)(api, guards)
  testDriveStaffRoutes(services.arrivals, present.drives)(api, guards)
  garageRoutes(garage, present.cars)(api, guards)
  garageStaffRoutes(garage, present.cars)(api, guards)
  await api.register(async (forms) => {
    await readForms(forms, PHOTO_BYTES_MAX)
    garageUploadRoutes(garage, present.cars)(forms, guards)
  })
  await api.register(async (forms) => {
    await readForms(forms, SMALL_BYTES_MAX)
    membershipUploadRoutes(services.membership, present.members)(forms, guards)
  })
  paymentRoutes(services.payments)(api, guards)
  mallRoutes(services.mall, present.mall)(api, guards)
  mallStaffRoutes(services.mall, present.mall)(api, guards)
  pointRoutes(services.points)(api, guards)
  pointOperatorRoutes(services.points)(api, guards)
  rewardRoutes(services.rewards)(api, guards)
  rewardOperatorRoutes(services.rewards)(api, guards)
  happeningOperatorRoutes(services.happenings)(api, guards)
  privacyRoutes(privacy)(api, guards)
  archiveRoutes(privacy.exports)(api)
}

/** Phones label every request as JSON, also a DELETE that has nothing to say. */
function acceptEmptyJson(app: FastifyInstance) {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined)
    else void parse(request, body as string, done)
  })
}

/** One line a request, by its route: paths with ids in them and bodies stay out of the log. */
function logRequests(app: FastifyInstance) {
  app.addHook('onResponse', async (request, reply) => {
    const ms = Math.round(reply.elapsedTime * 10) / 10
    request.log.info({
      method: request.method,
      route: request.routeOptions.url,
      status: reply.statusCode,
      ms,
    })
  })
}
