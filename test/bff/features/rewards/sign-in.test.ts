import { randomUUID } from 'node:crypto'
import type { SignIn } from '@/contract/rewards'
import { DAY_MS, house } from './house'

async function morning(parts: Parameters<typeof house>[0] = {}) {
  const bff = await house(parts)
  await bff.aRule({ points: 5, growth: 2 })
  await bff.aRule({ points: 30, growth: 10, conditions: { everyDays: 7 } })
  return bff
}

test('PT-9 signing in brings points once a day, and more for days in a row', async () => {
  const { signIn, page, anna, points, later } = await morning()
  expect(await page(anna)).toMatchObject({ streak: 0, isDone: false, reward: 5, makeUpCards: 1 })
  const seen: number[] = []
  for (let day = 1; day <= 8; day++) {
    const signed = await signIn(anna)
    expect([signed.statusCode, signed.json<SignIn>()]).toMatchObject([201, { streak: day, state: 'done' }])
    seen.push(signed.json<SignIn>().points)
    // At another time each day, as people do.
    later(DAY_MS + day * 60_000)
  }
  expect(seen).toEqual([5, 5, 5, 5, 5, 5, 35, 5])
  expect(await points(anna)).toMatchObject({ available: 70 })
  expect(await page(anna)).toMatchObject({
    ...{ today: '2026-03-18', streak: 8, isDone: false, nextBonus: { streak: 14, points: 30 } },
  })
})

test('PT-9 whoever is frozen is promised nothing for a sign-in, and keeps their days in a row', async () => {
  const { signIn, page, anna, call, operator } = await morning()
  const freeze = { member: operator, payload: { isFrozen: true, reason: '核实' } }
  expect((await call(`PUT /operator/points/members/${anna.id}/freeze`, freeze)).statusCode).toBe(200)
  expect(await page(anna)).toMatchObject({ isFrozen: true, reward: 0 })
  expect((await signIn(anna)).json()).toMatchObject({ streak: 1, points: 0 })
  expect(await page(anna)).toMatchObject({ streak: 1, isDone: true })
})

test('PT-9 five hundred sign-ins at once count as one', async () => {
  const { page, call, on, anna, points, db } = await morning()
  const nonces = await Promise.all(Array.from({ length: 50 }, () => page(anna)))
  const payloads = Array.from({ length: 500 }, (_, n) => ({
    nonce: nonces[n % 50]!.nonce,
    requestId: randomUUID(),
  }))
  const answers = await Promise.all(
    payloads.map((payload) => call('POST /rewards/sign-ins', { member: on(anna), payload })),
  )
  expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1)
  expect(new Set(answers.map((answer) => answer.json<{ code?: string }>().code))).toEqual(
    new Set([undefined, 'signed_in_today']),
  )
  expect(await points(anna)).toMatchObject({ available: 5 })
  expect(await db.many`select from sign_in`).toHaveLength(1)
})

