import pg from 'pg'
import { fragment, makeDb, rows, type Db, type Tx } from '@/bff/db/sql'
import { freshDatabase } from '../../support/postgres'

let url: string
let drop: () => Promise<void>
beforeAll(async () => {
  ;({ url, drop } = await freshDatabase())
})
afterAll(() => drop())

const open: Db[] = []
const connect = ({ prepare, ...options }: pg.PoolConfig & { prepare?: boolean } = {}) => {
  const pool = new pg.Pool({ connectionString: url, pipeline: true, ...options })
  const db = makeDb(pool, { prepare })
  open.push(db)
  return db
}

let db: Db
beforeEach(async () => {
  db = connect()
  await db.run`create table seat (id text primary key, taken int not null default 0, day date, at timestamptz)`
  await db.run`insert into seat (id) values ${rows([['a'], ['b']])}`
})
afterEach(async () => {
  await db.run`drop table seat`
  for (const each of open.splice(0)) await each.close()
})

const take = (sql: Db | Tx, id: string) => sql.run`update seat set taken = taken + 1 where id = ${id}`
const tellSeat = (tx: Tx, id: string) => tx.tell`insert into seat (id) values (${id})`
const tellTaken = (tx: Tx, id: string, to: number) => tx.tell`update seat set taken = ${to} where id = ${id}`
const taken = async (id: string) =>
  (await db.one<{ taken: number }>`select taken from seat where id = ${id}`).taken

describe('asking', () => {
  test('one row, perhaps one, many, or how many were written', async () => {
    expect(await db.one`select id from seat where id = ${'a'}`).toEqual({ id: 'a' })
    expect(await db.maybeOne`select id from seat where id = ${'z'}`).toBeNull()
    expect(await db.many`select id from seat order by id`).toEqual([{ id: 'a' }, { id: 'b' }])
    expect(await db.run`update seat set taken = ${5}`).toBe(2)
  })

  test('fewer or more rows than expected is a bug', async () => {
    await expect(db.one`select id from seat where id = ${'z'}`).rejects.toThrow('expected one row, got none')
    await expect(db.maybeOne`select id from seat where taken = ${0}`).rejects.toThrow(
      'expected one row, got 2',
    )
  })

  test('a value is a value, whatever it looks like', async () => {
    const nasty = `'; drop table seat; --`
    await db.run`insert into seat (id) values (${nasty})`
    expect(await db.one`select id from seat where id = ${nasty}`).toEqual({ id: nasty })
  })

  test('rows become as many values, and a fragment a part of the statement', async () => {
    const columns = fragment`id, taken`
    expect(
      await db.run`insert into seat (${columns}) values ${rows([
        ['c', 1],
        ['d', 2],
        ['e', 3],
      ])}`,
    ).toBe(3)
    expect(await db.many`select ${columns} from seat where taken > ${1} order by id`).toEqual([
      { id: 'd', taken: 2 },
      { id: 'e', taken: 3 },
    ])
  })

  test('days come back as texts, instants as dates, counts as numbers', async () => {
    await db.run`update seat set day = ${'2028-02-29'}, at = ${new Date('2026-03-10T00:00:00Z')} where id = ${'a'}`
    expect(await db.one`select day, at from seat where id = ${'a'}`).toEqual({
      day: '2028-02-29',
      at: new Date('2026-03-10T00:00:00Z'),
    })
    expect(await db.one`select count(*) as count from seat`).toEqual({ count: 2 })
  })
})

describe('statements', () => {
  const prepared = (tx: Tx) => tx.many<{ statement: string }>`select statement from pg_prepared_statements`

  test('are prepared once for a text, wherever it is written', async () => {
    await db.transaction(async (tx) => {
      const first = (id: string) => tx.many`select id from seat where id = ${id}`
      const second = (id: string) => tx.many`select id from seat where id = ${id}`
      for (const id of ['a', 'b']) await Promise.all([first(id), second(id)])
      await tx.many`select id from seat where id <> ${'a'}`
      const texts = (await prepared(tx)).map(({ statement }) => statement)
      expect(texts.filter((text) => text.includes('where id')).sort()).toEqual([
        'select id from seat where id <> $1',
        'select id from seat where id = $1',
      ])
    })
  })

  test('are not prepared for many rows, of which there is another number each time', async () => {
    const ids = (count: number) => Array.from({ length: count }, (_, n) => [`seat ${count} ${n}`])
    await db.transaction(async (tx) => {
      for (const count of [2, 16, 17, 400])
        expect(await tx.run`insert into seat (id) values ${rows(ids(count))}`).toBe(count)
      const texts = (await prepared(tx)).map(({ statement }) => statement)
      const counts = texts
        .filter((text) => text.startsWith('insert'))
        .map((text) => text.split('$').length - 1)
      expect(counts.filter((count) => count > 1).sort((a, b) => a - b)).toEqual([2, 16])
    })
  })

  test('are not prepared where a pooler could not bear it', async () => {
    const plain = connect({ prepare: false })
    await plain.transaction(async (tx) => {
      await take(tx, 'a')
      await take(tx, 'a')
      expect(await prepared(tx)).toEqual([])
    })
    expect(await taken('a')).toBe(2)
  })
})

