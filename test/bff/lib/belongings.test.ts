import { belongingsOf } from '@/bff/services'
import type { Db } from '@/bff/db/sql'
import { makeSealer } from '@/bff/lib/sealed'
import { setup } from '../../support/setup'

const everything = belongingsOf({ sealer: makeSealer(Buffer.alloc(32, 7)), now: () => new Date(0) })
const told = everything.flatMap(({ tables }) => tables)

const tablesThatNameMembers = async (db: Db) => {
  const found = await db.many<{ table: string }>`
    select distinct c.relname as table from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'member_id'
      and not a.attisdropped
    order by 1`
  return found.map(({ table }) => table)
}

test('every table that names a member is told in the belongings of just one feature', async () => {
  const { db } = await setup()
  expect([...told].sort()).toEqual(await tablesThatNameMembers(db))
})

test('a table that no feature tells of would be noticed', async () => {
  const { db, pool } = await setup({ isAltered: true })
  await pool.query('create table diary (member_id uuid, page text)')
  expect(await tablesThatNameMembers(db)).toEqual([...told, 'diary'].sort())
})

test('no two features go by one name, which the log of merges tells them by', () => {
  const names = everything.map(({ feature }) => feature)
  expect(new Set(names).size).toBe(names.length)
})
