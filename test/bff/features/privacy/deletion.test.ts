import type { Privacy } from '@/bff/features/privacy/service'
import type { Job } from '@/bff/jobs/jobs'
import { waysIn, type Person } from '../../../support/people'
import { everyRow } from '../../../support/rows'
import { inTwoHours, setup } from '../../../support/setup'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const PHONE = '13800138000'

type Deletion = Awaited<ReturnType<Privacy['deletions']['of']>>

async function aHouse(where: { isAltered?: boolean } = {}) {
  const jobs = new Map<string, Job['work']>()
  const house = await setup({
    ...where,
    schedule: (all) => all.forEach(({ name, work }) => jobs.set(name, work)),
  })
  const { call, clock, codes } = house
  const ask = (verb: 'GET' | 'POST' | 'DELETE', member: Person) =>
    call(`${verb} /privacy/deletion`, { member })
  return {
    ...house,
    ...waysIn(call, codes),
    asksToLeave: (member: Person) => ask('POST', member),
    regrets: (member: Person) => ask('DELETE', member),
    stateOf: async (member: Person) => (await ask('GET', member)).json<Deletion>(),
    pass: (ms: number) => void (clock.now = new Date(clock.now.getTime() + ms)),
    eraseDue: () => jobs.get('erase-due')!() as Promise<number>,
    tidy: () => jobs.get('tidy-privacy')!(),
    /** Their session is renewed, as phones do it. */
    async stays(member: Person): Promise<Person> {
      const { refreshToken } = member
      const answer = await call('POST /auth/refresh', { payload: { refreshToken } })
      return { ...member, ...answer.json<{ token: string; refreshToken: string }>() }
    },
  }
}

test('who asks to be forgotten has seven days to think better of it', async () => {
  const { comesBy, asksToLeave, regrets, stateOf, stays, pass, eraseDue, call } = await aHouse()
  let anna = await comesBy('wechat', 'anna')
  const asked = await asksToLeave(anna)
  expect([asked.statusCode, asked.json()]).toEqual([
    202,
    { askedAt: '2026-03-10T00:00:00.000Z', dueAt: '2026-03-17T00:00:00.000Z', blockedBy: null },
  ])
  pass(7 * DAY_MS - MINUTE_MS)
  anna = await stays(anna)
  expect(await eraseDue()).toBe(0)
  const kept = await regrets(anna)
  expect([kept.statusCode, kept.json()]).toEqual([200, { askedAt: null, dueAt: null, blockedBy: null }])
  pass(DAY_MS)
  anna = await stays(anna)
  expect([await eraseDue(), (await call('GET /me', { member: anna })).statusCode]).toEqual([0, 200])
  expect(await stateOf(anna)).toMatchObject({ askedAt: null })
})

test('asked twice, it is due when it was', async () => {
  const { comesBy, asksToLeave, pass } = await aHouse()
  const anna = await comesBy('wechat', 'anna')
  const first = await asksToLeave(anna)
  pass(5 * MINUTE_MS)
  expect((await asksToLeave(anna)).json()).toEqual(first.json())
})

test('a sign-in of long ago is not enough to ask', async () => {
  const { comesBy, asksToLeave, pass, stays, stateOf } = await aHouse()
  const anna = await comesBy('wechat', 'anna')
  pass(10 * MINUTE_MS + 1_000)
  const answer = await asksToLeave(await stays(anna))
  expect([answer.statusCode, answer.json()]).toEqual([403, { code: 'sign_in_stale' }])
  expect((await asksToLeave({ ...anna, token: '' })).statusCode).toBe(401)
  const again = await comesBy('wechat', 'anna')
  expect([(await asksToLeave(again)).statusCode, (await stateOf(again)).blockedBy]).toEqual([202, null])
})

