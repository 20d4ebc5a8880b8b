import { join, part } from '@/bff/features/points/merging'
import { aLedger, order, signIn } from './house'

const many = <T>(count: number, deed: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => deed(n)))

const counted = (answers: readonly { outcome: string }[]) => {
  const counts: Record<string, number> = {}
  for (const { outcome } of answers) counts[outcome] = (counts[outcome] ?? 0) + 1
  return counts
}

async function aMemberWith(lots: number, points: number) {
  const house = await aLedger()
  const { id: memberId } = await house.aMember()
  for (let n = 0; n < lots; n++) {
    const expiresAt = house.inDays(n + 1)
    await house.earn({ memberId, cause: `earn:${n}`, points, expiresAt, about: signIn })
  }
  return { ...house, memberId }
}

test('64 spends of 10 from 100 at once: ten are made', async () => {
  const { memberId, spend, balances, prove } = await aMemberWith(5, 20)
  const answers = await many(64, (n) => spend({ memberId, cause: `order:${n}`, points: 10, about: order }))
  expect(counted(answers)).toEqual({ ok: 10, insufficient_points: 54 })
  expect(await balances(memberId)).toMatchObject({ available: 0, spent: 100 })
  expect(await prove()).toMatchObject({ mismatches: 0 })
})

test('PT-3 one cause a hundred times at once is one transfer, also the first a member ever had', async () => {
  const { aMember, earn, balances, inDays, prove } = await aLedger()
  const { id: memberId } = await aMember()
  const expiresAt = inDays(30)
  const answers = await many(100, () =>
    earn({ memberId, cause: 'sign_in', points: 5, expiresAt, about: signIn }),
  )
  expect(counted(answers)).toEqual({ ok: 1, exists: 99 })
  expect(new Set(answers.map(({ transferId }) => transferId)).size).toBe(1)
  expect(await balances(memberId)).toMatchObject({ available: 5 })
  expect(await prove()).toMatchObject({ mismatches: 0, transfers: 1 })
})

test('what expires while it is spent and returned is neither lost nor there twice', async () => {
  const { memberId, spend, refund, balances, passDays, expireDue, prove } = await aMemberWith(20, 10)
  await many(5, (n) => spend({ memberId, cause: `order:${n}`, points: 8, about: order }))
  passDays(10)
  await Promise.all([
    many(3, expireDue),
    many(5, (n) => refund({ memberId, cause: `back:${n}`, of: `order:${n}`, points: 8 })),
    many(10, (n) => spend({ memberId, cause: `later:${n}`, points: 7, about: order })),
  ])
  const { available, spent, expired } = await balances(memberId)
  expect(spent).toBe(70)
  expect(available + spent + expired).toBe(200)
  expect(await prove()).toMatchObject({ mismatches: 0 })
})

test('ID-3 two who become one while both spend keep what neither has spent, and apart again each has their own', async () => {
  const { memberId: one, aMember, earn, spend, balances, inDays, db, now, prove } = await aMemberWith(5, 20)
  const { id: other } = await aMember()
  await earn({ memberId: other, cause: 'sign_in', points: 100, expiresAt: inDays(30), about: signIn })
  const pay = (memberId: string) => (n: number) =>
    spend({ memberId, cause: `order:${memberId}:${n}`, points: 5, about: order })
  const [mergeId, ones, others] = await Promise.all([
    db.transaction((tx) => join(tx, other, one, now())),
    many(16, pay(one)),
    many(16, pay(other)),
  ])
  expect(counted([...ones, ...others])).toEqual({ ok: 32 })
  for (const id of [one, other]) expect(await balances(id)).toMatchObject({ available: 40, spent: 160 })

  await Promise.all([
    db.transaction((tx) => part(tx, one, other, mergeId, now())),
    many(8, (n) => pay(one)(n + 16)),
  ])
  const [mine, theirs] = [await balances(one), await balances(other)]
  // What the other spent of it is settled: nobody has got more or less by having been one for a while.
  expect(mine.available - mine.debt + mine.spent + theirs.available + theirs.spent).toBe(200)
  expect(await prove()).toMatchObject({ mismatches: 0 })
})

/** As if somebody had signed in every day for years, on one day. */
const manyLots = `
  with somebody as (
    insert into point_balance (member_id, has_parts, is_frozen, issued, available, pending, held, spent, expired, debt)
    values ($1, false, false, 5000, 5000, 0, 0, 0, 0, 0) returning member_id
  ), earned as (
    insert into point_transfer (member_id, id, cause, kind, points, change, title, source_kind, source_id, at)
    select member_id, gen_random_uuid(), 'all', 'earn', 5000, 5000, '每日签到', 'sign_in', 'all', $2 from somebody
    returning member_id, id
  ), entered as (
    insert into point_entry (member_id, transfer_id, account, points)
    select member_id, id, account, points from earned,
      (values ('issued', -5000), ('available', 5000)) as line (account, points)
  ), lots as (
    insert into point_lot (member_id, id, transfer_id, points, expires_at, root_id)
    select member_id, lot_id, id, 1, $2::timestamptz + n * interval '1 hour', lot_id
    from earned, (select n, gen_random_uuid() as lot_id from generate_series(1, 5000) n) made
    returning member_id, id, expires_at
  )
  insert into point_lot_left (member_id, lot_id, expires_at, left_points) select member_id, id, expires_at, 1 from lots`

test('a member with 5,000 lots spends from the first of them, and can spend them all', async () => {
  const { aMember, pool, now, earn, spend, inDays, balances, prove } = await aLedger()
  const { id: memberId } = await aMember()
  await pool.query(manyLots, [memberId, now().toISOString()])
  expect(await spend({ memberId, cause: 'order:1', points: 3, about: order })).toMatchObject({
    available: 4997,
  })
  expect((await balances(memberId)).expiringSoon?.at).toEqual(inDays(4 / 24))
  expect(await spend({ memberId, cause: 'order:2', points: 4_997, about: order })).toMatchObject({
    available: 0,
  })
  await earn({ memberId, cause: 'more', points: 1, expiresAt: inDays(30), about: signIn })
  expect(await balances(memberId)).toMatchObject({ available: 1, spent: 5_000 })
  expect(await prove()).toMatchObject({ mismatches: 0 })
})
