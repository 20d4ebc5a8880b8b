import { readFile } from 'node:fs/promises'
import closeWithGrace from 'close-with-grace'
import type pg from 'pg'
import { buildApp } from './app'
import { ConfigFailure, readConfig, type Config } from './config'
import { readKeyRing } from './data-keys'
import { demandHashKey, findDatabase } from './database'
import { diskFull, StartFailure } from './db/embedded/start-failure'
import { isMigrated, migrate } from './db/migrate'
import { openPool } from './db/pool'
import { makeDb, type Db } from './db/sql'
import { startJobs, type Job } from './jobs/jobs'
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
const say = (sentence: string) => console.log(sentence)

/** The process: configuration, database, rows to begin with, a listening server; and all of it closed in order. */
export async function run(): Promise<void> {
  try {
    await start(readConfig(process.env))
  } catch (error) {
    if (!(error instanceof ConfigFailure || error instanceof StartFailure)) throw error
    console.error(error.message)
    process.exit(1)
  }
}

async function start(config: Config) {
  const keys = readKeyRing(config)
  const open: (() => Promise<unknown>)[] = []
  const closeAll = async () => {
    for (const close of open.splice(0).reverse()) await close()
  }
  closeOnSignals(closeAll)
  try {
    let jobs: readonly Job[] = []
    const parts = { now: () => new Date(), say: (sentence: string) => console.error(sentence) }
    // Keys take a while to make, as does a database to start.
    const playing = playPlatforms(config, { ...parts, say })
    const stopPlaying = playing.then(
      ({ close }) => close,
      () => null,
    )
    open.push(async () => (await stopPlaying)?.())
    const { url, stop } = await findDatabase(config, say)
    open.push(stop)
    const pool = openPool(url, config.DB_POOL_MAX)
    pool.on('error', (error) => console.error(`A database connection was lost: ${error.message}`))
    const db = makeDb(pool, { prepare: config.DB_PREPARE })
    open.push(() => db.close())
    const sealer = makeSealer(keys)
    await prepare(pool, db, config, sealer)

    const played = await playing
    // Where stand-ins find us, which is known once we listen.
    let origin = ''
    const app = await buildApp({
      db,
      now: () => new Date(),
      tokenSecret: config.TOKEN_SECRET,
      dataKey: keys,
      sms: config.SMS === 'development' ? developmentSms({ info: say }) : null,
      ...makePlatforms(played.config, { ...parts, origin: () => origin }),
      objects: openObjects(config),
      licences: config.LICENCE_READING === 'development' ? developmentLicences : null,
      rateLimit: config.RATE_LIMIT,
      pictures: JSON.parse(await readFile(inProject('dist/media/manifest.json'), 'utf8')) as Record<
        string,
        string
      >,
      pages: { h5: inProject('dist/h5'), media: inProject('dist/media') },
      isReady: () => isMigrated(pool, migrations),
      schedule: (all) => void (jobs = all),
      isPrompt: true,
      say: parts.say,
      logger: logTo(config.LOG_LEVEL),
      trustProxy: config.TRUST_PROXY,
    })
    open.push(() => app.close())
    const address = await app.listen({ host: config.HOST, port: config.PORT })
    origin = address
    say(`Chezhu is ready at ${address}`)
    const stopJobs = startJobs({ url, jobs, say: parts.say })
    open.push(async () => (await stopJobs)())
    await stopJobs
  } catch (error) {
    await closeAll()
    throw diskFull(error, config.CHEZHU_DATA_DIR) ?? listenFailure(error, config)
  }
}

/** Ctrl-C reaches us from the terminal and once more through npm, and yet it is meant once. */
function closeOnSignals(closeAll: () => Promise<void>) {
  const signals = ['SIGINT', 'SIGTERM'] as const
  const { close } = closeWithGrace({ delay: 10_000, skip: [...signals] }, async ({ err }) => {
    if (err) console.error(err)
    say('Stopping.')
    await closeAll()
  })
  let closing = false
  const closeOnce = () => {
    if (!closing) close()
    closing = true
  }
  for (const signal of signals) process.on(signal, closeOnce)
}

async function prepare(pool: pg.Pool, db: Db, config: Config, sealer: Sealer) {
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

function listenFailure(error: unknown, { HOST, PORT }: Config): unknown {
  const code = (error as { code?: string }).code
  if (code === 'EADDRINUSE')
    return new StartFailure(`Port ${PORT} is taken. Stop what uses it, or set PORT to another.`)
  if (code === 'EACCES')
    return new StartFailure(`Port ${PORT} may not be used by this account. Set PORT above 1023.`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new StartFailure(`HOST ${HOST} is no address of this machine.`)
  return error
}
