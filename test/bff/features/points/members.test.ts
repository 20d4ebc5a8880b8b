import { randomUUID } from 'node:crypto'
import type { Gift, PointBalances, PointStory, PointTransfer } from '@/contract/points'
import { pointsBelongings } from '@/bff/features/points/belongings'
import { join } from '@/bff/features/points/merging'
import { garage } from '../../../support/garage'
import { everyRow } from '../../../support/rows'
import { aLedger, DAY_MS, order, signIn } from './house'

type Who = { id: string }

/** Two who share a car, a stranger, and somebody who answers for points. */
async function aFamily() {
  const house = await aLedger()
  const { call, aMember, earn, inDays } = house
  const [anna, bert, stranger, operator] = await Promise.all([aMember(), aMember(), aMember(), aMember()])
  await house.anOperatorRole(operator)
  const { aCarOf, invite, share } = garage(call)
  await share(bert, await invite(anna, (await aCarOf(anna)).id))
  await earn({ memberId: anna.id, cause: 'a', points: 100, expiresAt: inDays(30), about: signIn })

  const points = async (member: Who) => (await call('GET /points', { member })).json<PointBalances>()
  const list = async (member: Who, query = {}) =>
    (await call('GET /points/transfers', { member, query })).json<{
      transfers: PointTransfer[]
      next: string | null
    }>()
  const story = async (member: Who, id: string) =>
    (await call(`GET /points/transfers/${id}`, { member })).json<PointStory>()
  const give = (member: Who, to: Who, amount: number, requestId: string = randomUUID()) =>
    call('POST /points/gifts', { member, payload: { toMemberId: to.id, points: amount, requestId } })
  const giveBack = (member: Who, giftId: string) => call(`POST /points/gifts/${giftId}/return`, { member })
  const code = (reply: { json(): unknown }) => (reply.json() as { code?: string }).code
  return { ...house, anna, bert, stranger, operator, points, list, story, give, giveBack, code }
}

const links = (all: readonly { title: string; points: number }[]) => all.map((one) => [one.title, one.points])

test('PT-16 a spend tells which earnings paid for it, and an earning what it paid for', async () => {
  const { anna, earn, spend, refund, passDays, expireDue, inDays, list, story } = await aFamily()
  const about = { title: '试驾奖励', source: { kind: 'test_drive', id: 'd' } }
  await earn({ memberId: anna.id, cause: 'b', points: 50, expiresAt: inDays(3), about })
  await spend({ memberId: anna.id, cause: 's', points: 70, about: order })
  await refund({ memberId: anna.id, cause: 'r', of: 's', points: 5 })

  const { transfers } = await list(anna)
  expect(transfers.map(({ title, change }) => [title, change])).toEqual([
    ['退回：车载香氛', 5],
    ['车载香氛', -70],
    ['试驾奖励', 50],
    ['每日签到', 100],
  ])
  expect((await list(anna, { direction: 'out' })).transfers.map(({ kind }) => kind)).toEqual(['spend'])
  const [, spent, drive, signedIn] = await Promise.all(transfers.map(({ id }) => story(anna, id)))
  expect(links(spent?.paidBy ?? [])).toEqual([
    ['试驾奖励', 50],
    ['每日签到', 20],
  ])
  expect(links(drive?.paidFor ?? [])).toEqual([['车载香氛', 50]])
  expect(links(signedIn?.paidFor ?? [])).toEqual([['车载香氛', 15]])
  expect(signedIn?.left).toEqual([{ points: 85, expiresAt: inDays(30).toISOString() }])

  passDays(31)
  await expireDue()
  const later = await story(anna, signedIn?.id ?? '')
  expect(links(later.paidFor)).toEqual([
    ['车载香氛', 15],
    ['积分过期', 85],
  ])
})

