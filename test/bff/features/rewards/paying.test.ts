import { randomUUID } from 'node:crypto'
import type { RuleTerms } from '@/contract/reward-rule'
import { DAY_MS, house } from './house'

const promise: Partial<RuleTerms> = {
  ...{ eventType: 'test_drive.booked', points: 300, growth: 60 },
  pending: { until: 'test_drive.arrived', voidOn: ['test_drive.cancelled', 'test_drive.no_show'] },
}

test('PT-8 what happens is paid for by every rule that is meant, once', async () => {
  const { aRule, happens, verified, anna, points, outcomes, db } = await house()
  await aRule({ eventType: 'car.verified', points: 100 })
  await aRule({ eventType: 'car.verified', points: 7, conditions: { models: ['lan'] } })
  await aRule({ eventType: 'car.verified', points: 1_000, conditions: { models: ['yedu'] } })
  const car = verified(anna)
  await happens(car)
  await happens(car)
  expect(await points(anna)).toMatchObject({ available: 107 })
  expect(await outcomes(anna)).toEqual(['paid', 'paid'])
  const { rows } = { rows: await db.many<{ growth: number }>`select growth from growth_entry` }
  expect(rows).toHaveLength(2)
})

test('PT-8 caps hold for a day, a week and a life, however much happens at once', async () => {
  const { aRule, happens, verified, anna, points, outcomes, later } = await house()
  await aRule({
    eventType: 'car.verified',
    points: 100,
    caps: { person: { day: 200, week: 500, life: 600 } },
  })
  const many = () => Array.from({ length: 4 }, () => verified(anna))
  const seen: number[] = []
  for (let day = 0; day < 9; day++) {
    await happens(...many())
    seen.push((await points(anna)).available)
    later(DAY_MS)
  }
  // From a Tuesday: six days of a week, then the next.
  expect(seen).toEqual([200, 400, 500, 500, 500, 500, 600, 600, 600])
  expect((await outcomes(anna)).filter((state) => state === 'capped')).toHaveLength(9 * 4 - 6)
})

test('PT-8 a car brings what it brings once, whoever has it', async () => {
  const { aRule, happens, verified, anna, bo, points } = await house()
  await aRule({ eventType: 'car.verified', points: 100, caps: { car: { life: 100 } } })
  await happens(verified(anna, 'one car'))
  await happens(verified(bo, 'one car'), verified(bo, 'another'))
  expect([(await points(anna)).available, (await points(bo)).available]).toEqual([100, 100])
})

test('PT-8 many deliverers at once pay a cap and no more', async () => {
  const { aRule, happens, verified, anna, points, deliver } = await house()
  await aRule({ eventType: 'car.verified', points: 10, caps: { person: { day: 50 } } })
  const cars = Array.from({ length: 20 }, () => verified(anna))
  await Promise.all([happens(...cars), deliver(), deliver(), deliver()])
  await deliver()
  expect(await points(anna)).toMatchObject({ available: 50 })
})

test('PT-4 TD-17 what is promised comes when it comes true, and never when it does not', async () => {
  const { aRule, happens, drive, anna, points, outcomes } = await house()
  await aRule(promise)
  const [came, missed, gone] = [randomUUID(), randomUUID(), randomUUID()]
  for (const id of [came, missed, gone]) await happens(drive(anna, 'booked', id))
  expect(await points(anna)).toMatchObject({ available: 0, pending: 900 })
  await happens(drive(anna, 'arrived', came), drive(anna, 'no_show', missed), drive(anna, 'cancelled', gone))
  expect(await points(anna)).toMatchObject({ available: 300, pending: 0 })
  expect((await outcomes(anna)).sort()).toEqual(['posted', 'void', 'void'])
  await happens(drive(anna, 'no_show', came))
  expect(await points(anna)).toMatchObject({ available: 300 })
})

test('PT-4 points that wait for days are there after them, and growth with them', async () => {
  const { aRule, happens, verified, anna, points, job, later, call, on } = await house()
  await aRule({ eventType: 'car.verified', points: 100, growth: 40, pending: { days: 7 } })
  await happens(verified(anna))
  later(7 * DAY_MS - 1)
  await job('post-due-points')
  expect(await points(anna)).toMatchObject({ available: 0, pending: 100 })
  later(1)
  await Promise.all([job('post-due-points'), job('post-due-points')])
  expect(await points(anna)).toMatchObject({ available: 100, pending: 0 })
  const tier = await call('GET /rewards/tier', { member: on(anna) })
  expect(tier.json()).toMatchObject({ growth: 40 })
})

test('PT-4 what can not be posted is told, and holds up nobody else', async () => {
  const { aRule, happens, verified, anna, bo, points, job, later, db } = await house()
  await aRule({ eventType: 'car.verified', points: 100, pending: { days: 7 } })
  await happens(verified(anna))
  later(1)
  await happens(verified(bo))
  // Of which the ledger has never heard.
  await db.run`update reward_outcome set cause = ${'nothing'} where member_id = ${anna.id}`
  // As many as a round takes, of somebody who is not here.
  await db.run`
    insert into reward_outcome
    select (jsonb_populate_record(o, jsonb_build_object('member_id', gen_random_uuid()))).*
    from reward_outcome o, generate_series(1, 100) where member_id = ${anna.id}`
  later(7 * DAY_MS)
  await expect(job('post-due-points')).rejects.toThrow('1 rewards could not be posted')
  expect(await points(bo)).toMatchObject({ available: 100, pending: 0 })
})

