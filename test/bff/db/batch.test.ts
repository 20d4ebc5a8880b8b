import { setImmediate as turn } from 'node:timers/promises'
import pg from 'pg'
import { makeDb, rows, type Db, type Tx } from '@/bff/db/sql'
import { freshDatabase } from '../../support/postgres'

let url: string
let drop: () => Promise<void>
beforeAll(async () => {
  ;({ url, drop } = await freshDatabase())
})
afterAll(() => drop())

let pool: pg.Pool
let db: Db
const spoken: string[] = []

/** One connection, so that what it knows is known to all; `spoken` is what PostgreSQL says over it. */
beforeEach(async () => {
  pool = new pg.Pool({ connectionString: url, pipeline: true, max: 1 })
  db = makeDb(pool)
  await db.run`create table shelf (id int primary key, words jsonb)`
  const client = await pool.connect()
  for (const name of ['readyForQuery', 'rowDescription', 'parseComplete'])
    client.connection.on(name, () => void spoken.push(name))
  client.release()
})
afterEach(async () => {
  await db.run`drop table shelf`
  await db.close()
  spoken.length = 0
})

const put = (sql: Db | Tx, id: number) => sql.run`insert into shelf (id) values (${id})`
const tellAll = (tx: Tx, values: unknown[][]) => tx.tell`insert into shelf (id, words) values ${rows(values)}`
const all = async () => (await db.many<{ id: number }>`select id from shelf order by id`).map(({ id }) => id)
const divide = (sql: Db | Tx, by: number) => sql.one<{ part: number }>`select 12 / ${by}::int as part`
const said = (name: string) => spoken.filter((one) => one === name).length

test('PostgreSQL speaks once for all that was said at once', async () => {
  await db.transaction((tx) => Promise.all([put(tx, 1), put(tx, 2), put(tx, 3)]))
  expect(said('readyForQuery')).toBe(2)
  expect(await all()).toEqual([1, 2, 3])
})

test('columns are described and statements prepared once, also when one is said twice at once', async () => {
  const twice = () =>
    db.together((sql) => Promise.all([sql.many`select id from shelf`, sql.many`select id from shelf`]))
  await twice()
  const first = { described: said('rowDescription'), prepared: said('parseComplete') }
  expect(first).toEqual({ described: 2, prepared: 1 })
  await put(db, 7)
  spoken.length = 0
  expect(await twice()).toEqual([[{ id: 7 }], [{ id: 7 }]])
  expect([said('rowDescription'), said('parseComplete')]).toEqual([0, 0])
})

test('a statement that has not answered yet is not prepared again by the next batch', async () => {
  const found = await db.together(async (sql) => {
    const one = sql.many`select id from shelf where id > ${0}`
    await turn()
    return Promise.all([one, sql.many`select id from shelf where id > ${1}`])
  })
  expect(found).toEqual([[], []])
  expect(said('parseComplete')).toBe(1)
})

test('a statement that fails the first time can be asked again, and so can those that never had their turn', async () => {
  const attempt = () =>
    db.transaction((tx) => Promise.all([divide(tx, 0), tx.many`select id, words from shelf where id = ${1}`]))
  await expect(attempt()).rejects.toMatchObject({ code: '22012' })
  await expect(attempt()).rejects.toMatchObject({ code: '22012' })
  expect(await divide(db, 3)).toEqual({ part: 4 })
  expect(await db.many`select id, words from shelf where id = ${1}`).toEqual([])
})

test('a text that PostgreSQL does not understand is told as such each time', async () => {
  await expect(db.run`selec 1`).rejects.toMatchObject({ code: '42601' })
  await expect(db.run`selec 1`).rejects.toMatchObject({ code: '42601' })
})

test('what travels behind a failure is not done and fails with it; what was said next fails, too', async () => {
  await put(db, 1)
  const outcomes = await db
    .transaction(async (tx) => {
      const first = [put(tx, 2), put(tx, 1), put(tx, 3)]
      await turn()
      return Promise.allSettled([...first, put(tx, 4)])
    })
    .catch((error: { code: string }) => error.code)
  expect(outcomes).toBe('23505')
  expect(await all()).toEqual([1])
})

test('a value that cannot be written fails the transaction, and nothing of it is kept', async () => {
  const unwritable = {
    toPostgres: () => {
      throw new Error('no words for it')
    },
  }
  const attempt = db.transaction(async (tx) => {
    void put(tx, 1)
    tellAll(tx, [[2, unwritable]])
  })
  await expect(attempt).rejects.toThrow('no words for it')
  expect(await all()).toEqual([])
})

test('a value that cannot be read fails its statement, and nothing else', async () => {
  const POINT = 600 as unknown as Parameters<typeof pg.types.getTypeParser>[0]
  const read = pg.types.getTypeParser(POINT, 'text') as (text: string) => unknown
  try {
    pg.types.setTypeParser(POINT, () => {
      throw new Error('where is that?')
    })
    const [far, near] = await db.together((sql) =>
      Promise.allSettled([sql.one`select point(1, 2) as at`, sql.one`select 1 as one`]),
    )
    expect(far).toMatchObject({ status: 'rejected', reason: { message: 'where is that?' } })
    expect(near).toEqual({ status: 'fulfilled', value: { one: 1 } })
  } finally {
    pg.types.setTypeParser(POINT, read)
  }
})

test('nothing, much and null come back as they are', async () => {
  const words = { 车: ['主', null], n: 1 }
  await db.run`insert into shelf (id, words) values (${1}, ${words}), (${2}, ${null})`
  expect(await db.many`select id, words from shelf order by id`).toEqual([
    { id: 1, words },
    { id: 2, words: null },
  ])
  expect(await db.many`select id from shelf where id = any(${[2, 3]}::int[])`).toEqual([{ id: 2 }])
  expect(await db.run``).toBe(0)
  const many = await db.many<{ n: number; text: string }>`
    select n, repeat('車', 1000) as text from generate_series(1, ${3000}) n`
  expect(many).toHaveLength(3000)
  expect(many.at(-1)).toEqual({ n: 3000, text: '車'.repeat(1000) })
})

test('a connection that is lost fails all that was said over it', async () => {
  const lost = db.transaction((tx) =>
    Promise.allSettled([tx.run`select pg_terminate_backend(pg_backend_pid())`, put(tx, 1)]),
  )
  await expect(lost).rejects.toMatchObject({ code: '57P01' })
  expect(await all()).toEqual([])
})