test('forgotten is forgotten: sessions end at once, a return is somebody new, and nothing names who it was', async () => {
  const { comesBy, binds, asksToLeave, pass, stays, eraseDue, call, pool, sealer } = await aHouse()
  const before = await comesBy('wechat', 'anna')
  const choices = [{ policy: 'marketing', version: '1', given: true }]
  await call('POST /privacy/consents', { member: before, payload: { choices } })
  await binds(before, PHONE)
  await asksToLeave(before)
  pass(7 * DAY_MS)
  const anna = await stays(before)
  expect((await call('GET /me', { member: anna })).statusCode).toBe(200)

  expect(await eraseDue()).toBe(1)

  expect((await call('GET /me', { member: anna })).statusCode).toBe(401)
  const renewed = await call('POST /auth/refresh', { payload: { refreshToken: anna.refreshToken } })
  expect(renewed.statusCode).toBe(401)
  const rows = await everyRow(pool)
  const naming = Object.keys(rows).filter((table) => rows[table]!.some((row) => row.includes(anna.id)))
  // The row says when it was erased, and nothing else of the member.
  expect(naming).toEqual(['member'])
  expect(rows['tombstone']!.join()).toContain(sealer.hash('erased member', anna.id))
  const next = await comesBy('wechat', 'anna')
  expect(next.id).not.toBe(anna.id)
  expect((await call('GET /me', { member: next })).json()).toMatchObject({ phone: null })
  expect([await eraseDue(), (await everyRow(pool))['deletion_request']]).toEqual([0, []])
})

test('a drive ahead keeps a member: when they ask, and when they book afterwards', async () => {
  const house = await aHouse()
  const { comesBy, asksToLeave, stateOf, stays, pass, eraseDue, clock, change } = house
  const { id: dealerId } = await house.aDealer({ policy: { cutoffMin: 0 } })
  let anna = await comesBy('wechat', 'anna')
  const booked = await house.book({ member: anna, dealerId })
  expect(await stateOf(anna)).toEqual({ askedAt: null, dueAt: null, blockedBy: 'booking_open' })
  const refused = await asksToLeave(anna)
  expect([refused.statusCode, refused.json()]).toEqual([409, { code: 'booking_open' }])
  await change('cancel', anna, booked.json<{ id: string }>().id, { reason: 'time' })
  expect((await asksToLeave(anna)).statusCode).toBe(202)

  pass(6 * DAY_MS)
  anna = await stays(anna)
  const startsAt = inTwoHours(clock.now, 48)
  expect((await house.book({ member: anna, dealerId, startsAt })).statusCode).toBe(201)
  pass(2 * DAY_MS)
  anna = await stays(anna)
  expect([await eraseDue(), (await stateOf(anna)).blockedBy]).toEqual([0, 'booking_open'])
  pass(DAY_MS)
  expect(await eraseDue()).toBe(1)
})

test('many processes forget many members once each, and what members write meanwhile is theirs or refused', async () => {
  const house = await aHouse()
  const { comesBy, asksToLeave, pass, stays, eraseDue, call, pool } = house
  const people: Person[] = []
  for (let n = 0; n < 12; n++) people.push(await comesBy('wechat', `person-${n}`))
  for (const person of people) await asksToLeave(person)
  pass(7 * DAY_MS)
  const stayed = await Promise.all(people.map(stays))
  const says = (member: Person, given: boolean) =>
    call('POST /privacy/consents', {
      member,
      payload: { choices: [{ policy: 'location', version: '1', given }] },
    })

  const [erased, written] = await Promise.all([
    Promise.all([eraseDue(), eraseDue(), eraseDue()]),
    Promise.all(stayed.flatMap((person) => [says(person, true), says(person, false)])),
  ])

  expect(erased.reduce((sum, count) => sum + count)).toBe(people.length)
  expect(
    [...new Set(written.map(({ statusCode }) => statusCode))].every((code) => [200, 401].includes(code)),
  ).toBe(true)
  const rows = await everyRow(pool)
  expect([rows['member_consent'], rows['session'], rows['tombstone']!.length]).toEqual([
    [],
    [],
    people.length,
  ])
})

test('taken back while it is being done, it is either done or taken back', async () => {
  const { comesBy, asksToLeave, regrets, pass, stays, eraseDue, call, pool } = await aHouse()
  for (let n = 0; n < 5; n++) {
    const person = await comesBy('wechat', `person-${n}`)
    await asksToLeave(person)
    pass(7 * DAY_MS)
    const stayed = await stays(person)
    const [answer] = await Promise.all([regrets(stayed), eraseDue()])
    const isHere = (await call('GET /me', { member: stayed })).statusCode === 200
    expect(answer.statusCode).toBe(isHere ? 200 : 401)
    expect((await everyRow(pool))['deletion_request']).toEqual([])
  }
})

