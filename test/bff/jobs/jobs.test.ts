import { PgBoss } from 'pg-boss'
import { startJobs } from '@/bff/jobs/jobs'
import { freshDatabase } from '../../support/postgres'
import { setup } from '../../support/setup'

/** Two processes with one job, and somebody who says that it is time. */
async function twoProcesses(work: () => Promise<unknown>) {
  const { url, drop } = await freshDatabase()
  const said: string[] = []
  const start = () =>
    startJobs({
      ...{ url, say: (sentence: string) => void said.push(sentence), pollS: 0.5 },
      jobs: [{ name: 'the-job', cron: '0 0 1 1 *', work }],
    })
  const stops = await Promise.all([start(), start()])
  const clock = new PgBoss({ connectionString: url, schedule: false, supervise: false })
  await clock.start()
  return {
    said,
    isTime: () => clock.send('the-job'),
    async end() {
      await clock.stop({ graceful: false })
      for (const stop of stops) await stop()
      await drop()
    },
  }
}

test('of two processes one does what is due, and what is due already is not due twice', async () => {
  let done = 0
  let finish = () => {}
  const finished = new Promise<void>((resolve) => (finish = resolve))
  const { said, isTime, end } = await twoProcesses(async () => {
    done++
    finish()
  })
  const [first, again] = [await isTime(), await isTime()]
  expect([typeof first, again]).toEqual(['string', null])
  await finished
  await end()
  expect([done, said]).toEqual([1, []])
})

test('a job that fails says so', async () => {
  let tried = () => {}
  const once = new Promise<void>((resolve) => (tried = resolve))
  const { said, isTime, end } = await twoProcesses(async () => {
    tried()
    throw new Error('the disk is full')
  })
  await isTime()
  await once
  await end()
  expect(said).toContain('The job the-job failed: the disk is full')
})

test('every job of the product has a name of its own and a time to be done', async () => {
  const jobs: string[] = []
  await setup({ schedule: (all) => jobs.push(...all.map(({ name, cron }) => `${name} ${cron}`)) })
  expect(jobs.length).toBeGreaterThan(2)
  expect(new Set(jobs.map((job) => job.split(' ')[0])).size).toBe(jobs.length)
  for (const job of jobs) expect(job).toMatch(/^[a-z-]+( [\d*/,-]+){5}$/)
})
