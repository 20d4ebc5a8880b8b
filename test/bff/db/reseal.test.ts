import { randomUUID } from 'node:crypto'
import { sealedColumns } from '@/bff/services'
import { isOurHashKey } from '@/bff/db/hash-key'
import { reseal } from '@/bff/db/reseal'
import { rows, type Db } from '@/bff/db/sql'
import { makeSealer } from '@/bff/lib/sealed'
import { setup } from '../../support/setup'

const aKey = (id: string, letter: string) => ({ id, key: Buffer.alloc(32, letter) })
const hash = Buffer.alloc(32, 'a')
const before = makeSealer({ seal: [aKey('0', 'a')], hash })
const during = makeSealer({ seal: [aKey('2027', 'b'), aKey('0', 'a')], hash })
const after = makeSealer({ seal: [aKey('2027', 'b')], hash })

const phoneOf = (n: number) => `138${String(n).padStart(8, '0')}`

async function membersWithPhones(db: Db, count: number) {
  const members = Array.from({ length: count }, (_, n) => ({ id: randomUUID(), phone: phoneOf(n) }))
  await db.run`
    insert into member (id, phone_sealed, joined_at)
    values ${rows(members.map(({ id, phone }) => [id, before.seal(phone), new Date(0)]))}`
  return members
}

const phonesIn = async (db: Db) =>
  new Map(
    (
      await db.many<{ id: string; sealed: string }>`
        select id, phone_sealed as sealed from member where phone_sealed is not null`
    ).map(({ id, sealed }) => [id, sealed]),
  )

test('every sealed column of the database is known, by the whole primary key of its table', async () => {
  const { db } = await setup()
  const found = await db.many<{ table: string; column: string; key: string }>`
    select c.relname as "table", a.attname as "column",
      (select string_agg(k.attname, ', ' order by n.place)
        from pg_index x, unnest(x.indkey) with ordinality as n (number, place), pg_attribute k
        where x.indrelid = c.oid and x.indisprimary and k.attrelid = c.oid and k.attnum = n.number) as key
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname like '%\\_sealed'
      and not a.attisdropped`
  const known = sealedColumns.map(({ table, column, key }) => [table.text, column.text, key.text].join('/'))
  expect(known.sort()).toEqual(found.map(({ table, column, key }) => [table, column, key].join('/')).sort())
})

test('a new key takes over from an old one while members write, and the old one is needed no more', async () => {
  const { db } = await setup()
  const members = await membersWithPhones(db, 700)
  const changed = new Map<string, string>()
  const write = async (every: number) => {
    for (const { id } of members.filter((_, n) => n % every === 0)) {
      const phone = phoneOf(90_000_000 + changed.size)
      changed.set(id, phone)
      // Also by a process that was started before there was a new key.
      const sealer = changed.size % 2 ? before : during
      await db.run`update member set phone_sealed = ${sealer.seal(phone)} where id = ${id}`
    }
  }

  const [{ resealed, unknown }] = await Promise.all([reseal(db, during, sealedColumns), write(7)])
  expect(resealed).toBeGreaterThan(500)
  expect(unknown).toEqual({})
  await reseal(db, during, sealedColumns)

  const phones = await phonesIn(db)
  const opened = members.map(({ id }) => after.open(phones.get(id)!))
  expect(opened).toEqual(members.map(({ id, phone }) => changed.get(id) ?? phone))
  expect(() => before.open(phones.get(members[0]!.id)!)).toThrow('"2027", which is not among DATA_KEYS')
  expect((await reseal(db, during, sealedColumns)).resealed).toBe(0)
})

test('broken off, it goes on where it was', async () => {
  const { db } = await setup()
  await membersWithPhones(db, 500)
  let calls = 0
  const broken: Db = {
    ...db,
    together: (work) => {
      if (++calls > 1) throw new Error('the machine was restarted')
      return db.together(work)
    },
  }
  await expect(reseal(broken, during, sealedColumns)).rejects.toThrow('restarted')
  const { resealed } = await reseal(db, during, sealedColumns)
  expect(resealed).toBe(300)
})

test('what no key opens stays as it is, and is told by where it is and which key it takes', async () => {
  const { db } = await setup()
  const [member] = await membersWithPhones(db, 3)
  const lost = makeSealer({ seal: [aKey('2025', 'x')], hash }).seal('1')
  await db.run`update member set phone_sealed = ${lost} where id = ${member!.id}`
  expect(await reseal(db, during, sealedColumns)).toEqual({
    resealed: 2,
    unknown: { 'member.phone_sealed, key "2025"': 1 },
  })
  expect((await phonesIn(db)).get(member!.id)).toBe(lost)
})

test('a database knows the key that its hashes are made with', async () => {
  const { db } = await setup()
  expect(await isOurHashKey(db, before)).toBe(true)
  expect(await isOurHashKey(db, after)).toBe(true)
  expect(await isOurHashKey(db, makeSealer(Buffer.alloc(32, 'z')))).toBe(false)
})
