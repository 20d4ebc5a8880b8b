import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import Fastify, { LogController, type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { reseal, type SealedColumn } from './db/reseal'
import type { Db } from './db/sql'
import { brandRoutes } from './features/brand/routes'
import { callbackRoutes } from './features/callbacks/routes'
import { makeCallbacks } from './features/callbacks/service'
import { garageBelongings } from './features/garage/belongings'
import { makeFiles } from './features/garage/files'
import { makeOwnsCar } from './features/garage/owns-car'
import { makePresenters as makeCarPresenters } from './features/garage/present'
import { garageRoutes, garageStaffRoutes, garageUploadRoutes } from './features/garage/routes'
import { garageSealed } from './features/garage/sealed-columns'
import { makeGarage } from './features/garage/service'
import { membershipBelongings } from './features/membership/belongings'
import { membershipRoutes } from './features/membership/routes'
import { membershipSealed } from './features/membership/sealed-columns'
import { makeMembership } from './features/membership/service'
import { makeRoleOf } from './features/membership/staff'
import { privacyBelongings } from './features/privacy/belongings'
import { makeConsents } from './features/privacy/consents'
import { archiveRoutes, privacyRoutes } from './features/privacy/routes'
import { makePrivacy } from './features/privacy/service'
import { testDriveBelongings } from './features/test-drive/belongings'
import { makeContacts } from './features/test-drive/contact'
import { makePresenters } from './features/test-drive/present'
import { testDriveRoutes } from './features/test-drive/routes'
import { testDriveSealed } from './features/test-drive/sealed-columns'
import { makeSearch } from './features/test-drive/search'
import { makeTestDrives } from './features/test-drive/service'
import type { Job } from './jobs/jobs'
import type { Belongings } from './lib/belongings'
import { makeBrandBook, type NoticeTemplates } from './lib/brand'
import { answerError, answerErrors, answerNotFound } from './lib/errors'
import { serveFiles } from './lib/files'
import { readForms } from './lib/forms'
import { health } from './lib/health'
import type { KeyRing } from './lib/key-ring'
import { documentApi } from './lib/openapi'
import { policies } from './lib/policies'
import { makeSealer, type Sealer } from './lib/sealed'
import type { Guards } from './lib/serve'
import { makeSignedLinks } from './lib/signed-link'
import { makeTokens } from './lib/tokens'
import { servePages, type PageFolders } from './lib/pages'
import type { LicenceReader } from './platform/licence-reading'
import type { LoginExchange, Platform } from './platform/login'
import { memoryStore, type ObjectStore } from './platform/object-store'
import type { PhoneExchange } from './platform/phone'
import type { CallbackReaders } from './platform/push'
import type { SmsSender } from './platform/sms'

export type AppParts = {
  db: Db
  now: () => Date
  tokenSecret: string
  /** One, or a ring of them. */
  dataKey: KeyRing | Buffer
  sms: SmsSender | null
  logins: Record<Platform, LoginExchange | null>
  phones: Record<Platform, PhoneExchange | null>
  /** Who of the platforms may call us; nobody, where it is left out. */
  callbacks?: CallbackReaders
  /** Where files are kept: for as long as the process lives, where it is left out. */
  objects?: ObjectStore
  /** Who reads pictures of licences; nobody, where it is left out. */
  licences?: LicenceReader | null
  /** How late the process may be before it turns requests away as busy; 0 for never. */
  eventLoopDelayMaxMs?: number
  /** Requests a minute from one address. */
  rateLimit: number
  /** A picture's name to its file. */
  pictures: Readonly<Record<string, string>>
  /** Instead of the brand's own. */
  noticeTemplates?: NoticeTemplates
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

/** All that is kept about members, feature by feature: what merging, exporting and forgetting a member go through. */
export const belongingsOf = (parts: { sealer: Sealer; now: () => Date }): Belongings[] => [
  membershipBelongings(parts),
  testDriveBelongings(makeContacts(parts.sealer)),
  garageBelongings(parts),
  privacyBelongings,
]

/** Every column with sealed values, for when keys are replaced. */
export const sealedColumns: readonly SealedColumn[] = [
  ...membershipSealed,
  ...testDriveSealed,
  ...garageSealed,
]

/** Everything wired by hand: services from their parts, routes from their services. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const { db, now } = parts
  const app = Fastify({
    logger: parts.logger ?? false,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: parts.trustProxy ?? false,
    bodyLimit: BODY_BYTES_MAX,
    routerOptions: { maxParamLength: PARAM_LENGTH_MAX },
    // An address that can't be read is refused before any route is asked.
    frameworkErrors: answerError,
  })
  answerErrors(app)
  acceptEmptyJson(app)
  logRequests(app)
  await app.register(underPressure, {
    maxEventLoopDelay: parts.eventLoopDelayMaxMs ?? 2_000,
    exposeStatusRoute: false,
  })
  await app.register(rateLimit, { max: parts.rateLimit, timeWindow: '1 minute' })

  const sealer = makeSealer(parts.dataKey)
  const contacts = makeContacts(sealer)
  const tokens = makeTokens(parts.tokenSecret, now)
  const book = makeBrandBook(parts.pictures, parts.noticeTemplates)
  const consents = makeConsents({ db, now, sealer, policies })
  const belongings = belongingsOf({ sealer, now })
  const membership = makeMembership({
    ...{ db, now, sealer, tokens, ownsCar: makeOwnsCar(sealer) },
    ...{ sms: parts.sms, logins: parts.logins, phones: parts.phones },
    belongings,
    onSignIn: consents.adopt,
  })
  const privacy = makePrivacy({ db, now, sealer, membership, consents, belongings })
  const drives = makeTestDrives({ db, now, membership, contacts })
  const search = makeSearch({ db, now, contacts })
  const links = makeSignedLinks({ sealer, now })
  const files = makeFiles({ db, now, sealer, objects: parts.objects ?? memoryStore() })
  const garage = makeGarage({
    ...{ db, now, sealer, membership, files, licences: parts.licences ?? null },
    noteReveal: privacy.reveals.note,
    isModel: (id) => book.brand.models.some((model) => model.id === id),
  })
  const presentCars = makeCarPresenters({ sealer, links })
  const guards: Guards = {
    signedIn: (request) => membership.signedIn(tokens.authenticate(request)),
    roleOf: makeRoleOf(db),
  }

  await app.register(
    async (api) => {
      await documentApi(api)
      health(api, parts.isReady)
      brandRoutes(book)(api, guards)
      membershipRoutes(membership)(api, guards)
      testDriveRoutes(drives, search, makePresenters(book))(api, guards)
      garageRoutes(garage, presentCars)(api, guards)
      garageStaffRoutes(garage, presentCars)(api, guards)
      await api.register(async (forms) => {
        await readForms(forms)
        garageUploadRoutes(garage, presentCars)(forms, guards)
      })
      privacyRoutes(privacy)(api, guards)
      archiveRoutes(privacy.exports)(api)
    },
    { prefix: '/api' },
  )
  serveFiles(app, links, files.read)
  // Features that act on what a platform tells them join here.
  const callbacks = makeCallbacks({ db, now, sealer, listeners: privacy.listeners })
  const readers = parts.callbacks ?? { wechat: null, alipay: null }
  await app.register(callbackRoutes(callbacks, readers), { prefix: '/api/callbacks' })
  parts.schedule?.([
    { name: 'erase-due', cron: '*/10 * * * *', work: privacy.deletions.eraseDue },
    { name: 'tidy-privacy', cron: '20 3 * * *', work: privacy.tidy },
    { name: 'reseal', cron: '40 3 * * *', work: () => reseal(db, sealer, sealedColumns) },
    { name: 'sweep-files', cron: '*/15 * * * *', work: files.sweep },
    { name: 'reseal-files', cron: '50 3 * * *', work: files.reseal },
  ])
  if (parts.pages) await servePages(app, parts.pages)
  else app.setNotFoundHandler((_request, reply) => answerNotFound(reply))
  return app
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
