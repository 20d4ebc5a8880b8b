import { randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import { strFromU8, unzipSync } from 'fflate'
import type { DataExport } from '@/contract/privacy'
import type { Job } from '@/bff/jobs/jobs'
import { seedRewards } from '@/bff/seed/rewards'
import { aVin, dot, form, garage } from '../../../support/garage'
import { waysIn, type Person } from '../../../support/people'
import { everyRow } from '../../../support/rows'
import { setup } from '../../../support/setup'

const PHONE = '13812345678'
const CONTACT_PHONE = '13987654321'
const NAME = '欧阳望舒'
const NOTE = '请准备儿童座椅'
const PLATE = '沪A8K6M2'
const NICKNAME = '小山雀'
const TITLE = '平安车险保单'
const SUBJECT = 'wechat-person-7'
const DEVICE = 'device-of-ouyang'
const VIN = aVin(424_242)
const DAY_MS = 24 * 60 * 60_000

const personal = { PHONE, CONTACT_PHONE, NAME, NOTE, PLATE, NICKNAME, TITLE, SUBJECT, DEVICE, VIN }

/** Each in the ways that a text is easily disguised. */
const disguises = Object.entries(personal).flatMap(([name, text]) => {
  const bytes = Buffer.from(text)
  const ways = [
    text,
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ]
  return ways.map((way) => [name, way] as const)
})

const namesFoundIn = (text: string) => [
  ...new Set(disguises.flatMap(([name, way]) => (text.includes(way) ? [name] : []))),
]

/** A member who has done all there is to do, in a house that logs all it can. */
async function aLife() {
  const lines: string[] = []
  const stream = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const jobs = new Map<string, Job['work']>()
  const house = await setup({
    logger: { level: 'trace', stream },
    schedule: (all) => all.forEach(({ name, work }) => jobs.set(name, work)),
  })
  const { call, codes, clock } = house
  const { comesBy, binds } = waysIn(call, codes)
  const choices = [{ policy: 'privacy', version: '1', given: true }]
  await call('POST /privacy/guest-consents', { device: DEVICE, payload: { choices } })
  await call('POST /auth/wechat', { payload: { code: `dev:${SUBJECT}` }, device: DEVICE })
  const person = await comesBy('wechat', SUBJECT)
  await binds(person, PHONE)

  const { id: dealerId } = await house.aDealer({ policy: { cutoffMin: 0 } })
  const held = await house.hold({ member: person, dealerId })
  const booked = await call('POST /test-drive/bookings', {
    member: person,
    payload: {
      ...{ holdId: held.json<{ id: string }>().id, requestId: randomUUID() },
      ...{ contactName: NAME, contactPhone: CONTACT_PHONE, note: NOTE },
    },
  })
  const car = await garage(call).aCarOf(person, { vin: VIN, plate: PLATE, nickname: NICKNAME })
  const document = await call(`POST /garage/cars/${car.id}/documents`, {
    member: person,
    payload: form(dot, { kind: 'policy', title: TITLE, requestId: randomUUID() }),
  })
  const shown = await call(`POST /garage/cars/${car.id}/reveal`, { member: person })
  await seedRewards(house.db, { now: clock.now })
  const page = await call('GET /rewards/sign-in', { member: person })
  const signedIn = await call('POST /rewards/sign-ins', {
    ...{ member: person, device: DEVICE },
    payload: { nonce: page.json<{ nonce: string }>().nonce, requestId: randomUUID() },
  })
  await house.deliver()
  const link = await call('POST /privacy/exports', { member: person })
  const copy = await house.app.inject({ method: 'GET', url: link.json<DataExport>().path })
  const statuses = [booked, document, shown, signedIn, link, copy].map(({ statusCode }) => statusCode)
  expect(statuses).toEqual([201, 201, 200, 201, 201, 200])

  /** Seven days later; what was done about it. */
  const leaves = async () => {
    await house.change('cancel', person, booked.json<{ id: string }>().id, { reason: 'time' })
    const asked = await call('POST /privacy/deletion', { member: person })
    expect(asked.statusCode).toBe(202)
    clock.now = new Date(clock.now.getTime() + 7 * DAY_MS)
    expect(await jobs.get('erase-due')!()).toBe(1)
    clock.now = new Date(clock.now.getTime() + DAY_MS)
    await jobs.get('sweep-files')!()
    await jobs.get('tidy-privacy')!()
  }
  return { ...house, lines, person, copy, leaves }
}

test('neither the log nor any table nor any file says who somebody is, while they are here and afterwards', async () => {
  const { pool, lines, leaves } = await aLife()
  const tables = async () =>
    Object.values(await everyRow(pool))
      .flat()
      .join('\n')
  expect(namesFoundIn(await tables())).toEqual([])
  await leaves()
  expect(namesFoundIn(await tables())).toEqual([])
  expect(lines.length).toBeGreaterThan(15)
  expect(namesFoundIn(lines.join(''))).toEqual([])
})

test('the copy a member gets says all of it', async () => {
  const { copy } = await aLife()
  const told = Object.values(unzipSync(copy.rawPayload))
    .map((bytes) => strFromU8(bytes))
    .join('\n')
  const missing = Object.entries(personal).filter(([, text]) => !told.includes(text))
  // A platform's name of somebody tells them nothing, and a device is only known by its hash.
  expect(missing.map(([name]) => name)).toEqual(['SUBJECT', 'DEVICE'])
})

/**
 * Where a forgotten member's id may stay: the row that says when they were forgotten, and the journal of points, which
 * adds up only as a whole and leads to nobody.
 */
const REMAINS = ['member', 'point_balance', 'point_draw', 'point_entry', 'point_lot', 'point_transfer']

test('when a member has left, no row and no file leads to them, and what others count by is still there', async () => {
  const { pool, person, leaves } = await aLife()
  const naming = async (person: Pick<Person, 'id'>) => {
    const rows = await everyRow(pool)
    return Object.keys(rows).filter((table) => rows[table]!.some((row) => row.includes(person.id)))
  }
  const before = await naming(person)
  expect(before).toEqual(
    expect.arrayContaining(['car', 'drive_booking', 'growth_entry', 'identity', 'sign_in_trace', 'session']),
  )

  await leaves()

  expect(await naming(person)).toEqual(REMAINS)
  const rows = await everyRow(pool)
  expect([rows['drive_booking']!.length, rows['car'], rows['stored_object']]).toEqual([1, [], []])
})
