import { buildApp } from '@/bff/app'
import { openPool } from '@/bff/db/pool'
import { makeDb } from '@/bff/db/sql'
import type { Job } from '@/bff/jobs/jobs'

/** The whole BFF on somebody's database, in a process that may be killed at any moment. */
async function run([url = '', secret = '']: string[]) {
  let jobs: readonly Job[] = []
  const app = await buildApp({
    ...{ db: makeDb(openPool(url, 5)), now: () => new Date(), isPrompt: true },
    ...{ tokenSecret: secret, dataKey: Buffer.from(secret, 'base64'), sms: null, pictures: {}, pages: null },
    ...{ logins: { wechat: null, alipay: null }, phones: { wechat: null, alipay: null } },
    ...{ eventLoopDelayMaxMs: 0, rateLimit: 1_000_000, trustProxy: true, isReady: async () => true },
    schedule: (all) => void (jobs = all),
  })
  process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`)
  // What the one before has not told any more, which a job does every minute.
  await jobs.find(({ name }) => name === 'deliver-happenings')?.work()
}

void run(process.argv.slice(2))
