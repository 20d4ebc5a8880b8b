import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { seedRewards } from '@/bff/seed/rewards'
import { personOf, waysIn, type Person } from '../../../support/people'
import { setup } from '../../../support/setup'

const PHONE = '13800138000'

/** Members, what a complete profile brings them, and somebody who can part them again. */
async function arrivals() {
  const bff = await setup()
  const { call, db, clock } = bff
  await seedRewards(db, { now: clock.now })
  const ways = waysIn(call, bff.codes)
  const operator = await bff.aMember()
  await bff.anOperatorRole(operator)
  const wait = () => (clock.now = new Date(clock.now.getTime() + 61_000))
  const comesWith = async (phone: string) => {
    const person = personOf(await ways.comesByPhone(phone))
    wait()
    return person
  }
  const binds = async (who: Person, phone: string) => {
    const bound = (await ways.binds(who, phone)).json<{ outcome: string }>()
    wait()
    return bound.outcome
  }
  const stateOf = async ({ id }: { id: string }) => {
    const { tasks } = (await call('GET /rewards/tasks', { member: { id } })).json<{
      tasks: { id: string; state: string }[]
    }>()
    return tasks.find((task) => task.id === 'complete-profile')?.state
  }
  const claim = ({ id }: { id: string }) =>
    call('POST /rewards/tasks/complete-profile/claims', {
      member: { id },
      payload: { requestId: randomUUID() },
    })
  const points = async ({ id }: { id: string }) =>
    (await call('GET /points', { member: { id } })).json<{ available: number }>().available
  return { ...bff, ...ways, comesWith, binds, operator, stateOf, claim, points, wait }
}

test('a number alone completes a profile, on the way in or later', async () => {
  const { comesWith, deliver, stateOf, points, claim, db } = await arrivals()
  const anna = await comesWith(PHONE)
  await deliver()
  expect([await stateOf(anna), await points(anna)]).toEqual(['ready', 50])
  expect((await claim(anna)).statusCode).toBe(201)
  await comesWith(PHONE)
  await deliver()
  expect([await stateOf(anna), await points(anna)]).toEqual(['claimed', 80])
  expect(await db.many`select from happening where type = 'profile.completed'`).toHaveLength(1)
})

test('one number completes one profile, whoever has it next', async () => {
  const { comesBy, binds, deliver, stateOf, points } = await arrivals()
  const [boris, clara] = [await comesBy('wechat', 'boris'), await comesBy('wechat', 'clara')]
  expect(await binds(boris, PHONE)).toBe('attached')
  expect(await binds(boris, '13900139000')).toBe('attached')
  expect(await binds(clara, PHONE)).toBe('attached')
  await deliver()
  expect([await stateOf(boris), await points(boris)]).toEqual(['ready', 50])
  expect([await stateOf(clara), await points(clara)]).toEqual(['open', 0])
  // One that nobody was given anything for.
  expect(await binds(clara, '13700137000')).toBe('attached')
  await deliver()
  expect([await stateOf(clara), await points(clara)]).toEqual(['ready', 50])
})

test.each(['before', 'while'])('what was claimed %s two members were one is claimed once', async (when) => {
  const { comesBy, comesWith, binds, call, operator, wait, deliver, claim, points, db } = await arrivals()
  const boris = await comesBy('wechat', 'boris')
  wait()
  const anna = await comesWith(PHONE)
  await deliver()
  if (when === 'before') expect((await claim(anna)).statusCode).toBe(201)
  expect(await binds(boris, PHONE)).toBe('merged')
  if (when === 'while') expect((await claim(boris)).statusCode).toBe(201)
  const { id } = await db.one<{ id: string }>`select id from member_merge`
  expect((await call(`POST /operator/merges/${id}/undo`, { member: operator })).statusCode).toBe(200)
  await comesWith(PHONE)
  await deliver()
  expect((await claim(anna)).json()).toMatchObject({ code: 'task_claimed' })
  expect((await claim(boris)).statusCode).toBe(409)
  expect((await points(anna)) + (await points(boris))).toBe(80)
})

test('who came with a number before it was enough catches up, and a number that has brought its points does not', async () => {
  const { comesBy, comesWith, binds, deliver, points, db } = await arrivals()
  const anna = await comesWith(PHONE)
  const boris = await comesBy('wechat', 'boris')
  await binds(boris, '13900139000')
  await deliver()
  await db.run`delete from happening where member_id = ${anna.id}`
  await db.run`update known_phone set completed_at = null`
  await db.run`delete from reward_outcome where member_id = ${anna.id}`
  const migration = await readFile('src/bff/db/migrations/0026_completed_by_number.sql', 'utf8')
  for (let times = 0; times < 2; times++) {
    for (const statement of migration.split(';').filter((one) => one.includes('known_phone')))
      await db.run(Object.assign([statement], { raw: [statement] }))
  }
  const told = await db.many<{ memberId: string }>`
    select d.member_id as "memberId" from happening_due d join happening h on h.id = d.happening_id
    where h.type = 'profile.completed'`
  expect(told).toEqual([{ memberId: anna.id }])
  expect(await db.many`select from known_phone where completed_at is null`).toEqual([])
  await deliver()
  expect([await points(anna), await points(boris)]).toEqual([50, 50])
})