test('PT-9 the same request again gets the same answer, and asking for something else by it is refused', async () => {
  const { page, call, on, anna, points } = await morning()
  const [{ nonce, makeUpNonce }, requestId] = [await page(anna), randomUUID()]
  const ask = () => call('POST /rewards/sign-ins', { member: on(anna), payload: { nonce, requestId } })
  const answers = await Promise.all(Array.from({ length: 20 }, ask))
  expect(new Set(answers.map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1)
  expect(answers[0]?.statusCode).toBe(201)
  const other = { on: '2026-03-09', nonce: makeUpNonce, requestId }
  const reused = await call('POST /rewards/sign-ins/make-up', { member: on(anna), payload: other })
  expect(reused.json()).toMatchObject({ code: 'request_reused' })
  expect(await points(anna)).toMatchObject({ available: 5 })
})

test('PT-15 a nonce is for one member, one session, one thing, one day and a few minutes', async () => {
  const { page, call, on, anna, bo, later, clock } = await morning()
  const { nonce, makeUpNonce } = await page(anna)
  const ask = async (who: { id: string }, nonce: string, session?: string) => {
    const payload = { nonce, requestId: randomUUID() }
    const answer = await call('POST /rewards/sign-ins', { member: on(who, session), payload })
    return answer.json<{ code?: string }>().code
  }
  expect(await ask(bo, nonce)).toBe('nonce_invalid')
  expect(await ask(anna, nonce, 'another phone')).toBe('nonce_invalid')
  expect(await ask(anna, makeUpNonce)).toBe('nonce_invalid')
  expect(await ask(anna, `${nonce.slice(0, -1)}${nonce.endsWith('A') ? 'B' : 'A'}`)).toBe('nonce_invalid')
  expect(await ask(anna, nonce.replace(/\.[^.]+\./, '.zzzzzzzz.'))).toBe('nonce_invalid')
  expect(await ask(anna, 'x'.repeat(30))).toBe('nonce_invalid')
  later(5 * 60_000 + 1)
  expect(await ask(anna, nonce)).toBe('nonce_expired')
  const { nonce: fresh } = await page(anna)
  expect(await ask(anna, fresh)).toBeUndefined()

  clock.now = new Date('2026-03-11T15:59:00Z')
  const { nonce: late } = await page(anna)
  later(2 * 60_000)
  expect(await ask(anna, late)).toBe('nonce_expired')
})

test('PT-15 a recorded sign-in is of no use the next day, nor from elsewhere', async () => {
  const { page, call, on, anna, points, later } = await morning()
  const payload = { nonce: (await page(anna)).nonce, requestId: randomUUID() }
  const replay = async (session?: string) =>
    (await call('POST /rewards/sign-ins', { member: on(anna, session), payload })).json<object>()
  expect(await replay()).toMatchObject({ streak: 1 })
  expect(await replay('of a script')).toMatchObject({ code: 'nonce_invalid' })
  later(DAY_MS)
  expect(await replay()).toMatchObject({ code: 'nonce_expired' })
  expect(await points(anna)).toMatchObject({ available: 5 })
})

test('PT-9 a make-up card joins days in a row, brings what they then come to, and is used up', async () => {
  const { signIn, makeUp, page, anna, points, later, clock } = await morning()
  for (const day of [3, 4, 5, 7, 8, 9]) {
    clock.now = new Date(`2026-03-0${day}T0${day}:00:00Z`)
    await signIn(anna)
  }
  expect(await points(anna)).toMatchObject({ available: 30 })
  later(60_000)
  expect((await makeUp(anna, '2026-03-09')).json()).toMatchObject({ code: 'make_up_closed' })
  expect((await makeUp(anna, '2026-03-10')).json()).toMatchObject({ code: 'make_up_closed' })
  expect((await makeUp(anna, '2026-03-01')).json()).toMatchObject({ code: 'make_up_closed' })
  const made = await makeUp(anna, '2026-03-06')
  expect([made.statusCode, made.json<object>()]).toMatchObject([
    ...[201, { on: '2026-03-06', points: 30, streak: 4, makeUpCards: 0 }],
  ])
  expect(await points(anna)).toMatchObject({ available: 60 })
  expect(await page(anna)).toMatchObject({ streak: 7, makeUpCards: 0 })
  expect((await makeUp(anna, '2026-03-02')).json()).toMatchObject({ code: 'make_up_no_card' })
  later(DAY_MS)
  expect((await signIn(anna)).json()).toMatchObject({ streak: 8, points: 5 })
})

test('PT-9 many make-ups at once use as many cards as there are, and a card comes each month', async () => {
  const { page, call, on, anna, db, clock, makeUp } = await morning()
  const wishes = await Promise.all(
    Array.from({ length: 40 }, async (_, n) => {
      const { makeUpNonce: nonce } = await page(anna)
      return { on: `2026-03-0${3 + (n % 7)}`, nonce, requestId: randomUUID() }
    }),
  )
  const answers = await Promise.all(
    wishes.map((payload) => call('POST /rewards/sign-ins/make-up', { member: on(anna), payload })),
  )
  expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1)
  expect(await db.many`select from sign_in where is_made_up`).toHaveLength(1)
  clock.now = new Date('2026-04-02T00:00:00Z')
  expect((await makeUp(anna, '2026-04-01')).statusCode).toBe(201)
})

test('PT-15 one nonce makes up for one day', async () => {
  const { page, call, on, anna, db } = await morning()
  await db.run`insert into member_tier (member_id, tier, since) values (${anna.id}, ${'dengfeng'}, ${new Date(0)})`
  const { makeUpNonce: nonce } = await page(anna)
  const ask = async (day: string) => {
    const payload = { on: day, nonce, requestId: randomUUID() }
    const answer = await call('POST /rewards/sign-ins/make-up', { member: on(anna), payload })
    return answer.json<{ code?: string }>().code
  }
  expect(await ask('2026-03-08')).toBeUndefined()
  expect(await ask('2026-03-07')).toBe('nonce_used')
})

test('any month can be looked at, short ones and those to come', async () => {
  const { page, signIn, anna } = await morning()
  await signIn(anna)
  expect((await page(anna, '2026-02')).days).toHaveLength(28)
  expect(new Set((await page(anna, '2026-04')).days.map(({ state }) => state))).toEqual(new Set(['ahead']))
  const march = (await page(anna)).days.filter(({ state }) => state === 'done')
  expect(march.map(({ on }) => on)).toEqual(['2026-03-10'])
})
