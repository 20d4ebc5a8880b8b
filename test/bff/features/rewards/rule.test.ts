import { randomUUID } from 'node:crypto'
import type { RuleTerms } from '@/contract/reward-rule'
import type { Happening } from '@/bff/lib/happening'
import { makeTally } from '@/bff/features/rewards/preview'
import {
  expiryAfter,
  flawInTerms,
  rulesInForce,
  whatItPays,
  type RuleVersion,
} from '@/bff/features/rewards/rule'

const id = '00000000-0000-0000-0000-0000000000aa'
const tier = 'qicheng'

const terms = (wish: Partial<RuleTerms> = {}): RuleTerms => ({
  ...{ title: '认证爱车', eventType: 'car.verified', points: 100, growth: 10, validMonths: 12 },
  ...{ conditions: {}, caps: {}, pending: null, ...wish },
})

const aVersion = (wish: Partial<RuleVersion> = {}): RuleVersion => ({
  ...{ id, version: 1, terms: terms(), effectiveFrom: new Date('2026-03-01'), retiredAt: null },
  ...{ publishedBy: null, ...wish },
})

/** A Tuesday morning in Shanghai. */
const at = new Date('2026-03-10T00:00:00Z')

const verified = (wish: Partial<Happening<'car.verified'>> = {}): Happening => ({
  ...{ memberId: randomUUID(), id: randomUUID(), type: 'car.verified', subject: 'vin-1', at },
  ...{ body: { carId: randomUUID(), modelId: 'lan', vehicle: 'vin-1' }, ...wish },
})

const signedIn = (body: object = {}): Happening => ({
  ...{ memberId: randomUUID(), id: randomUUID(), type: 'sign_in.done', subject: '2026-03-10', at },
  body: { on: '2026-03-10', streak: 7, before: 6, isMadeUp: false, ...body },
})

const pays = (wish: Partial<RuleTerms>, happening: Happening) =>
  whatItPays({ id, terms: terms(wish) }, happening, { tier }) !== null

test('a rule pays for what it is meant for, and for nothing else', () => {
  expect(whatItPays({ id, terms: terms() }, verified(), { tier })).toEqual({
    ...{ cause: `${id}:vin-1`, points: 100, growth: 10, caps: [] },
    ...{ waitsFor: null, voidOn: [], waitDays: null },
  })
  expect(pays({ eventType: 'service.done' }, verified())).toBe(false)
  expect(pays({ points: 0, growth: 0 }, verified())).toBe(false)
})

test.each([
  ['another model', { models: ['yedu'] }, false],
  ['its model', { models: ['yedu', 'lan'] }, true],
  ['another tier', { tiers: ['dengfeng'] }, false],
  ['its tier', { tiers: ['dengfeng', 'qicheng'] }, true],
  ['before a campaign', { from: '2026-03-10T00:00:01Z' }, false],
  ['as a campaign begins', { from: '2026-03-10T00:00:00Z' }, true],
  ['as a campaign ends', { until: '2026-03-10T00:00:00Z' }, false],
  ['days in a row, of what is not done daily', { everyDays: 7 }, false],
])('with %s, a rule pays or not: %j', (_, conditions, expected) => {
  expect(pays({ conditions }, verified())).toBe(expected)
})

test('a rule for a model does not pay where there is none', () => {
  expect(pays({ eventType: 'sign_in.done', conditions: { models: ['lan'] } }, signedIn())).toBe(false)
})

test.each([
  ['each day', {}, { streak: 1, before: 0 }, true],
  ['a day that was made up for', {}, { isMadeUp: true, streak: 5, before: 3 }, false],
  ['the seventh day', { everyDays: 7 }, { streak: 7, before: 6 }, true],
  ['the eighth', { everyDays: 7 }, { streak: 8, before: 7 }, false],
  ['the fourteenth', { everyDays: 7 }, { streak: 14, before: 13 }, true],
  ['a made-up day that joins four and two', { everyDays: 7 }, { isMadeUp: true, streak: 7, before: 4 }, true],
  ['one that joins eight and three', { everyDays: 7 }, { isMadeUp: true, streak: 12, before: 8 }, false],
])('for days in a row, on %s it pays or not', (_, conditions, body, expected) => {
  expect(pays({ eventType: 'sign_in.done', conditions }, signedIn(body))).toBe(expected)
})

