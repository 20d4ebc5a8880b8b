import { randomUUID } from 'node:crypto'
import type { FastifyInstance, InjectOptions } from 'fastify'
import type pg from 'pg'
import { buildApp, type AppParts } from '@/bff/app'
import { makeDb } from '@/bff/db/sql'
import type { Job } from '@/bff/jobs/jobs'
import { makeSealer } from '@/bff/lib/sealed'
import { makeTokens } from '@/bff/lib/tokens'
import { factories } from './factories'
import { knows } from './known-people'
import { oneDatabase, poolOf } from './one-database'
import { freshDatabase } from './postgres'

const secret = Buffer.alloc(32, 7)

const toClose: (() => Promise<unknown>)[] = []
afterEach(closeAll)
const { lend, close } = oneDatabase()
afterAll(close)

/** What a test is spared, when it has set up something for those that follow. */
export async function closeAll() {
  for (const close of toClose.splice(0).reverse()) await close()
}

/** A token is made for who has none, as from a session that began just now. */
type Caller = { member?: { id: string; token?: string }; device?: string; type?: string }

/** A Tuesday, eight in the morning in Shanghai. */
const MORNING = '2026-03-10T00:00:00Z'

/** A migrated database without rows; one of its own for a test that changes tables themselves. */
async function openDatabase(isAltered: boolean): Promise<pg.Pool> {
  if (!isAltered) {
    const { pool, giveBack } = await lend()
    toClose.push(giveBack)
    return pool
  }
  const database = await freshDatabase()
  const pool = poolOf(database)
  toClose.push(
    () => database.drop(),
    () => pool.end(),
  )
  return pool
}

/** What tests put on shelves. */
export const drawn = { 'mall-umbrella-night': 'mall-umbrella-night.webp' }

type Wishes = { now?: string | Date; isAltered?: boolean } & Partial<Omit<AppParts, 'now'>>

/** A database and the app on it, with a clock that stands still until a test moves it. Of both nothing is left. */
export async function setup({ now = MORNING, isAltered = false, ...parts }: Wishes = {}) {
  const pool = await openDatabase(isAltered)
  const db = makeDb(pool)

  const clock = { now: new Date(now) }
  const codes = new Map<string, string>()
  const jobs = new Map<string, Job['work']>()
  const app = await buildApp({
    db,
    now: () => clock.now,
    tokenSecret: secret.toString('base64'),
    dataKey: secret,
    sms: async (phone, code) => void codes.set(phone, code),
    logins: { wechat: knows('wechat'), alipay: knows('alipay') },
    phones: { wechat: null, alipay: null },
    // A test machine may be late for reasons of its own.
    eventLoopDelayMaxMs: 0,
    rateLimit: 1_000_000,
    pictures: drawn,
    pages: null,
    isReady: async () => true,
    ...parts,
    schedule: (all) => {
      for (const { name, work } of all) jobs.set(name, work)
      parts.schedule?.(all)
    },
  })
  toClose.push(() => app.close())
  const tokens = makeTokens(secret.toString('base64'), () => clock.now)
  const call = caller(app, (id) => tokens.issue(id).token)
  const sealer = makeSealer(secret)
  const job = (name: string) => jobs.get(name)!()
  /** Tells whoever listens what has happened so far. */
  const deliver = () => job('deliver-happenings')
  return { app, db, pool, clock, codes, call, sealer, job, deliver, ...factories(db), ...drives(call, clock) }
}

export type Call = ReturnType<typeof caller>

const caller =
  (app: FastifyInstance, tokenOf: (memberId: string) => string) =>
  (
    name: string,
    { member, device, type, ...ask }: Caller & Pick<InjectOptions, 'query' | 'payload'> = {},
  ) => {
    const [method, path] = name.split(' ') as ['GET', string]
    const headers = {
      ...(member && { authorization: `Bearer ${member.token ?? tokenOf(member.id)}` }),
      ...(device && { 'x-device': device }),
      ...(type && { 'content-type': type }),
    }
    return app.inject({ method, url: `/api${path}`, headers, ...ask })
  }

export const inTwoHours = (now: Date, more = 0) => new Date(now.getTime() + (2 + more) * 60 * 60_000)

/** The steps of a test drive, as members take them. */
function drives(call: Call, clock: { now: Date }) {
  type Wish = {
    member: { id: string }
    dealerId: string
    startsAt?: Date
    requestId?: string
    modelId?: string
  }

  const hold = ({ member, dealerId, startsAt = inTwoHours(clock.now), requestId, modelId = 'lan' }: Wish) =>
    call('POST /test-drive/holds', {
      member,
      payload: { dealerId, modelId, startsAt: startsAt.toISOString(), requestId: requestId ?? randomUUID() },
    })

  const confirm = (member: { id: string }, holdId: string, requestId: string = randomUUID()) =>
    call('POST /test-drive/bookings', {
      member,
      payload: { holdId, contactName: '陈屿', contactPhone: '13800138000', requestId },
    })

  const book = async (wish: Wish) => {
    const held = await hold(wish)
    return held.statusCode === 201 ? confirm(wish.member, held.json<{ id: string }>().id) : held
  }

  const change = (verb: 'cancel' | 'reschedule', member: { id: string }, id: string, body: object) =>
    call(`POST /test-drive/bookings/${id}/${verb}`, { member, payload: { requestId: randomUUID(), ...body } })

  return { hold, confirm, book, change }
}
