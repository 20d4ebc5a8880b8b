import { aLedger, order, signIn } from './house'

const HOUR_MS = 60 * 60_000

/** Somebody with a history of all kinds, proven once. */
async function aProvenLife() {
  const house = await aLedger()
  const { id: memberId } = await house.aMember()
  const { earn, earnPending, spend, hold, refund, clawBack, inDays, clock } = house
  await earn({ memberId, cause: 'a', points: 100, expiresAt: inDays(30), about: signIn })
  await earn({ memberId, cause: 'b', points: 50, expiresAt: inDays(40), about: signIn })
  await earnPending({ memberId, cause: 'c', points: 20, about: signIn })
  await spend({ memberId, cause: 's', points: 120, about: order })
  await refund({ memberId, cause: 'r', of: 's', points: 10 })
  await hold({ memberId, cause: 'h', points: 5, about: order })
  await clawBack({ memberId, cause: 'k', of: 'b' })
  clock.now = new Date(clock.now.getTime() + HOUR_MS)
  expect(await house.prove()).toMatchObject({ members: 1, transfers: 7, mismatches: 0 })
  return { ...house, memberId }
}

test('PT-16 everything adds up from the journal again', async () => {
  const { prove } = await aProvenLife()
  expect(await prove()).toMatchObject({
    sums: { issued: 120, available: 0, pending: 20, held: 5, spent: 110, expired: 0, debt: 15 },
  })
})

test.each([
  [
    'a balance',
    'update point_balance set available = available + 1, issued = issued + 1',
    'balance.available',
  ],
  ['what is open', "delete from point_open where account = 'held'", 'open'],
  ['what is left of a lot', 'update point_lot_left set left_points = left_points + 1', 'lot'],
  [
    'a lot that is not there',
    'insert into point_lot_left select member_id, gen_random_uuid(), now(), 1 from point_balance',
    'lot',
  ],
  ['a line of the journal', "update point_entry set points = points + 1 where account = 'spent'", 'transfer'],
  ['what was drawn', 'update point_draw set points = points - 1', 'draws'],
  ['what a member is told', 'update point_transfer set change = change + 1', 'change'],
  ['the past', "update point_transfer set title = '年度奖励'", 'journal'],
])('PT-16 somebody who changes %s is found out', async (_, sql, what) => {
  const { pool, prove, earn, memberId, inDays, proofs } = await aProvenLife()
  await earn({ memberId, cause: 'd', points: 100, expiresAt: inDays(30), about: signIn })
  expect(await prove()).toMatchObject({ mismatches: 0 })
  await pool.query(sql)
  const { id, mismatches } = await prove()
  expect(mismatches).toBeGreaterThan(0)
  expect((await proofs.mismatches(id)).map((found) => found.what)).toContain(what)
})

test('PT-7 what is due is written off once, however many do it', async () => {
  const { earn, aMember, inDays, passDays, expireDue, balances, prove } = await aLedger()
  const members = await Promise.all(Array.from({ length: 5 }, aMember))
  for (const { id: memberId } of members)
    for (const days of [1, 2, 3, 40])
      await earn({ memberId, cause: `for ${days} days`, points: 10, expiresAt: inDays(days), about: signIn })
  passDays(2.5)
  const counts = await Promise.all([expireDue(), expireDue(), expireDue()])
  expect(counts.reduce((sum, count) => sum + count)).toBe(10)
  for (const { id } of members) expect(await balances(id)).toMatchObject({ available: 20, expired: 20 })
  expect(await prove()).toMatchObject({ mismatches: 0, sums: { issued: 200, expired: 100 } })
})

test('PT-7 what comes back to a lot that a faster clock has written off expires with it, and no lot is left over', async () => {
  const { earn, spend, refund, aMember, inDays, clock, expireDue, balances, db, prove } = await aLedger()
  const { id: memberId } = await aMember()
  await earn({ memberId, cause: 'a', points: 100, expiresAt: inDays(1), about: signIn })
  await spend({ memberId, cause: 's', points: 60, about: order })
  const [before, after] = [inDays(1).getTime() - 1_000, inDays(1).getTime() + 1_000]

  for (const [n, cause] of ['r', 'q'].entries()) {
    clock.now = new Date(after)
    expect(await expireDue()).toBe(1)
    clock.now = new Date(before)
    await refund({ memberId, cause, of: 's', points: 30 })
    expect(await balances(memberId)).toMatchObject({ available: 30, spent: 30 - n * 30 })
  }
  clock.now = new Date(after)
  const counts = await Promise.all([expireDue(), expireDue(), expireDue()])
  expect(counts.sort()).toEqual([0, 0, 1])
  expect(await balances(memberId)).toMatchObject({ available: 0, spent: 0, expired: 100 })
  expect(await db.many`select lot_id from point_lot_left`).toEqual([])
  expect(await prove()).toMatchObject({ mismatches: 0, sums: { available: 0, expired: 100 } })
})

test('PT-16 proofs are read a page at a time, the last first', async () => {
  const { proofs, clock } = await aLedger()
  const made: string[] = []
  for (let n = 0; n < 33; n++) {
    // Two of one moment as well.
    if (n % 2 === 0) clock.now = new Date(clock.now.getTime() + 1_000)
    made.push((await proofs.prove()).id)
  }
  const first = await proofs.list()
  const second = await proofs.list(first.next ?? '')
  expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(made.reverse())
  expect(second.next).toBeNull()
})
