import type { Review } from '@/contract/reward-rule'
import { knows } from '../../../support/known-people'
import { waysIn } from '../../../support/people'
import { DAY_MS, house } from './house'

async function watched(rankOf?: () => Promise<number | null>) {
  const bff = await house({ logins: { wechat: knows('wechat'), alipay: null }, riskRank: rankOf ?? null })
  await bff.aRule({ points: 5, growth: 2 })
  const { call, on, operator } = bff
  const queue = async () =>
    (await call('GET /operator/reward-reviews', { member: on(operator) })).json<{ reviews: Review[] }>()
      .reviews
  const decide = (id: string, approve: boolean) =>
    call(`POST /operator/reward-reviews/${id}/decision`, { member: on(operator), payload: { approve } })
  return { ...bff, queue, decide }
}

/** As many accounts as there are reasons to doubt that it is one person's phone. */
async function aFarm(bff: Awaited<ReturnType<typeof watched>>, accounts: number) {
  const members = []
  for (let n = 0; n < accounts; n++) members.push(await bff.aMember())
  const answers = []
  for (const member of members) answers.push((await bff.signIn(member)).json<{ state: string }>())
  return { members, states: answers.map(({ state }) => state), last: members.at(-1)! }
}

test('PT-15 the fifth account on a phone waits for somebody to look, with the reasons why', async () => {
  const bff = await watched()
  const { queue, points, decide, page } = bff
  const { states, last } = await aFarm(bff, 5)
  expect(states).toEqual(['done', 'done', 'done', 'done', 'held'])
  const open = (await queue()).filter(({ memberId }) => memberId === last.id)
  expect(open).toMatchObject([{ kind: 'sign_in', on: '2026-03-10', points: 5, state: 'open' }])
  expect(open[0]!.reasons.map(({ code }) => code)).toContain('many_accounts_on_device')
  expect(open[0]!.reasons.find(({ code }) => code === 'many_accounts_on_device')).toMatchObject({ fact: 5 })
  expect(await points(last)).toMatchObject({ available: 0, pending: 5 })
  expect(await page(last)).toMatchObject({ isDone: true, streak: 1 })

  const [review] = open
  expect((await decide(review!.id, true)).json()).toMatchObject({ state: 'approved' })
  expect((await decide(review!.id, true)).statusCode).toBe(200)
  expect((await decide(review!.id, false)).json()).toMatchObject({ code: 'review_decided' })
  expect(await points(last)).toMatchObject({ available: 5, pending: 0 })
  expect((await queue()).filter(({ id }) => id === review!.id)).toEqual([])
})

test('PT-15 what is rejected never comes, however many operators say so at once', async () => {
  const bff = await watched()
  const { queue, points, decide } = bff
  const { last } = await aFarm(bff, 5)
  const { id } = (await queue()).find(({ memberId }) => memberId === last.id)!
  const answers = await Promise.all(Array.from({ length: 10 }, () => decide(id, false)))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(10).fill(200))
  expect(await points(last)).toMatchObject({ available: 0, pending: 0 })
})

test('PT-15 a farm that comes to the second is turned away', async () => {
  const bff = await watched()
  const { signIn, clock, call, on, page, aMember } = bff
  const [begin, last] = [clock.now.getTime(), await aMember()]
  for (let day = 0; day < 6; day++) {
    clock.now = new Date(begin + day * DAY_MS)
    expect((await signIn(last, { device: 'elsewhere-12' })).statusCode).toBe(201)
  }
  clock.now = new Date(begin + 6 * DAY_MS)
  for (let n = 0; n < 5; n++) await signIn(await aMember())
  clock.now = new Date(begin + 6 * DAY_MS + 3_000)
  const { nonce } = await page(last)
  const payload = { nonce, requestId: '0195a2b0-0000-7000-8000-000000000001' }
  const refused = await call('POST /rewards/sign-ins', { member: on(last), device: 'phone-of-anna', payload })
  expect([refused.statusCode, refused.json<object>()]).toMatchObject([403, { code: 'activity_refused' }])
})

test('PT-15 WeChat’s opinion is one reason among others, and its silence none', async () => {
  const asked: string[] = []
  let rank: number | null = 4
  const bff = await watched(async (...who: string[]) => {
    asked.push(who.join(' '))
    return rank
  })
  const { call, codes, queue, page, signIn, later } = bff
  const anna = await waysIn(call, codes).comesBy('wechat', 'anna')
  expect((await signIn(anna)).json()).toMatchObject({ state: 'held' })
  expect(asked).toEqual([expect.stringMatching(/127\.0\.0\.1$/)])
  const [review] = await queue()
  expect(review!.reasons).toContainEqual({ code: 'platform_rank', score: 60, fact: 4 })
  rank = null
  later(DAY_MS)
  expect((await signIn(anna)).json()).toMatchObject({ state: 'done', streak: 2 })
  expect(await page(anna)).toMatchObject({ streak: 2 })
})