test('a rule pays for what happens from when it is published, by the version that was in force then', async () => {
  const { aRule, happens, verified, anna, points, call, operator, later, clock } = await house()
  const early = clock.now
  const ruleId = await aRule({ eventType: 'car.verified', points: 10 })
  const terms = { title: '双倍', eventType: 'car.verified', points: 20, growth: 0, validMonths: 12 }
  const draft = { ...terms, conditions: {}, caps: {}, pending: null }
  later(DAY_MS)
  const at = (name: string, payload: object) => call(name, { member: operator, payload })
  expect((await at(`PUT /operator/point-rules/${ruleId}/draft`, { terms: draft })).json()).toMatchObject({
    ...{ version: 2, state: 'draft' },
  })
  await happens(verified(anna))
  expect(await points(anna)).toMatchObject({ available: 10 })
  const publish = `POST /operator/point-rules/${ruleId}/versions/2/publish`
  const past = await at(publish, { effectiveFrom: early.toISOString() })
  expect(past.json()).toMatchObject({ code: 'rule_retroactive' })
  expect((await at(publish, {})).json()).toMatchObject({ state: 'live' })
  expect((await call(publish, { member: operator, type: 'application/json' })).statusCode).toBe(200)
  const other = await at(publish, { effectiveFrom: '2027-01-01T00:00:00Z' })
  expect(other.json()).toMatchObject({ code: 'rule_published' })

  const tomorrow = new Date(clock.now.getTime() + DAY_MS).toISOString()
  const next = await at('POST /operator/point-rules', { terms: draft, requestId: randomUUID() })
  const whenever = `POST /operator/point-rules/${next.json<{ id: string }>().id}/versions/1/publish`
  expect((await at(whenever, { effectiveFrom: '2226-01-01T00:00:00Z' })).json()).toMatchObject({
    code: 'invalid_input',
  })
  expect((await at(whenever, { effectiveFrom: tomorrow })).json()).toMatchObject({ state: 'waiting' })
  expect((await at(whenever, { effectiveFrom: tomorrow })).json()).toMatchObject({ state: 'waiting' })
  // It would say yes, and wait until tomorrow all the same.
  expect((await at(whenever, {})).json()).toMatchObject({ code: 'rule_published' })

  await happens(verified(anna), verified(anna, 'of yesterday', early))
  expect(await points(anna)).toMatchObject({ available: 10 + 20 + 10 })
  expect((await at(`POST /operator/point-rules/${ruleId}/retire`, {})).json()).toMatchObject({
    state: 'retired',
  })
  await happens(verified(anna))
  expect(await points(anna)).toMatchObject({ available: 40 })
})

test('PT-8 a preview says what a draft would have paid, which is what the rule then pays for the same', async () => {
  const { aRule, happens, verified, anna, bo, points, call, operator, later } = await house()
  const caps = { person: { day: 100 } }
  await happens(verified(anna), verified(anna), verified(bo))
  later(DAY_MS)
  await happens(verified(anna))
  const ruleId = randomUUID()
  const terms = { title: '认证', eventType: 'car.verified', points: 100, growth: 5, validMonths: 12, caps }
  const payload = { requestId: ruleId, terms: { ...terms, conditions: {}, pending: null } }
  const drafted = await call('POST /operator/point-rules', { member: operator, payload })
  expect([drafted.statusCode, drafted.json<object>()]).toMatchObject([201, { state: 'draft' }])
  const again = await call('POST /operator/point-rules', { member: operator, payload })
  expect(again.json()).toEqual(drafted.json())
  later(1)
  const preview = (query = {}) =>
    call(`GET /operator/point-rules/${ruleId}/versions/1/preview`, { member: operator, query })
  expect((await preview()).json()).toMatchObject({
    ...{ happenings: 4, members: 2, points: 300, growth: 15, capped: 1, isComplete: true },
  })
  expect((await preview({ from: '2026-03-11T00:00:00Z' })).json()).toMatchObject({ happenings: 1 })
  const upside = await preview({ from: '2026-03-11T00:00:00Z', to: '2026-03-11T00:00:00Z' })
  expect(upside.json()).toMatchObject({ code: 'invalid_input' })

  await aRule({ eventType: 'car.verified', points: 100, growth: 5, caps })
  await happens(verified(anna), verified(anna), verified(bo))
  later(DAY_MS)
  await happens(verified(anna))
  expect((await points(anna)).available + (await points(bo)).available).toBe(300)
})

test('no rule and no task can be made for passing a link on', async () => {
  const { call, operator, aTask } = await house()
  const terms = { title: '分享', eventType: 'referral.visited', points: 5, growth: 0, validMonths: 12 }
  const payload = { requestId: randomUUID(), terms: { ...terms, conditions: {}, caps: {}, pending: null } }
  const drafted = await call('POST /operator/point-rules', { member: operator, payload })
  expect(drafted.json()).toMatchObject({ code: 'invalid_input' })
  expect((await aTask('share', { eventType: 'referral.visited' })).json()).toMatchObject({
    code: 'task_rewards_sharing',
  })
})
