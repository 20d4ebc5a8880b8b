import { strFromU8, unzipSync } from 'fflate'
import sharp from 'sharp'
import type { Member } from '@/contract/membership'
import type { DataExport } from '@/contract/privacy'
import { memoryStore } from '@/bff/platform/object-store'
import { form } from '../../../support/garage'
import { waysIn, type Person } from '../../../support/people'
import { everyRow } from '../../../support/rows'
import { setup } from '../../../support/setup'

const PHONE = '13800138000'
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** A photo of one colour, with what a camera writes into it. */
const photoOf = (background: string, width = 800, height = 500) =>
  sharp({ create: { width, height, channels: 3, background } })
    .withExif({ IFD0: { Make: 'Camera' }, IFD3: { GPSLatitude: '31/1 13/1 0/1' } })
    .jpeg()
    .toBuffer()

async function house() {
  const held = new Map<string, Buffer>()
  const bff = await setup({ objects: memoryStore(held) })
  const { app, call, codes, clock } = bff
  const operator = await bff.aMember()
  await bff.anOperatorRole(operator)
  const me = async (member: Person) => (await call('GET /me', { member })).json<Member>()
  return {
    ...bff,
    ...waysIn(call, codes),
    held,
    operator,
    me,
    names: (member: Person, nickname: string | null) =>
      call('PUT /me/profile', { member, payload: { nickname } }),
    shows: (member: Person, file: Buffer) => call('POST /me/avatar', { member, payload: form(file) }),
    /** What is to be seen under the link that a member was given. */
    seen: async (member: Person) => {
      const { avatar } = await me(member)
      return avatar && app.inject(avatar.link)
    },
    pass: (ms: number) => void (clock.now = new Date(clock.now.getTime() + ms)),
  }
}

test('a nickname is told wherever the member is, and kept where nobody can read it', async () => {
  const { comesBy, names, me, pool, call } = await house()
  const anna = await comesBy('wechat', 'anna')
  expect(await me(anna)).toMatchObject({ nickname: null, avatar: null })
  expect((await names(anna, ' 山雀与海 ')).json()).toMatchObject({ id: anna.id, nickname: '山雀与海' })
  expect((await me(anna)).nickname).toBe('山雀与海')
  const again = await comesBy('wechat', 'anna')
  expect((await me(again)).nickname).toBe('山雀与海')
  const { refreshToken } = again
  const renewed = await call('POST /auth/refresh', { payload: { refreshToken } })
  expect(renewed.json()).toMatchObject({ member: { nickname: '山雀与海' } })
  expect(JSON.stringify(await everyRow(pool))).not.toContain('山雀')
})

test('a name with a number to call is refused, and the one before stays; none at all is fine', async () => {
  const { comesBy, names, me } = await house()
  const anna = await comesBy('wechat', 'anna')
  await names(anna, '山雀')
  const refused = await names(anna, '加我13800138000')
  expect([refused.statusCode, refused.json()]).toEqual([400, { code: 'nickname_unfit' }])
  expect((await me(anna)).nickname).toBe('山雀')
  expect((await names(anna, null)).json()).toMatchObject({ nickname: null })
})

test('a picture becomes a small square without what the camera wrote, behind a link that expires', async () => {
  const { comesBy, shows, seen, me, app, pass } = await house()
  const anna = await comesBy('wechat', 'anna')
  expect((await shows(anna, await photoOf('#3d5f4f'))).statusCode).toBe(200)
  const picture = await seen(anna)
  expect(picture!.headers['content-type']).toBe('image/jpeg')
  const { width, height, exif } = await sharp(picture!.rawPayload).metadata()
  expect({ width, height, exif }).toEqual({ width: 256, height: 256, exif: undefined })
  const { link } = (await me(anna)).avatar!
  pass(30 * MINUTE_MS)
  expect((await app.inject(link)).statusCode).toBe(404)
  expect((await seen(await comesBy('wechat', 'anna')))!.statusCode).toBe(200)
})

test('another picture takes the place of the first, whose file is gone soon', async () => {
  const { comesBy, shows, me, held, job } = await house()
  const anna = await comesBy('wechat', 'anna')
  await shows(anna, await photoOf('#3d5f4f'))
  const first = (await me(anna)).avatar!
  await shows(anna, await photoOf('#aa3322'))
  expect((await me(anna)).avatar!.id).not.toBe(first.id)
  await job('sweep-files')
  expect(held.size).toBe(1)
})

