import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openPool } from '@/bff/db/pool'
import { buildApp } from '@/bff/app'
import { readConfig } from '@/bff/config'
import { makeDb } from '@/bff/db/sql'
import type { Job } from '@/bff/jobs/jobs'
import { inProject } from '@/bff/lib/root'
import { developmentLicences } from '@/bff/platform/licence-reading'
import { makePlatforms } from '@/bff/platforms'
import { playPlatforms } from '@/bff/played-platforms'
import { seedMall } from '@/bff/seed/mall'
import { seedRewards } from '@/bff/seed/rewards'
import { seed } from '@/bff/seed/seed'
import { freshDatabase } from '../../support/postgres'

const secret = Buffer.alloc(32, 9)

export type Bff = Awaited<ReturnType<typeof startBff>>

/**
 * The real BFF over a seeded database of its own, on a port of its own, with stand-ins for WeChat and Alipay beside it.
 * Their clock is the real one, moved by `skipMinutes`; the codes that would be sent by SMS are in `codes`.
 */
export async function startBff() {
  const database = await freshDatabase()
  const pool = openPool(database.url)
  pool.on('error', () => {})
  const db = makeDb(pool)
  let skippedMs = 0
  const now = () => new Date(Date.now() + skippedMs)
  await seed(db, { now: now() })
  await seedRewards(db, { now: now() })
  await seedMall(db, { now: now() })

  const parts = { now, say: () => {} }
  const platforms = await playPlatforms(readConfig({}), parts)
  const codes = new Map<string, string>()
  // Where platforms find us, which is known once we listen.
  let origin = ''
  let jobs: readonly Job[] = []
  const app = await buildApp({
    db,
    now,
    isPrompt: true,
    tokenSecret: secret.toString('base64'),
    dataKey: secret,
    sms: async (phone, code) => void codes.set(phone, code),
    ...makePlatforms(platforms.config, { ...parts, origin: () => origin }),
    noticeTemplates: { wechat: ['drive-reminder'], alipay: ['drive-reminder'] },
    licences: developmentLicences,
    rateLimit: 1_000_000,
    // The phones live in this process, too, and are slow to start.
    eventLoopDelayMaxMs: 0,
    pictures: JSON.parse(await readFile(inProject('dist/media/manifest.json'), 'utf8')) as Record<
      string,
      string
    >,
    pages: { h5: inProject('dist/h5'), media: inProject('dist/media') },
    isReady: async () => true,
    schedule: (all) => (jobs = all),
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  origin = `http://127.0.0.1:${port}`

  return {
    origin,
    app,
    db,
    codes,
    /** Where a phone of that platform pays: its host calls it http://till. */
    tills: { weapp: platforms.standIns.wechatPay?.url ?? '', alipay: platforms.standIns.alipay?.url ?? '' },
    /** What Alipay's client would hand out of that person's number, encrypted and signed. */
    phonePayloadFor: (name: string) => platforms.standIns.alipay!.phonePayloadFor(name),
    skipMinutes(minutes: number) {
      skippedMs += minutes * 60_000
    },
    rightClock() {
      skippedMs = 0
    },
    /** What is done now and then without a request; here nobody does it by itself. */
    async doJob(name: string) {
      const job = jobs.find((one) => one.name === name)
      if (!job) throw new Error(`no job ${name}`)
      await job.work()
    },
    /** The next call of that path is done, and its answer gets lost on the way. */
    loseAnswer(method: string, path: string) {
      const lose = (request: IncomingMessage, response: ServerResponse) => {
        if (request.method !== method || request.url !== `/api${path}`) return
        app.server.off('request', lose)
        response.end = () => response.destroy()
      }
      app.server.prependListener('request', lose)
    },
    async close() {
      await app.close()
      await platforms.close()
      await db.close()
      await database.drop()
    },
  }
}

/** Somebody else, who books through the API while our person looks at the screen. */
export async function aRival(bff: Bff, name: string) {
  const signedIn = await bff.app.inject({
    method: 'POST',
    url: '/api/auth/wechat',
    payload: { code: `dev:${name}:${randomUUID()}` },
  })
  const { token, member } = signedIn.json<{ token: string; member: { id: string } }>()
  const headers = { authorization: `Bearer ${token}` }
  const send = (url: string, payload: object) =>
    bff.app.inject({ method: 'POST', url: `/api${url}`, payload, headers })
  const put = (url: string, payload: object) =>
    bff.app.inject({ method: 'PUT', url: `/api${url}`, payload, headers })
  const read = async <T>(url: string) =>
    (await bff.app.inject({ method: 'GET', url: `/api${url}`, headers })).json<T>()
  return { id: member.id, send, put, read }
}

/** Who decides what members ask for. */
export async function anOperator(bff: Bff) {
  const operator = await aRival(bff, 'operator')
  await bff.db.run`insert into operator_role (member_id, created_at) values (${operator.id}, ${new Date(0)})
    on conflict do nothing`
  return operator
}
