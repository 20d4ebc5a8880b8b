import { randomUUID } from 'node:crypto'
import { rewardBelongings } from '@/bff/features/rewards/belongings'
import { everyRow } from '../../../support/rows'
import { house, DAY_MS } from './house'

/** Two accounts of one person, who has done a little of everything with each, some of it with both. */
async function twoAccounts() {
  const bff = await house()
  const { aRule, aTask, happens, verified, drive, signIn, makeUp, anna, bo, call, on, db, later } = bff
  await aRule({ points: 5, growth: 300 })
  await aRule({ eventType: 'car.verified', points: 10, growth: 400 })
  await aRule({ eventType: 'test_drive.booked', points: 30, pending: { days: 7 } })
  await aTask('a-car')
  for (const member of [anna, bo]) {
    await happens(verified(member), verified(member, 'their car'), drive(member, 'booked', randomUUID()))
    await call('POST /rewards/tasks/a-car/claims', {
      member: on(member),
      payload: { requestId: randomUUID() },
    })
    await signIn(member)
    await makeUp(member, '2026-03-08')
  }
  later(DAY_MS)
  await signIn(anna)
  await db.run`
    insert into happening_due (member_id, consumer, happening_id, due_at, tries)
    select member_id, 'somebody', id, at, 0 from happening`
  const merge = () => db.transaction((tx) => rewardBelongings.move(tx, anna.id, bo.id))
  const undo = (moved: Awaited<ReturnType<typeof merge>>) =>
    db.transaction((tx) => rewardBelongings.moveBack(tx, bo.id, anna.id, moved))
  return { ...bff, merge, undo }
}

test('ID-3 what happened to either of two accounts has happened to one person, once', async () => {
  const { merge, db, bo, page, call, on } = await twoAccounts()
  await merge()
  const counted = await db.many<{ type: string; count: number }>`
    select type, count(*) as count from happening where member_id = ${bo.id} group by type order by type`
  expect(counted).toEqual([
    { type: 'car.verified', count: 3 },
    { type: 'sign_in.done', count: 3 },
    { type: 'test_drive.booked', count: 2 },
  ])
  expect((await page(bo)).streak).toBeGreaterThan(0)
  const tier = await call('GET /rewards/tier', { member: on(bo) })
  // Three cars, two days on which they came themselves, and a task: the same of both once.
  expect(tier.json()).toMatchObject({ growth: 3 * 400 + 2 * 300 + 1 })
})

test('ID-3 a merge that is undone leaves no trace', async () => {
  const { merge, undo, pool } = await twoAccounts()
  const before = await everyRow(pool)
  const moved = await merge()
  expect(await everyRow(pool)).not.toEqual(before)
  await undo(moved)
  expect(await everyRow(pool)).toEqual(before)
})

test('PL-4 whoever is forgotten has left nothing here, and the other everything', async () => {
  const { db, pool, anna, bo } = await twoAccounts()
  await db.transaction((tx) => rewardBelongings.erase(tx, anna.id, new Date(0)))
  const rows = await everyRow(pool)
  for (const table of rewardBelongings.tables) {
    expect([table, rows[table]!.filter((row) => row.includes(anna.id))]).toEqual([table, []])
    if (table !== 'reward_review') expect(rows[table]!.some((row) => row.includes(bo.id))).toBe(true)
  }
})

test('the copy that a member gets tells of all of it', async () => {
  const { db, anna } = await twoAccounts()
  const told = await rewardBelongings.export(db, anna.id)
  const counts = Object.entries(told).map(([name, all]) => [name, (all as unknown[]).length])
  expect(Object.fromEntries(counts)).toEqual({
    ...{ happenings: 6, rewards: 5, growth: 5, tiers: 1, signIns: 3, looks: 0, tasks: 1 },
  })
})
