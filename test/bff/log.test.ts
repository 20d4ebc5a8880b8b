import { randomUUID } from 'node:crypto'
import { Writable } from 'node:stream'
import { everyRow } from '../support/rows'
import { inTwoHours, setup } from '../support/setup'

const PHONE = '13812345678'
const CONTACT_PHONE = '13987654321'
const NAME = '欧阳望舒'
const NOTE = '请准备儿童座椅'
const SUBJECT = 'wechat-person-7'

/** The house with all it logs, and one member who has done everything there is to do. */
async function afterAJourney(where: { isAltered?: boolean } = {}) {
  const lines: string[] = []
  const stream = new Writable({
    write(chunk, _, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const house = await setup({ ...where, logger: { level: 'trace', stream } })
  const { call, codes, clock } = house
  const { id: dealerId } = await house.aDealer({ policy: { cutoffMin: 0 } })

  await call('POST /auth/wechat', { payload: { code: `dev:${SUBJECT}` } })
  await call('POST /auth/phone/codes', { payload: { phone: PHONE } })
  const code = codes.get(PHONE)!
  const wrong = code === '000000' ? '000001' : '000000'
  await call('POST /auth/phone', { payload: { phone: PHONE, code: wrong } })
  const session = await call('POST /auth/phone', { payload: { phone: PHONE, code } })
  const { token, member } = session.json<{ token: string; member: { id: string } }>()
  await call('GET /me', { member })
  await call('GET /test-drive/dealers', { query: { latitude: '31.19876', longitude: '121.43210' } })

  const holdId = idOf(await house.hold({ member, dealerId }))
  const contact = { contactName: NAME, contactPhone: CONTACT_PHONE, note: NOTE }
  const confirm = (holdId: string, more: object) =>
    call('POST /test-drive/bookings', {
      member,
      payload: { holdId, requestId: randomUUID(), ...contact, ...more },
    })
  await confirm(holdId, { contactPhone: `${CONTACT_PHONE}0` })
  const booked = await confirm(holdId, {})
  const bookingId = idOf(booked)
  await call('GET /test-drive/bookings', { member, query: { when: 'upcoming' } })
  await house.change('reschedule', member, bookingId, { startsAt: inTwoHours(clock.now, 3).toISOString() })
  const cancelled = await house.change('cancel', member, bookingId, { reason: 'time' })
  expect([session.statusCode, booked.statusCode, cancelled.statusCode]).toEqual([200, 201, 200])

  return { ...house, lines, member, dealerId, confirm, bookingId, secrets: { code, token } }
}

const idOf = (answer: { json(): { id: string } }) => answer.json().id

/** What must not be readable anywhere, in the ways that a text is easily disguised. */
const personal = [PHONE, CONTACT_PHONE, NAME, NOTE, SUBJECT].flatMap((text) => {
  const bytes = Buffer.from(text)
  return [
    text,
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
  ]
})

const foundIn = (text: string, wanted: readonly string[]) => wanted.filter((each) => text.includes(each))

test('the log of a whole journey knows no phone, name, note, code, token or place', async () => {
  const { lines, secrets, bookingId, member } = await afterAJourney()
  expect(lines.length).toBeGreaterThan(10)
  const ids = [bookingId, member.id, '31.19876', '121.43210']
  // A code is six digits, which a time may hold by chance: it would stand in quotes or after a space.
  const code = [`"${secrets.code}"`, ` ${secrets.code}`]
  expect(foundIn(lines.join(''), [...personal, ...code, secrets.token, ...ids])).toEqual([])
})

test('a request leaves one line, which names its route and not its address', async () => {
  const { lines } = await afterAJourney()
  const requests = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
  const cancel = requests.filter(({ route }) => String(route).endsWith('/cancel'))
  expect(cancel).toEqual([
    expect.objectContaining({
      method: 'POST',
      route: '/api/test-drive/bookings/:bookingId/cancel',
      status: 200,
      ms: expect.any(Number),
    }),
  ])
  const known = ['level', 'time', 'pid', 'hostname', 'reqId', 'method', 'route', 'status', 'ms']
  expect([...new Set(requests.flatMap((line) => Object.keys(line)))].sort()).toEqual(known.sort())
})

test('a bug is logged with its stack and without what the member wrote', async () => {
  const { lines, pool, hold, confirm, member, dealerId } = await afterAJourney({ isAltered: true })
  const holdId = idOf(await hold({ member, dealerId }))
  await pool.query(
    'alter table drive_booking add check (contact_sealed is null or cancel_reason is not null)',
  )
  const before = lines.length

  const answer = await confirm(holdId, {})

  expect([answer.statusCode, answer.json()]).toEqual([500, { code: 'internal' }])
  const log = lines.slice(before).join('')
  expect(log).toContain('violates check constraint')
  expect(log).toContain('"stack"')
  expect(foundIn(log, personal)).toEqual([])
})

test('the tables hold no phone, name, note, code or platform name that could be read', async () => {
  const { pool, secrets } = await afterAJourney()
  const rows = await everyRow(pool)
  const written = [
    'member',
    'identity',
    'phone_code',
    'drive_booking',
    'member_booking',
    'drive_request',
    'dealer',
  ]
  for (const table of written) expect({ table, rows: rows[table]?.length }).not.toEqual({ table, rows: 0 })
  expect(rows.drive_booking!.join()).toMatch(/v2\.0\.[\w-]{40,}/)

  const text = Object.values(rows).flat().join('\n')
  expect(foundIn(text, [...personal, secrets.token])).toEqual([])
  expect(foundIn(rows.phone_code!.join(), [`,${secrets.code},`, `(${secrets.code},`])).toEqual([])
})