test.each<[string, Partial<RuleTerms>, string | null]>([
  ['ordinary terms', {}, null],
  ['nothing to give', { points: 0, growth: 0 }, 'points'],
  ['growth alone', { points: 0 }, null],
  [
    'points that wait for an arrival that never comes',
    { pending: { until: 'test_drive.arrived', voidOn: [] } },
    'pending',
  ],
  ['points that wait for days', { pending: { days: 3 } }, null],
  ['a cap for a car', { caps: { car: { life: 100 } } }, null],
  [
    'a cap for a car where there is none',
    { eventType: 'post.approved', caps: { car: { life: 100 } } },
    'caps',
  ],
  ['days in a row of verifying cars', { conditions: { everyDays: 7 } }, 'conditions/everyDays'],
  ['models and tiers there are', { conditions: { models: ['lan'], tiers: ['qi'] } }, null],
  ['a model nobody builds', { conditions: { models: ['lan', 'tank'] } }, 'conditions/models'],
  [
    'models of what has none',
    { eventType: 'post.approved', conditions: { models: ['lan'] } },
    'conditions/models',
  ],
  ['a tier nobody can reach', { conditions: { tiers: ['god'] } }, 'conditions/tiers'],
  [
    'a campaign that ends before it begins',
    { conditions: { from: '2026-04-01T00:00:00Z', until: '2026-03-01T00:00:00Z' } },
    'conditions/until',
  ],
])('of %s it is told what can never come true: %j', (_, wish, flaw) => {
  const known = { isModel: (id: string) => id === 'lan', isTier: (id: string) => id === 'qi' }
  expect(flawInTerms(terms(wish), known)).toBe(flaw)
})

test('caps go by the day and the week of Shanghai, for the person and for the car', () => {
  const caps = { person: { day: 100, week: 300, life: 900 }, car: { life: 100 } }
  const late = verified({ at: new Date('2026-03-15T16:30:00Z') })
  expect(whatItPays({ id, terms: terms({ caps }) }, late, { tier })?.caps).toEqual([
    { key: `rule:${id}`, per: 'day:2026-03-16', points: 100, isShared: false },
    { key: `rule:${id}`, per: 'week:2026-03-16', points: 300, isShared: false },
    { key: `rule:${id}`, per: 'life', points: 900, isShared: false },
    { key: `rule:${id}:car:vin-1`, per: 'life', points: 100, isShared: true },
  ])
})

test('the newest version that has begun is in force, until the rule is retired', () => {
  const versions = [
    aVersion(),
    aVersion({ version: 2, effectiveFrom: new Date('2026-03-05') }),
    aVersion({ version: 3, effectiveFrom: new Date('2026-04-01') }),
    aVersion({ version: 4, effectiveFrom: null }),
  ]
  const inForce = (on: string, all = versions) =>
    rulesInForce(all, new Date(on)).map(({ version }) => version)
  expect(inForce('2026-02-28')).toEqual([])
  expect(inForce('2026-03-02')).toEqual([1])
  expect(inForce('2026-03-05')).toEqual([2])
  expect(inForce('2026-05-01')).toEqual([3])
  const retired = versions.map((one) => ({ ...one, retiredAt: new Date('2026-03-20') }))
  expect(inForce('2026-03-19', retired)).toEqual([2])
  expect(inForce('2026-03-20', retired)).toEqual([])
  expect(inForce('2026-05-01', retired)).toEqual([])
})

test('a preview counts as the ledger would: whole or not at all, each window for itself, a car for everybody', () => {
  const rule = aVersion({ terms: terms({ caps: { person: { day: 200 }, car: { life: 100 } } }) })
  const tally = makeTally(rule)
  const memberId = randomUUID()
  const of = (vehicle: string, wish: object = {}) =>
    verified({ memberId, body: { carId: randomUUID(), modelId: 'lan', vehicle }, ...wish })
  tally.add(of('a'), { tier })
  tally.add(of('b'), { tier })
  tally.add(of('c'), { tier })
  tally.add(of('d', { at: new Date('2026-03-11T00:00:00Z') }), { tier })
  tally.add(of('a', { memberId: randomUUID() }), { tier })
  tally.add(signedIn(), { tier })
  expect(tally.sum()).toEqual({ happenings: 6, members: 1, points: 300, growth: 30, capped: 2 })
})

test('a preview leaves the time of a campaign aside, which has only just been thought of', () => {
  const tally = makeTally(aVersion({ terms: terms({ conditions: { from: '2027-01-01T00:00:00Z' } }) }))
  tally.add(verified(), { tier })
  expect(tally.sum()).toMatchObject({ points: 100 })
})

test.each([
  ['2026-03-10T00:00:00Z', 12, '2027-03-10T16:00:00.000Z'],
  ['2026-01-30T16:00:00Z', 1, '2026-02-28T16:00:00.000Z'],
  ['2026-12-15T00:00:00Z', 1, '2027-01-15T16:00:00.000Z'],
  ['2027-02-28T01:00:00Z', 12, '2028-02-28T16:00:00.000Z'],
])('points of %s that live %i months expire at %s', (from, months, expected) => {
  expect(expiryAfter(new Date(from), months).toISOString()).toBe(expected)
})
