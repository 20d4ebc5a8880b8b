import { PgBoss } from 'pg-boss'

/** What is done again and again without a request. Done twice, or broken off and begun anew, it does no harm. */
export type Job = {
  name: string
  /** By the clock of Shanghai. */
  cron: string
  work: () => Promise<unknown>
}

type Parts = { url: string; jobs: readonly Job[]; say: (sentence: string) => void; pollS?: number }

/** Two connections of its own are enough for a handful of jobs. */
const CONNECTIONS = 2
const STOP_MS = 5_000
const EXPIRE_S = 60 * 60
const KEEP_S = 24 * 60 * 60

/**
 * Has each job done on time, by one of however many processes there are. The queue keeps its books in a schema of its
 * own, `pgboss`, in the same database. Answers with how to stop.
 */
export async function startJobs({ url, jobs, say, pollS = 20 }: Parts): Promise<() => Promise<void>> {
  const boss = new PgBoss({ connectionString: url, max: CONNECTIONS, application_name: 'chezhu jobs' })
  boss.on('error', (problem) => say(`The jobs have trouble: ${problem.message}`))
  await boss.start()
  for (const { name, cron, work } of jobs) {
    const queue = { expireInSeconds: EXPIRE_S, deleteAfterSeconds: KEEP_S, retryLimit: 3, retryBackoff: true }
    await boss.createQueue(name, { policy: 'exclusive', ...queue })
    await boss.work(name, { pollingIntervalSeconds: pollS }, async () => {
      await work().catch((problem: Error) => {
        say(`The job ${name} failed: ${problem.message}`)
        throw problem
      })
    })
    await boss.schedule(name, cron, null, { tz: 'Asia/Shanghai' })
  }
  return () => boss.stop({ graceful: true, timeout: STOP_MS })
}