test('a long story comes in pages', async () => {
  const { anna, earn, inDays, list } = await aFamily()
  for (let n = 0; n < 24; n++)
    await earn({ memberId: anna.id, cause: `n${n}`, points: 1, expiresAt: inDays(9), about: signIn })
  const first = await list(anna)
  const second = await list(anna, { cursor: first.next })
  expect([first.transfers.length, second.transfers.length, second.next]).toEqual([20, 5, null])
  expect(new Set([...first.transfers, ...second.transfers].map(({ id }) => id)).size).toBe(25)
})

test('points go to whom one shares a car with, and keep their day; nobody else can be given any', async () => {
  const { anna, bert, stranger, give, points, story, list, code, inDays, call, prove } = await aFamily()
  const requestId = randomUUID()
  const [one, again] = [await give(anna, bert, 30, requestId), await give(anna, bert, 30, requestId)]
  expect([one.statusCode, again.json<Gift>()]).toEqual([201, one.json<Gift>()])
  expect(code(await give(anna, bert, 31, requestId))).toBe('request_reused')
  expect(code(await give(anna, stranger, 30))).toBe('not_found')
  expect(code(await give(anna, bert, 71))).toBe('insufficient_points')

  expect((await call('GET /points/family', { member: bert })).json()).toEqual({
    family: [{ id: anna.id, phone: null }],
  })
  expect(await points(anna)).toMatchObject({ available: 70 })
  expect(await points(bert)).toMatchObject({
    ...{ available: 30, expiringSoon: { points: 30, at: inDays(30).toISOString() } },
  })
  expect((await list(bert)).transfers).toMatchObject([{ kind: 'gift_in', title: '家人转赠', change: 30 }])
  expect(links((await story(anna, one.json<Gift>().id)).paidBy)).toEqual([['每日签到', 30]])
  expect(await prove()).toMatchObject({ mismatches: 0 })
})

test('a gift that was given is told of again, whoever the other has become since', async () => {
  const { anna, bert, stranger, give, db, now, code } = await aFamily()
  const requestId = randomUUID()
  const gift = (await give(anna, bert, 30, requestId)).json<Gift>()
  await db.run`update member set merged_into = ${stranger.id} where id = ${bert.id}`
  expect((await give(anna, bert, 30, requestId)).json<Gift>()).toEqual(gift)
  expect(code(await give(anna, bert, 30))).toBe('not_found')
  await db.transaction((tx) => join(tx, bert.id, anna.id, now()))
  expect((await give(anna, bert, 30, requestId)).json<Gift>()).toEqual(gift)
})

test('a gift can be taken back for a day, as far as it was not spent', async () => {
  const { anna, bert, give, giveBack, spend, points, code, passDays, prove } = await aFamily()
  const gift = (await give(anna, bert, 30)).json<Gift>()
  await spend({ memberId: bert.id, cause: 's', points: 12, about: order })
  expect(code(await giveBack(bert, gift.id))).toBe('not_found')
  expect((await giveBack(anna, gift.id)).json<Gift>()).toMatchObject({ points: 30, returned: 18 })
  expect((await giveBack(anna, gift.id)).json<Gift>()).toMatchObject({ points: 30, returned: 18 })
  expect([await points(anna), await points(bert)]).toMatchObject([{ available: 88 }, { available: 0 }])

  const spent = (await give(anna, bert, 5)).json<Gift>()
  await spend({ memberId: bert.id, cause: 't', points: 5, about: order })
  expect(code(await giveBack(anna, spent.id))).toBe('gift_spent')
  const old = (await give(anna, bert, 5)).json<Gift>()
  passDays(1)
  expect(code(await giveBack(anna, old.id))).toBe('gift_final')
  expect(await prove()).toMatchObject({ mismatches: 0 })
})

test('gifts have a limit for each day and month', async () => {
  const { anna, bert, earn, give, code, inDays, passDays } = await aFamily()
  await earn({ memberId: anna.id, cause: 'b', points: 9_000, expiresAt: inDays(60), about: signIn })
  expect(code(await give(anna, bert, 1_001))).toBe('gift_limit')
  // It is the 10th of March: there are days enough for all that a month allows.
  for (let day = 0; day < 5; day++) {
    expect((await give(anna, bert, 1_000)).statusCode).toBe(201)
    expect(code(await give(anna, bert, 1))).toBe('gift_limit')
    passDays(1)
  }
  expect(code(await give(anna, bert, 1))).toBe('gift_limit')
})

