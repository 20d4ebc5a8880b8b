import { strFromU8, unzipSync } from 'fflate'
import { belongingsOf } from '@/bff/services'
import { chapterTitles } from '@/bff/features/privacy/archive'
import type { DataExport } from '@/contract/privacy'
import { waysIn, type Person } from '../../../support/people'
import { setup } from '../../../support/setup'

const PHONE = '13800138000'
const MINUTE_MS = 60_000

async function aHouse() {
  const house = await setup()
  const { app, call, clock, codes } = house
  return {
    ...house,
    ...waysIn(call, codes),
    asksForACopy: (member: Person) => call('POST /privacy/exports', { member }),
    fetches: (path: string) => app.inject({ method: 'GET', url: path }),
    pass: (ms: number) => void (clock.now = new Date(clock.now.getTime() + ms)),
  }
}

const pathIn = (answer: { json(): unknown }) => (answer.json() as DataExport).path

test('a member gets a readable copy of all that every feature keeps, with an index', async () => {
  const house = await aHouse()
  const { comesBy, binds, asksForACopy, fetches, call, sealer, clock } = house
  const anna = await comesBy('wechat', 'anna')
  await binds(anna, PHONE)
  const choices = [{ policy: 'privacy', version: '1', given: true }]
  await call('POST /privacy/consents', { member: anna, payload: { choices } })
  const { id: dealerId } = await house.aDealer({ policy: { cutoffMin: 0 } })
  await house.book({ member: anna, dealerId })

  const link = await asksForACopy(anna)
  expect([link.statusCode, link.json()]).toEqual([
    201,
    expect.objectContaining({ fileName: 'chezhu-2026-03-10.zip', expiresAt: '2026-03-10T00:10:00.000Z' }),
  ])
  const fetched = await fetches(pathIn(link))

  expect(fetched.headers).toMatchObject({
    'content-type': 'application/zip',
    'content-disposition': 'attachment; filename="chezhu-2026-03-10.zip"',
    'cache-control': 'no-store',
  })
  const files = Object.entries(unzipSync(fetched.rawPayload)).map(([name, bytes]) => [name, strFromU8(bytes)])
  const features = belongingsOf({ sealer, now: () => clock.now }).map(({ feature }) => feature)
  expect(files.map(([name]) => name).sort()).toEqual(['说明.txt', ...features.map((f) => `${f}.json`)].sort())
  const text = Object.fromEntries(files) as Record<string, string>
  for (const feature of features) {
    expect(chapterTitles[feature]).toMatch(/：/)
    expect(text['说明.txt']).toContain(`${feature}.json  ${chapterTitles[feature]}`)
  }
  expect(JSON.parse(text['membership.json']!)).toMatchObject({ id: anna.id, phone: PHONE })
  expect(JSON.parse(text['test-drive.json']!)).toMatchObject({
    testDrives: [{ contact: { name: '陈屿', phone: PHONE }, state: 'confirmed' }],
  })
  expect(JSON.parse(text['privacy.json']!)).toMatchObject({
    consents: [{ policy: 'privacy', given: true, saidAs: 'member' }],
  })
})

test('a link is good for ten minutes and a few fetches, and can not be made up', async () => {
  const { comesBy, asksForACopy, fetches, pass, sealer } = await aHouse()
  const anna = await comesBy('wechat', 'anna')
  const path = pathIn(await asksForACopy(anna))
  for (let n = 0; n < 5; n++) expect((await fetches(path)).statusCode).toBe(200)
  const often = await fetches(path)
  expect([often.statusCode, often.json()]).toEqual([404, { code: 'not_found' }])

  const late = pathIn(await asksForACopy(anna))
  pass(10 * MINUTE_MS)
  expect((await fetches(late)).statusCode).toBe(404)

  const [start] = path.split('ticket=')
  const made = sealer.seal(JSON.stringify({ for: 'phone', memberId: anna.id, id: anna.id }))
  for (const ticket of ['x', made, ''])
    expect((await fetches(`${start}ticket=${encodeURIComponent(ticket)}`)).statusCode).toBe(404)
  expect((await fetches(start!)).statusCode).toBe(400)
})

test('a copy is for whoever has just signed in, three times a day', async () => {
  const { comesBy, asksForACopy, pass, call } = await aHouse()
  const anna = await comesBy('wechat', 'anna')
  for (let n = 0; n < 3; n++) expect((await asksForACopy(anna)).statusCode).toBe(201)
  const often = await asksForACopy(anna)
  expect([often.statusCode, often.json()]).toEqual([429, { code: 'rate_limited', retryInS: 24 * 60 * 60 }])
  pass(24 * 60 * MINUTE_MS)
  const { refreshToken } = anna
  const renewed = (await call('POST /auth/refresh', { payload: { refreshToken } })).json<Person>()
  const stale = await asksForACopy({ ...anna, token: renewed.token })
  expect([stale.statusCode, stale.json()]).toEqual([403, { code: 'sign_in_stale' }])
  expect((await asksForACopy(await comesBy('wechat', 'anna'))).statusCode).toBe(201)
})