describe('a transaction', () => {
  test('is all or nothing', async () => {
    const failing = db.transaction(async (tx) => {
      await take(tx, 'a')
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await taken('a')).toBe(0)

    expect(await db.transaction(async (tx) => [await take(tx, 'a'), await take(tx, 'b')])).toEqual([1, 1])
    expect([await taken('a'), await taken('b')]).toEqual([1, 1])
  })

  test('has written what it did not wait for, in the order it was said', async () => {
    const read = await db.transaction(async (tx) => {
      tellSeat(tx, 'c')
      tellTaken(tx, 'c', 15)
      const { taken } = await tx.one<{ taken: number }>`select taken from seat where id = ${'c'}`
      tellTaken(tx, 'c', taken + 1)
      return taken
    })
    expect([read, await taken('c')]).toEqual([15, 16])
  })

  test('fails for what it did not wait for, with its reason, at the commit or before', async () => {
    const attempt = (after: (tx: Tx) => Promise<unknown>) =>
      db.transaction(async (tx) => {
        await take(tx, 'a')
        tellSeat(tx, 'b')
        await after(tx)
      })
    await expect(attempt(async () => null)).rejects.toMatchObject({ code: '23505' })
    await expect(attempt((tx) => take(tx, 'a'))).rejects.toMatchObject({ code: '23505' })
    await expect(attempt((tx) => tx.one`select 1 as one`)).rejects.toMatchObject({ code: '23505' })
    expect([await taken('a'), await taken('b')]).toEqual([0, 0])
  })

  test('tells the first thing that went wrong of those that travelled together', async () => {
    const late = <T>(work: Promise<T>) => work.then((done) => Promise.resolve(done))
    const attempt = db.transaction((tx) =>
      Promise.all([late(late(tx.run`insert into seat (id) values (${'a'})`)), take(tx, 'b')]),
    )
    await expect(attempt).rejects.toMatchObject({ code: '23505' })
  })

  test('leaves in one write what is said at once', async () => {
    const writes: number[] = []
    const pool = new pg.Pool({ connectionString: url, pipeline: true, max: 1 })
    const own = makeDb(pool)
    open.push(own)
    await own.transaction((tx) => take(tx, 'a'))
    const client = await pool.connect()
    const { stream } = client.connection
    const write = stream._writev!.bind(stream)
    stream._writev = (chunks, done) => {
      writes.push(chunks.length)
      return write(chunks, done)
    }
    client.release()
    await own.transaction(async (tx) => {
      await Promise.all([take(tx, 'a'), take(tx, 'b')])
      tellTaken(tx, 'b', 7)
    })
    expect(writes).toHaveLength(2)
    expect([await taken('a'), await taken('b')]).toEqual([2, 7])
  })

  test('is run again when two wait for each other, until both have had their turn', async () => {
    const quick = connect({ options: '-c deadlock_timeout=20ms' })
    const both = meeting(2)
    let runs = 0
    const cross = (first: string, second: string) => {
      let met = false
      return quick.transaction(async (tx) => {
        runs++
        await take(tx, first)
        if (!met) await both()
        met = true
        await take(tx, second)
      })
    }
    await Promise.all([cross('a', 'b'), cross('b', 'a')])
    expect(runs).toBeGreaterThan(2)
    expect([await taken('a'), await taken('b')]).toEqual([2, 2])
  })

  test('is run again when what it read has changed', async () => {
    let runs = 0
    const result = await db.transaction(async (tx) => {
      await tx.run`set transaction isolation level repeatable read`
      const { taken: before } = await tx.one<{ taken: number }>`select taken from seat where id = ${'a'}`
      if (++runs === 1) await take(db, 'a')
      await tx.run`update seat set taken = ${before + 10} where id = ${'a'}`
      return before
    })
    expect({ runs, result, taken: await taken('a') }).toEqual({ runs: 2, result: 1, taken: 11 })
  })

  test('gives up when PostgreSQL never lets it pass, and tries nothing else twice', async () => {
    const failing = (code: string) => {
      let runs = 0
      const problem = Object.assign(new Error('no'), { code })
      const asked = db.transaction(() => Promise.reject(++runs && problem))
      return asked.then(
        () => 'passed',
        (error) => ({ runs, told: error === problem }),
      )
    }
    expect(await failing('40001')).toEqual({ runs: 6, told: true })
    expect(await failing('40P01')).toEqual({ runs: 6, told: true })
    expect(await failing('23505')).toEqual({ runs: 1, told: true })
  })

  test('that loses its connection says so, and the next one gets another', async () => {
    const small = connect({ max: 1 })
    const inTheQuery = small.transaction((tx) => tx.run`select pg_terminate_backend(pg_backend_pid())`)
    await expect(inTheQuery).rejects.toMatchObject({ code: '57P01' })

    const betweenQueries = small.transaction(async (tx) => {
      const { pid } = await tx.one<{ pid: number }>`select pg_backend_pid() as pid`
      await db.one`select pg_terminate_backend(${pid}, 5000)`
      await take(tx, 'a')
    })
    await expect(betweenQueries).rejects.toThrow()
    expect(await small.transaction((tx) => take(tx, 'a'))).toBe(1)
  })

  test('has the only connection of a pool of one: a query beside it would wait for ever', async () => {
    const single = connect({ max: 1, connectionTimeoutMillis: 100 })
    await single.transaction(async (tx) => {
      await expect(single.one`select 1 as beside`).rejects.toThrow('timeout exceeded')
      expect(await tx.one`select 1 as within`).toEqual({ within: 1 })
    })
    expect(await single.one`select 1 as after`).toEqual({ after: 1 })
  })
})

/** A place to wait until `count` have come. */
function meeting(count: number) {
  let come = 0
  let start = () => {}
  const begun = new Promise<void>((resolve) => (start = resolve))
  return () => {
    if (++come === count) start()
    return begun
  }
}