test('two who give to each other at once wait for each other, and no longer', async () => {
  const { anna, bert, earn, give, points, inDays, prove } = await aFamily()
  await earn({ memberId: bert.id, cause: 'b', points: 100, expiresAt: inDays(30), about: signIn })
  const replies = await Promise.all(
    Array.from({ length: 20 }, (_, n) => (n % 2 ? give(anna, bert, 3) : give(bert, anna, 3))),
  )
  expect(replies.map(({ statusCode }) => statusCode)).toEqual(replies.map(() => 201))
  expect([await points(anna), await points(bert)]).toMatchObject([{ available: 100 }, { available: 100 }])
  expect(await prove()).toMatchObject({ mismatches: 0 })
})

test('what was to come says what became of it, and what is still to come is a list', async () => {
  const { anna, earnPending, post, void: cancel, inDays, list, story } = await aFamily()
  const bookingId = randomUUID()
  const about = { title: '到店试驾', source: { kind: 'test_drive.booked', id: bookingId } }
  for (const cause of ['open', 'came', 'never'])
    await earnPending({ memberId: anna.id, cause, points: 300, about })
  await post({ memberId: anna.id, pending: 'came', expiresAt: inDays(30) })
  await cancel({ memberId: anna.id, pending: 'never' })
  const { transfers } = await list(anna)
  expect(transfers.map(({ kind, expectation }) => [kind, expectation]).sort()).toEqual([
    ['earn', null],
    ['earn_pending', 'open'],
    ['earn_pending', 'posted'],
    ['earn_pending', 'voided'],
    ['post', null],
    ['void', null],
  ])
  expect(transfers.filter((one) => one.bookingId === bookingId)).toHaveLength(5)
  const pending = await list(anna, { direction: 'pending' })
  expect(pending).toMatchObject({ transfers: [{ points: 300, expectation: 'open' }], next: null })
  expect(await story(anna, pending.transfers[0]!.id)).toMatchObject({ state: 'open', expectation: 'open' })
})

test('what an operator gives, takes or freezes is kept with its reason, and done once', async () => {
  const { anna, bert, operator, call, points, give, code, spend, earn, inDays, db, prove } = await aFamily()
  const adjust = (more: object, requestId: string = randomUUID()) =>
    call('POST /operator/points/adjustments', {
      member: operator,
      payload: { memberId: anna.id, deed: 'give', points: 20, reason: '补发', requestId, ...more },
    })
  const requestId = randomUUID()
  await adjust({}, requestId)
  expect((await adjust({}, requestId)).json()).toMatchObject({ available: 120 })
  expect(code(await adjust({ points: 21 }, requestId))).toBe('request_reused')
  expect(code(await adjust({ reason: '另一个原因' }, requestId))).toBe('request_reused')
  expect(code(await adjust({ expiresOn: '2026-12-31' }, requestId))).toBe('request_reused')
  expect((await adjust({ deed: 'take', points: 150 })).json()).toMatchObject({ available: 0, debt: 30 })
  expect((await adjust({ points: 60 })).json()).toMatchObject({ available: 30, debt: 0 })

  const freeze = (isFrozen: boolean) =>
    call(`PUT /operator/points/members/${anna.id}/freeze`, {
      member: operator,
      payload: { isFrozen, reason: '疑似作弊' },
    })
  const pointsOf = (id: string) => call(`GET /operator/points/members/${id}`, { member: operator })
  expect((await pointsOf(anna.id)).json()).toMatchObject({ available: 30, isFrozen: false })
  expect(code(await pointsOf(randomUUID()))).toBe('not_found')
  await freeze(true)
  await freeze(true)
  expect(await points(anna)).toMatchObject({ isFrozen: true })
  expect(code(await give(anna, bert, 1))).toBe('points_frozen')
  const wanted = { memberId: anna.id, points: 1, about: order }
  expect(await spend({ ...wanted, cause: 's' })).toMatchObject({ outcome: 'member_frozen' })
  expect(await earn({ ...wanted, cause: 'e', expiresAt: inDays(1) })).toMatchObject({
    outcome: 'member_frozen',
  })
  await freeze(false)
  expect(await spend({ ...wanted, cause: 's' })).toMatchObject({ outcome: 'ok' })
  const kept = await db.many<{ deed: string }>`
    select deed from point_intervention where member_id = ${anna.id} and operator_id = ${operator.id}`
  expect(kept.map(({ deed }) => deed).sort()).toEqual(['freeze', 'give', 'give', 'take', 'unfreeze'])
  expect(await prove()).toMatchObject({ mismatches: 0 })
})

