import { randomUUID } from 'node:crypto'
import type { Order } from '@/contract/order'
import type { PointBalances, PointStory, PointTransfer } from '@/contract/points'
import { makeProofs } from '@/bff/features/points/proofs'
import { terms } from '../../../support/access-rewards'
import { mall } from '../../../support/mall'
import { personOf, waysIn, type Person } from '../../../support/people'
import { setup } from '../../../support/setup'

const phone = '13800138000'

/** Two accounts of one person, on WeChat and by a number, with points in both and a mall to spend them in. */
async function house() {
  const bff = await setup()
  const { call, db, clock } = bff
  const ways = waysIn(call, bff.codes)
  const shop = mall(bff)
  const operator = await bff.aMember()
  await bff.anOperatorRole(operator)
  const shelf = await shop.aProduct(operator, { points: 10, stock: 100 })
  const [anna, bo] = [await ways.comesBy('wechat', 'anna'), personOf(await ways.comesByPhone(phone))]

  const gives = (memberId: string, points: number, requestId: string = randomUUID()) =>
    call('POST /operator/points/adjustments', {
      member: operator,
      payload: { memberId, deed: 'give', points, reason: '补发', requestId },
    })
  /** As a phone does whose token is no good any more. */
  const renewed = async (person: Person): Promise<Person> => {
    const payload = { refreshToken: person.refreshToken }
    return Object.assign(person, personOf(await call('POST /auth/refresh', { payload })))
  }
  const points = async (member: Person) => (await call('GET /points', { member })).json<PointBalances>()
  const story = async (member: Person) =>
    (await call('GET /points/transfers', { member })).json<{ transfers: PointTransfer[] }>().transfers
  const told = async (member: Person, kind: string) => {
    const { id } = (await story(member)).find((one) => one.kind === kind)!
    return (await call(`GET /points/transfers/${id}`, { member })).json<PointStory>()
  }
  const spends = async (member: Person, quantity: number) =>
    (await shop.order(member, shelf, { quantity })).json<Order>()
  const undo = async () => {
    const { id } = await db.one<{ id: string }>`select id from member_merge order by id desc limit 1`
    const undone = await call(`POST /operator/merges/${id}/undo`, { member: operator })
    expect(undone.statusCode).toBe(200)
    for (const one of [anna, bo]) await renewed(one)
  }
  await gives(anna.id, 100)
  await gives(bo.id, 60)
  return {
    ...{ ...bff, ...shop, anna, bo, gives, points, story, told, spends, undo },
    /** Anna shows that the number is hers: whoever came by it is she. */
    async merges() {
      // A number is sent a code a minute.
      clock.now = new Date(clock.now.getTime() + 2 * 60_000)
      expect((await ways.binds(anna, phone)).json()).toMatchObject({ outcome: 'merged' })
      for (const one of [anna, bo]) await renewed(one)
      expect(bo.id).toBe(anna.id)
    },
    proven: async () => {
      expect(await makeProofs({ db, now: () => clock.now }).prove()).toMatchObject({ mismatches: 0 })
      await shop.proveBooks()
    },
  }
}

test('ID-3 PT-16 whoever turns out to be one has all points of both, on either phone, and can tell where each is from', async () => {
  const { anna, bo, merges, points, story, told, spends, refund, proven } = await house()
  const early = await spends(bo, 2)
  await merges()
  for (const one of [anna, bo]) {
    expect(await points(one)).toMatchObject({ available: 140, spent: 20, debt: 0 })
    const seen = (await story(one)).map(({ kind, change }) => [kind, change])
    expect(seen.sort()).toEqual([
      ['earn', 100],
      ['earn', 60],
      ['spend', -20],
    ])
  }

  const late = await spends(bo, 13)
  const paidBy = (await told(anna, 'spend')).paidBy.map((link) => [link.kind, link.points])
  expect(paidBy.reduce((sum, [, each]) => sum + Number(each), 0)).toBe(130)
  expect(paidBy.every(([kind]) => kind === 'earn')).toBe(true)
  expect((await refund(anna, early.id)).statusCode).toBe(200)
  expect(await points(bo)).toMatchObject({ available: 30, spent: 130 })
  expect((await refund(bo, late.id)).statusCode).toBe(200)
  for (const one of [anna, bo]) expect(await points(one)).toMatchObject({ available: 160, spent: 0 })
  await proven()
})

test('ID-3 parted again, each has their own; what the one spent of the other’s is owed until it comes back', async () => {
  const { anna, bo, merges, undo, points, story, spends, refund, proven } = await house()
  const early = await spends(bo, 2)
  await merges()
  const late = await spends(anna, 13)
  await undo()

  expect(bo.id).not.toBe(anna.id)
  expect(await points(bo)).toMatchObject({ available: 40, spent: 20, debt: 0 })
  expect(await points(anna)).toMatchObject({ available: 0, spent: 130, debt: 30 })
  expect((await story(bo)).map(({ kind }) => kind).sort()).toEqual(['earn', 'spend'])
  expect((await refund(anna, early.id)).statusCode).toBe(404)
  expect((await refund(bo, early.id)).statusCode).toBe(200)
  expect((await refund(anna, late.id)).statusCode).toBe(200)
  expect(await points(bo)).toMatchObject({ available: 60, spent: 0 })
  expect(await points(anna)).toMatchObject({ available: 100, spent: 0, debt: 0 })
  expect((await spends(bo, 6)).points).toBe(60)
  await proven()
})

test('PT-3 what happened before two became one is paid for once, also when it is heard of again after they are two', async () => {
  const { anna, bo, db, clock, deliver, merges, undo, points, proven } = await house()
  const [ruleId, since] = [randomUUID(), new Date(0)]
  await db.run`
    insert into point_rule (id, version, terms, created_at, effective_from)
    values (${ruleId}, ${1}, ${JSON.stringify({ ...terms, eventType: 'car.verified' })}, ${since}, ${since})`
  const body = { carId: randomUUID(), modelId: 'lan', vehicle: 'a car' }
  const happening = randomUUID()
  await db.run`
    insert into happening (member_id, id, type, subject, at, body)
    values (${bo.id}, ${happening}, ${'car.verified'}, ${'a car'}, ${clock.now}, ${JSON.stringify(body)})`
  const isDue = (memberId: string) => db.run`
    insert into happening_due (member_id, consumer, happening_id, due_at, tries)
    values (${memberId}, ${'rewards'}, ${happening}, ${clock.now}, 0)`

  await isDue(bo.id)
  await merges()
  await deliver()
  expect(await points(anna)).toMatchObject({ available: 160 + terms.points })
  await undo()
  await isDue(bo.id)
  await deliver()
  expect(await points(bo)).toMatchObject({ available: 60 })
  expect(await points(anna)).toMatchObject({ available: 100 + terms.points })
  await proven()
})
