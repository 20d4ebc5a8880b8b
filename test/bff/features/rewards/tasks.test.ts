import { randomUUID } from 'node:crypto'
import { tasks } from '@/brand/rewards'
import { flawInTask, type TaskRow } from '@/bff/features/rewards/task'
import type { Task } from '@/contract/rewards'
import { seedRewards } from '@/bff/seed/rewards'
import { DAY_MS, house } from './house'

async function busyHouse() {
  const bff = await house()
  const { call, on } = bff
  const list = async (member: { id: string }) =>
    (await call('GET /rewards/tasks', { member: on(member) })).json<{ tasks: Task[] }>().tasks
  const claim = (member: { id: string }, taskId: string, requestId: string = randomUUID()) =>
    call(`POST /rewards/tasks/${taskId}/claims`, { member: on(member), payload: { requestId } })
  return { ...bff, list, claim }
}

test('PT-10 a task is done by what happens, and its reward is there when it is taken', async () => {
  const { aTask, list, claim, happens, verified, anna, points } = await busyHouse()
  await aTask('two-cars', { target: 2, points: 50, growth: 5 })
  await happens(verified(anna))
  expect(await list(anna)).toMatchObject([{ id: 'two-cars', done: 1, state: 'open', endsAt: null }])
  expect((await claim(anna, 'two-cars')).json()).toMatchObject({ code: 'task_not_done' })
  await happens(verified(anna), verified(anna))
  expect(await list(anna)).toMatchObject([{ done: 2, state: 'ready' }])
  expect(await points(anna)).toMatchObject({ available: 0 })
  const requestId = randomUUID()
  const claimed = await claim(anna, 'two-cars', requestId)
  expect([claimed.statusCode, claimed.json<object>()]).toMatchObject([
    ...[201, { points: 50, growth: 5, task: { state: 'claimed' } }],
  ])
  expect(await points(anna)).toMatchObject({ available: 50 })
  expect((await claim(anna, 'two-cars', requestId)).json()).toEqual(claimed.json())
  expect((await claim(anna, 'two-cars')).json()).toMatchObject({ code: 'task_claimed' })
})

test('PT-10 a hundred claims at once take one reward', async () => {
  const { aTask, claim, happens, verified, anna, points } = await busyHouse()
  await aTask('a-car', { points: 50 })
  await happens(verified(anna))
  const answers = await Promise.all(Array.from({ length: 100 }, () => claim(anna, 'a-car')))
  expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1)
  const codes = answers.filter(({ statusCode }) => statusCode !== 201).map((one) => one.json<object>())
  expect(codes).toEqual(Array(99).fill({ code: 'task_claimed' }))
  expect(await points(anna)).toMatchObject({ available: 50 })
})

test('PT-10 what is daily begins anew at midnight, what is weekly on Monday, a campaign never', async () => {
  const { aTask, list, claim, happens, verified, anna, points, later } = await busyHouse()
  await aTask('daily', { window: 'daily', place: 1 })
  await aTask('weekly', { window: 'weekly', place: 2 })
  const campaign = {
    window: 'campaign',
    from: '2026-03-01T00:00:00Z',
    until: '2026-04-01T00:00:00Z',
  } as const
  await aTask('spring', { ...campaign, place: 3 })
  const states = async () => (await list(anna)).map(({ id, state }) => `${id} ${state}`).sort()
  await happens(verified(anna))
  for (const id of ['daily', 'weekly', 'spring']) expect((await claim(anna, id)).statusCode).toBe(201)
  expect(await points(anna)).toMatchObject({ available: 30 })
  later(DAY_MS)
  expect(await states()).toEqual(['daily open', 'spring claimed', 'weekly claimed'])
  later(5 * DAY_MS)
  await happens(verified(anna))
  expect(await states()).toEqual(['daily ready', 'spring claimed', 'weekly ready'])
  later(30 * DAY_MS)
  expect(await states()).toEqual(['daily open', 'weekly open'])
  expect((await claim(anna, 'spring')).json()).toMatchObject({ code: 'not_found' })
})

