import { waysIn } from '../../../support/people'
import { setup } from '../../../support/setup'

const DAY_MS = 24 * 60 * 60_000
const PHONE = '13800138000'

async function house() {
  const bff = await setup()
  const { call, codes, clock, db, job } = bff
  return {
    ...bff,
    ...waysIn(call, codes),
    pass: (ms: number) => void (clock.now = new Date(clock.now.getTime() + ms)),
    tidy: () => job('tidy-sign-ins'),
    refresh: ({ refreshToken }: { refreshToken: string }) =>
      call('POST /auth/refresh', { payload: { refreshToken } }),
    count: async () => {
      const [sessions, keys, sent, quotas, voids] = await Promise.all([
        db.many`select id from session`,
        db.many`select session_id from session_key`,
        db.many`select phone_hash from phone_code`,
        db.many`select key_hash from code_quota`,
        db.many`select session_id from void_token`,
      ])
      return [sessions, keys, sent, quotas, voids].map(({ length }) => length)
    },
  }
}

test('a session that nobody has used for sixty days is gone with its key; one in use stays', async () => {
  const { comesBy, pass, tidy, count, refresh } = await house()
  const lost = await comesBy('wechat', 'anna')
  pass(30 * DAY_MS)
  let used = await comesBy('alipay', 'bo')
  pass(29 * DAY_MS)
  used = { ...used, ...(await refresh(used)).json<typeof used>() }
  await tidy()
  expect((await count()).slice(0, 2)).toEqual([2, 2])
  pass(2 * DAY_MS)
  await tidy()
  expect((await count()).slice(0, 2)).toEqual([1, 1])
  expect((await refresh(lost)).statusCode).toBe(401)
  expect((await refresh(used)).statusCode).toBe(200)
})

test('codes and what counts them go when they count no more', async () => {
  const { call, pass, tidy, count } = await house()
  await call('POST /auth/phone/codes', { payload: { phone: PHONE }, device: 'device-of-anna' })
  pass(DAY_MS)
  await tidy()
  expect(await count()).toEqual([0, 0, 1, 2, 0])
  pass(2 * DAY_MS)
  await tidy()
  expect(await count()).toEqual([0, 0, 0, 0, 0])
})

test('a void token is remembered for as long as it could be shown', async () => {
  const { comesBy, call, pass, tidy, count } = await house()
  const member = await comesBy('wechat', 'anna')
  await call('POST /auth/sign-out-everywhere', { member })
  await tidy()
  expect((await count())[4]).toBe(1)
  pass(DAY_MS)
  await tidy()
  expect((await count())[4]).toBe(0)
})

test('more than a handful goes in one run', async () => {
  const { db, clock, tidy, count } = await house()
  await db.run`
    insert into void_token (session_id, epoch_min, void_until)
    select gen_random_uuid(), 1, ${clock.now} from generate_series(1, 1201)`
  await tidy()
  expect((await count())[4]).toBe(0)
})

test.each([
  ['session', 'last_used_at'],
  ['phone_code', 'sent_at'],
  ['code_quota', 'window_at'],
  ['void_token', 'void_until'],
  ['platform_push', 'received_at'],
])('what is old in %s is found by an index', async (table, column) => {
  const { db } = await setup()
  const { found } = await db.one<{ found: boolean }>`
    select exists (select from pg_index i
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
      where i.indrelid = ${table}::regclass and a.attname = ${column}) as found`
  expect(found).toBe(true)
})
