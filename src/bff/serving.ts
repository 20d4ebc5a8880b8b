import { readFile } from 'node:fs/promises'
import type pg from 'pg'
import { buildApp } from './app'
import type { Config } from './config'
import { demandHashKey, type Database } from './database'
import { isMigrated, migrate } from './db/migrate'
import { openPool } from './db/pool'
import { makeDb, type Db } from './db/sql'
import { startJobs, type Job } from './jobs/jobs'
import type { KeyRing } from './lib/key-ring'
import { logTo } from './lib/log'
import { inProject } from './lib/root'
import { makeSealer, type Sealer } from './lib/sealed'
import { developmentSms } from './platform/sms'
import { developmentLicences } from './platform/licence-reading'
import { makePlatforms } from './platforms'
import { playPlatforms } from './played-platforms'
import { seedStaff } from './seed/demo-staff'
import { seedRewards } from './seed/rewards'
import { seedMall } from './seed/mall'
import { seed } from './seed/seed'
import { openObjects } from './storage'

const migrations = inProject('src/bff/db/migrations')

type Say = (sentence: string) => void

type Given = {
  keys: KeyRing
  database: Promise<Database>
  /** How to close what is open, first things first. */
  open: (() => Promise<unknown>)[]
  say: Say
  /** Tells an operator what only they can mend. */
  warn: Say
}

/** Serves the product over a database that may still be starting. */
export async function serve(config: Config, { keys, database, open, say, warn }: Given): Promise<void> {
  const parts = { now: () => new Date(), say: warn }
  const playing = playPlatforms(config, { ...parts, say, keysIn: config.CHEZHU_DATA_DIR })
  const stopPlaying = playing.then(
    ({ close }) => close,
    () => null,
  )
  open.push(async () => (await stopPlaying)?.())
  const { url } = await database
  const pool = openPool(url, config.DB_POOL_MAX)
  pool.on('error', (error) => warn(`A database connection was lost: ${error.message}`))
  const db = makeDb(pool, { prepare: config.DB_PREPARE })
  open.push(() => db.close())
  await prepare(pool, db, config, makeSealer(keys), say)

  const played = await playing
  // Where stand-ins find us, which is known once we listen.
  let origin = ''
  let jobs: readonly Job[] = []
  const pictures = await readFile(inProject('dist/media/manifest.json'), 'utf8')
  const app = await buildApp({
    db,
    now: parts.now,
    tokenSecret: config.TOKEN_SECRET,
    dataKey: keys,
    sms: config.SMS === 'development' ? developmentSms({ info: say }) : null,
    ...makePlatforms(played.config, { ...parts, origin: () => origin }),
    objects: openObjects(config),
    licences: config.LICENCE_READING === 'development' ? developmentLicences : null,
    rateLimit: config.RATE_LIMIT,
    pictures: JSON.parse(pictures) as Record<string, string>,
    pages: { h5: inProject('dist/h5'), media: inProject('dist/media') },
    isReady: () => isMigrated(pool, migrations),
    schedule: (all) => void (jobs = all),
    isPrompt: true,
    say: parts.say,
    logger: logTo(config.LOG_LEVEL),
    trustProxy: config.TRUST_PROXY,
  })
  open.push(() => app.close())
  origin = await app.listen({ host: config.HOST, port: config.PORT })
  say(`Chezhu is ready at ${origin}`)
  const stopJobs = startJobs({ url, jobs, say: parts.say })
  open.push(async () => (await stopJobs)())
  await stopJobs
}

async function prepare(pool: pg.Pool, db: Db, config: Config, sealer: Sealer, say: Say) {
  const applied = await migrate(pool, migrations)
  if (applied.length > 0) say(`Database brought up to date (${applied.length} steps).`)
  await demandHashKey(db, sealer)
  if (config.NODE_ENV === 'production') return
  const { cities, dealers } = await seed(db, { now: new Date(), dealers: config.SEED_DEALERS })
  await seedRewards(db, { now: new Date() })
  await seedStaff(db, { sealer, now: new Date() })
  await seedMall(db, { now: new Date() })
  say(`${dealers} dealers in ${cities} cities.`)
}