test('PT-17 the brand knows what it owes, when it expires, and how much never gets spent', async () => {
  const { anna, operator, call, earn, earnPending, spend, inDays, passDays } = await aFamily()
  await earn({ memberId: anna.id, cause: 'b', points: 50, expiresAt: inDays(3), about: signIn })
  await earnPending({ memberId: anna.id, cause: 'p', points: 7, about: signIn })
  await spend({ memberId: anna.id, cause: 's', points: 20, about: order })
  passDays(4)
  expect((await call('GET /operator/points/liability', { member: operator })).json()).toEqual({
    ...{ outstanding: 107, pending: 7, held: 0, debt: 0, breakage: 0.6 },
    byMonth: [{ month: '2026-04', points: 100 }],
  })
})

test('PT-7 a member hears 30, 7 and 1 days before points expire, once each, also when a day was missed', async () => {
  const { anna, earn, inDays, passDays, jobs, db } = await aFamily()
  const expiringSoon = jobs.get('points-expiring')
  await earn({ memberId: anna.id, cause: 'b', points: 50, expiresAt: inDays(31), about: signIn })
  for (const days of [0, 2, 21, 1, 5, 1]) {
    passDays(days)
    await expiringSoon?.()
    await expiringSoon?.()
  }
  const told = await db.many<{ body: { on: string; days: number; points: number } }>`
    select body from happening where member_id = ${anna.id} and type = 'points.expiring' order by id`
  expect(told.map(({ body }) => body)).toEqual([
    { on: '2026-04-09', days: 30, points: 100 },
    { on: '2026-04-10', days: 30, points: 50 },
    { on: '2026-04-09', days: 7, points: 100 },
    { on: '2026-04-10', days: 7, points: 50 },
    { on: '2026-04-09', days: 1, points: 100 },
    { on: '2026-04-10', days: 1, points: 50 },
  ])
})

test('whoever leaves leaves a journal without a name, that still adds up, and holds no order', async () => {
  const { anna, bert, give, hold, release, earnPending, db, pool, now, clock, balances, prove } =
    await aFamily()
  const belongings = pointsBelongings({ now })
  await give(anna, bert, 10)
  await earnPending({ memberId: anna.id, cause: 'p', points: 7, about: signIn })
  await hold({ memberId: anna.id, cause: 'h', points: 20, about: order })
  expect(await belongings.whyNotErase(db, anna.id, now())).toBe('points_held')
  await release({ memberId: anna.id, hold: 'h' })
  expect(await belongings.whyNotErase(db, anna.id, now())).toBeNull()
  expect(await belongings.export(db, anna.id)).toMatchObject({
    balances: [{ available: 90, pending: 7 }],
    lots: [{ points: 100, left: 90 }],
  })

  await db.transaction((tx) => belongings.erase(tx, anna.id, now()))
  expect(await balances(anna.id)).toMatchObject({ available: 0, pending: 0, expired: 90 })
  expect(await balances(bert.id)).toMatchObject({ available: 10 })
  const rows = await everyRow(pool)
  expect(rows['point_transfer']?.filter((row) => row.includes(bert.id) && row.includes(anna.id))).toEqual([])
  clock.now = new Date(now().getTime() + DAY_MS)
  expect(await prove()).toMatchObject({ mismatches: 0 })
})