test('accounts that became one are forgotten as one, and nothing leads from the one to the other', async () => {
  const { comesBy, comesByPhone, binds, asksToLeave, pass, eraseDue, pool, call } = await aHouse()
  const friend = await comesBy('alipay', 'friend')
  const { code } = (await call('GET /me/referral', { member: friend })).json<{ code: string }>()
  const other = (await comesByPhone(PHONE, { referralCode: code })).json<{ member: { id: string } }>().member
  await call('GET /me/referral', { member: other })
  pass(61_000)
  const anna = await comesBy('wechat', 'anna')
  await call('GET /me/referral', { member: anna })
  expect((await binds(anna, PHONE)).json()).toMatchObject({ outcome: 'merged' })
  const one = await comesBy('wechat', 'anna')
  expect((await asksToLeave(one)).statusCode).toBe(202)
  pass(7 * DAY_MS)
  expect(await eraseDue()).toBe(1)

  const rows = await everyRow(pool)
  const naming = (id: string) =>
    Object.keys(rows).filter((table) => rows[table]!.some((row) => row.includes(id)))
  expect([naming(anna.id), naming(other.id), rows['referral_credit']!.length]).toEqual([
    ['member'],
    ['member'],
    1,
  ])
  const [left] = rows['member']!.filter((row) => row.includes(anna.id))
  expect(left).not.toContain(other.id)
  expect((await comesBy('wechat', 'anna')).id).not.toBe(one.id)
})

test('one who can not be forgotten keeps nobody else, and is told of', async () => {
  const { comesBy, asksToLeave, pass, eraseDue, pool } = await aHouse({ isAltered: true })
  const [anna, bert] = [await comesBy('wechat', 'anna'), await comesBy('wechat', 'bert')]
  await asksToLeave(anna)
  await asksToLeave(bert)
  pass(8 * DAY_MS)
  await pool.query(`alter table member add check (erased_at is null or id <> '${anna.id}')`)
  await expect(eraseDue()).rejects.toThrow('1 members could not be forgotten')
  const rows = await everyRow(pool)
  expect([rows['tombstone']!.length, rows['deletion_request']]).toEqual([
    1,
    [expect.stringContaining(anna.id)],
  ])
})

test('who joins another account wants to stay', async () => {
  const { comesBy, comesByPhone, binds, asksToLeave, pass, eraseDue, pool } = await aHouse()
  const other = (await comesByPhone(PHONE)).json<Person & { member: { id: string } }>()
  pass(61_000)
  const anna = await comesBy('wechat', 'anna')
  await asksToLeave(anna)
  await asksToLeave({ ...other, id: other.member.id })
  expect((await binds(anna, PHONE)).json()).toMatchObject({ outcome: 'merged' })
  pass(8 * DAY_MS)
  expect([await eraseDue(), (await everyRow(pool))['deletion_request']]).toEqual([0, []])
})

test('whoever comes back with a backup is forgotten again', async () => {
  const { comesBy, asksToLeave, pass, eraseDue, tidy, pool, db, call } = await aHouse()
  const [anna, bert] = [await comesBy('wechat', 'anna'), await comesBy('wechat', 'bert')]
  await asksToLeave(anna)
  const identity = await db.one<Record<string, string>>`select * from identity where member_id = ${anna.id}`
  pass(7 * DAY_MS)
  await eraseDue()
  const gone = await everyRow(pool)

  // The database as it was, but for the tombstones.
  await db.run`update member set erased_at = null where id = ${anna.id}`
  await db.run`
    insert into identity (subject_hash, kind, app, type, subject_sealed, member_id, created_at, verified_at)
    values (${identity['subject_hash']}, 'wechat', ${identity['app']}, ${identity['type']},
      ${identity['subject_sealed']}, ${anna.id}, ${new Date(0)}, ${new Date(0)})`
  expect((await comesBy('wechat', 'anna')).id).toBe(anna.id)
  await tidy()

  expect((await comesBy('wechat', 'anna')).id).not.toBe(anna.id)
  expect((await call('GET /me', { member: { id: bert.id } })).statusCode).toBe(200)
  const rows = await everyRow(pool)
  expect(rows['tombstone']).toEqual(gone['tombstone'])
  await tidy()
  expect((await everyRow(pool))['member']).toEqual(rows['member'])
})
