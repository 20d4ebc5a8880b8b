import type { TierStanding } from '@/contract/rewards'
import { DAY_MS, house } from './house'

async function climbing() {
  const bff = await house()
  const { aRule, call, on, happens, verified, job, clock } = bff
  await aRule({ eventType: 'car.verified', points: 1, growth: 300 })
  const tier = async (member: { id: string }) =>
    (await call('GET /rewards/tier', { member: on(member) })).json<TierStanding>()
  const verify = (member: { id: string }, cars: number) =>
    happens(...Array.from({ length: cars }, () => verified(member)))
  /** Each day's review, until a day. */
  const until = async (day: string) => {
    while (clock.now.getTime() + DAY_MS <= Date.parse(`${day}T03:00:00Z`)) {
      clock.now = new Date(clock.now.getTime() + DAY_MS)
      await job('review-tiers')
    }
  }
  return { ...bff, tier, verify, until }
}

test('PT-11 PT-12 growth makes the tier, and says what is missing to the next', async () => {
  const { tier, verify, anna } = await climbing()
  expect(await tier(anna)).toMatchObject({
    ...{ tier: { id: 'qicheng' }, growth: 0, next: { id: 'tashan', missing: 500 }, history: [] },
    ...{ graceUntil: null, missingToKeep: 0 },
  })
  await verify(anna, 2)
  expect(await tier(anna)).toMatchObject({
    ...{ tier: { id: 'tashan' }, growth: 600, next: { id: 'lanyun', missing: 1_400 } },
    history: [{ from: null, to: 'tashan', why: 'joined' }],
  })
  await verify(anna, 20)
  const top = await tier(anna)
  expect(top).toMatchObject({ tier: { id: 'dengfeng' }, next: null, growth: 6_600 })
  expect(top.history.map(({ to, why }) => `${to} ${why}`)).toEqual([
    'dengfeng reached',
    ...middle,
    'tashan joined',
  ])
  expect(top.months.at(-1)).toEqual({ month: '2026-03', growth: 6_600 })
  expect(top.months).toHaveLength(12)
})

/** On the way up one car at a time. */
const middle = ['lanyun reached']

test('PT-12 growth counts for twelve months; the tier is kept for a grace, then goes to where growth belongs', async () => {
  const { tier, verify, until, anna, clock } = await climbing()
  await verify(anna, 2)
  clock.now = new Date('2027-02-20T03:00:00Z')
  await until('2027-02-28')
  expect(await tier(anna)).toMatchObject({ tier: { id: 'tashan' }, growth: 600, graceUntil: null })
  await until('2027-03-01')
  expect(await tier(anna)).toMatchObject({
    ...{ tier: { id: 'tashan' }, growth: 0, missingToKeep: 500, graceUntil: '2027-03-31T16:00:00.000Z' },
  })
  await until('2027-03-31')
  expect((await tier(anna)).tier.id).toBe('tashan')
  await until('2027-04-01')
  expect(await tier(anna)).toMatchObject({ tier: { id: 'qicheng' }, graceUntil: null, missingToKeep: 0 })
  const [last] = (await tier(anna)).history
  expect(last).toMatchObject({ from: 'tashan', to: 'qicheng', why: 'grace_over' })
})

test('PT-12 whoever comes back in time keeps the tier', async () => {
  const { tier, verify, until, anna, clock } = await climbing()
  await verify(anna, 2)
  clock.now = new Date('2027-02-28T03:00:00Z')
  await until('2027-03-10')
  expect((await tier(anna)).graceUntil).not.toBeNull()
  await verify(anna, 2)
  await until('2027-05-10')
  expect(await tier(anna)).toMatchObject({ tier: { id: 'tashan' }, graceUntil: null, growth: 600 })
})

test('what a member reads of their tier is true also before the nightly review', async () => {
  const { tier, verify, anna, clock } = await climbing()
  await verify(anna, 2)
  clock.now = new Date('2027-03-02T03:00:00Z')
  expect(await tier(anna)).toMatchObject({ tier: { id: 'tashan' }, growth: 0, missingToKeep: 500 })
})