test('PT-10 a day that is made up for counts in its own week, and none before one joined', async () => {
  const { aTask, list, anna, bo, db, signIn, makeUp, clock } = await busyHouse()
  await aTask('week', { eventType: 'sign_in.done', target: 5, window: 'weekly' })
  // A Monday.
  clock.now = new Date('2026-03-09T02:00:00Z')
  await db.run`update member set joined_at = ${clock.now} where id = ${bo.id}`
  await signIn(anna)
  await signIn(bo)
  expect((await makeUp(bo, '2026-03-08')).json()).toMatchObject({ code: 'make_up_closed' })
  expect((await makeUp(anna, '2026-03-08')).statusCode).toBe(201)
  expect([await list(anna), await list(bo)]).toMatchObject([[{ done: 1 }], [{ done: 1 }]])
  clock.now = new Date('2026-03-12T02:00:00Z')
  await db.run`update sign_in set at = ${new Date('2026-02-01T00:00:00Z')} where is_made_up`
  expect((await makeUp(anna, '2026-03-11')).statusCode).toBe(201)
  expect(await list(anna)).toMatchObject([{ done: 2 }])
})

test('PT-10 one request takes one task, and a closed task is none', async () => {
  const { aTask, list, claim, happens, verified, anna } = await busyHouse()
  await aTask('one')
  await aTask('two')
  await happens(verified(anna))
  const requestId = randomUUID()
  expect((await claim(anna, 'one', requestId)).statusCode).toBe(201)
  expect((await claim(anna, 'two', requestId)).json()).toMatchObject({ code: 'request_reused' })
  await aTask('two', { isOpen: false })
  expect((await list(anna)).map(({ id }) => id)).toEqual(['one'])
  expect((await claim(anna, 'two')).json()).toMatchObject({ code: 'not_found' })
  expect((await claim(anna, 'one', requestId)).statusCode).toBe(201)
})

test('a campaign has a beginning and an end, and a task is about what can happen', () => {
  const terms = {
    title: '',
    detail: '',
    target: 1,
    points: 1,
    growth: 0,
    validMonths: 1,
    isOpen: true,
    place: 0,
  }
  const campaign = { ...terms, eventType: 'car.verified', window: 'campaign' } as const
  const [from, until] = ['2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z']
  expect(flawInTask({ ...campaign, from, until })).toBeNull()
  expect(flawInTask({ ...campaign, from, until: null })).toBe('until')
  expect(flawInTask({ ...campaign, from: null, until })).toBe('from')
  expect(flawInTask({ ...campaign, from: until, until: from })).toBe('until')
  expect(flawInTask({ ...campaign, window: 'daily', from: until, until: from })).toBe('until')
  // Later as a text, but not as a moment.
  const sameWithZone = '2026-03-01T08:00:00+08:00'
  expect(flawInTask({ ...campaign, from, until: sameWithZone })).toBe('until')
  for (const eventType of ['moon.full', 'toString'])
    expect(flawInTask({ ...campaign, from, until, eventType })).toBe('eventType')
})

test('none of the brand’s own tasks and rules rewards sharing, and seeding them again changes nothing', async () => {
  const { db, list, anna, call, operator } = await busyHouse()
  for (let n = 0; n < 2; n++) await seedRewards(db, { now: new Date('2026-03-10T00:00:00Z') })
  expect(await list(anna)).toHaveLength(tasks.length)
  const all = (await call('GET /operator/tasks', { member: operator })).json<{ tasks: TaskRow[] }>().tasks
  expect(all.map(({ terms }) => flawInTask(terms))).toEqual(tasks.map(() => null))
  const { rules } = (await call('GET /operator/point-rules', { member: operator })).json<{
    rules: { id: string; terms: { eventType: string } }[]
  }>()
  expect(rules.length).toBeGreaterThan(8)
  for (const { id, terms } of rules) {
    expect(terms.eventType).not.toBe('referral.visited')
    // An operator could have written it: its schema lets it through.
    const draft = await call(`PUT /operator/point-rules/${id}/draft`, {
      member: operator,
      payload: { terms },
    })
    expect(draft.statusCode).toBe(200)
  }
})