test('what is no picture, or more than 2 MB, is refused', async () => {
  const { comesBy, shows, me, held, job } = await house()
  const anna = await comesBy('wechat', 'anna')
  const nothing = await shows(anna, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))
  expect([nothing.statusCode, nothing.json()]).toEqual([400, { code: 'file_unreadable' }])
  const large = await shows(anna, Buffer.alloc(2 * 1024 * 1024 + 1, 0xff))
  expect([large.statusCode, large.json()]).toEqual([413, { code: 'too_large' }])
  expect((await me(anna)).avatar).toBeNull()
  await job('sweep-files')
  expect(held.size).toBe(0)
})

test('of two accounts that become one, the older keeps its own and takes what it has not; undone, all is as before', async () => {
  const { comesBy, binds, names, shows, me, pass, call, operator, db } = await house()
  const older = await comesBy('wechat', 'anna')
  await binds(older, PHONE)
  await names(older, '山雀')
  pass(2 * MINUTE_MS)
  const younger = await comesBy('alipay', 'anna')
  await names(younger, '海')
  await shows(younger, await photoOf('#3d5f4f'))
  const { avatar } = await me(younger)
  await binds(younger, PHONE)

  const one = await me(await comesBy('alipay', 'anna'))
  expect(one).toMatchObject({ id: older.id, nickname: '山雀', avatar: { id: avatar!.id } })

  const { id } = await db.one<{ id: string }>`select id from member_merge`
  const undone = await call(`POST /operator/merges/${id}/undo`, { member: operator })
  expect(undone.statusCode).toBe(200)
  expect(await me(await comesBy('wechat', 'anna'))).toMatchObject({ nickname: '山雀', avatar: null })
  const apart = await me(await comesBy('alipay', 'anna'))
  expect(apart).toMatchObject({ id: younger.id, nickname: '海', avatar: { id: avatar!.id } })
})

test('what the older one has said since stays theirs when a merge is undone', async () => {
  const { comesBy, binds, names, me, pass, call, operator, db } = await house()
  const older = await comesBy('wechat', 'anna')
  await binds(older, PHONE)
  pass(2 * MINUTE_MS)
  const younger = await comesBy('alipay', 'anna')
  await names(younger, '海')
  await binds(younger, PHONE)
  await names(await comesBy('wechat', 'anna'), '山')
  const { id } = await db.one<{ id: string }>`select id from member_merge`
  await call(`POST /operator/merges/${id}/undo`, { member: operator })
  expect((await me(await comesBy('wechat', 'anna'))).nickname).toBe('山')
  expect((await me(await comesBy('alipay', 'anna'))).nickname).toBeNull()
})

test('a copy of all that is kept has both names of one person, and their pictures', async () => {
  const { app, comesBy, binds, names, shows, pass, call } = await house()
  const older = await comesBy('wechat', 'anna')
  await binds(older, PHONE)
  await names(older, '山雀')
  await shows(older, await photoOf('#3d5f4f'))
  pass(2 * MINUTE_MS)
  const younger = await comesBy('alipay', 'anna')
  await names(younger, '海')
  await shows(younger, await photoOf('#aa3322'))
  await binds(younger, PHONE)

  const member = await comesBy('wechat', 'anna')
  const { path } = (await call('POST /privacy/exports', { member })).json<DataExport>()
  const files = unzipSync((await app.inject(path)).rawPayload)
  const told = JSON.parse(strFromU8(files['membership.json']!)) as { nickname: string[] }
  expect(told.nickname.sort()).toEqual(['山雀', '海'])
  const pictures = Object.keys(files).filter((name) => name.endsWith('.jpg'))
  expect(pictures.sort()).toEqual(['membership/1 头像.jpg', 'membership/2 头像.jpg'])
  expect((await sharp(files[pictures[0]!]).metadata()).width).toBe(256)
})

test('who is forgotten leaves no name and no picture, nor those of an account that became theirs', async () => {
  const { comesBy, binds, names, shows, pass, call, job, db, held } = await house()
  const older = await comesBy('wechat', 'anna')
  await binds(older, PHONE)
  await names(older, '山雀')
  await shows(older, await photoOf('#3d5f4f'))
  pass(2 * MINUTE_MS)
  const younger = await comesBy('alipay', 'anna')
  await names(younger, '海')
  await shows(younger, await photoOf('#aa3322'))
  await binds(younger, PHONE)
  expect(held.size).toBe(2)

  const member = await comesBy('wechat', 'anna')
  expect((await call('POST /privacy/deletion', { member })).statusCode).toBe(202)
  pass(7 * DAY_MS)
  await job('erase-due')
  await job('sweep-files')
  expect(await db.many`select id from profile_part`).toEqual([])
  expect(held.size).toBe(0)
})
