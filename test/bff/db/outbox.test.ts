import { randomUUID } from 'node:crypto'
import { openPool } from '@/bff/db/pool'
import { makeOutbox, waitAfter, type Consumer } from '@/bff/db/outbox'
import { makeDb, type Db, type Tx } from '@/bff/db/sql'
import type { NewHappening } from '@/bff/lib/happening'
import { setup } from '../../support/setup'

const signIn = (memberId: string, n: number): NewHappening => ({
  ...{ memberId, type: 'sign_in.done', subject: `day ${n}`, at: new Date(0) },
  body: { on: '2026-03-10', streak: n, before: n - 1, isMadeUp: false },
})

async function house(isPrompt = false) {
  const bff = await setup({ isAltered: true })
  await bff.pool.query('create table effect (consumer text, member_id uuid, streak int, n serial)')
  const said: string[] = []
  const anOutbox = (db: Db, consumers: readonly Consumer[]) => {
    const say = (sentence: string) => void said.push(sentence)
    const outbox = makeOutbox({ db, now: () => bff.clock.now, say, isPrompt })
    consumers.forEach(outbox.subscribe)
    return outbox
  }
  const effects = () =>
    bff.db.many<{ consumer: string; memberId: string; streak: number }>`
      select consumer, member_id as "memberId", streak from effect order by n`
  const due = () => bff.db.many<{ tries: number; problem: string | null; setAsideAt: Date | null }>`
    select tries, problem, set_aside_at as "setAsideAt" from happening_due order by happening_id`
  const later = (ms: number) => (bff.clock.now = new Date(bff.clock.now.getTime() + ms))
  return { ...bff, said, anOutbox, effects, due, later }
}

/** Writes down what it hears; `trouble` may keep it from that, after it has written. */
const writing = (name: string, trouble: (tx: Tx) => Promise<void> = async () => {}): Consumer => ({
  name,
  hears: {
    'sign_in.done': async (tx, { memberId, body }) => {
      await tx.run`insert into effect (consumer, member_id, streak) values (${name}, ${memberId}, ${body.streak})`
      await trouble(tx)
    },
  },
})

test('what is recorded with a fact is told to each who listens, and what is undone with it is not', async () => {
  const { db, anOutbox, effects, due } = await house()
  const outbox = anOutbox(db, [writing('anna'), writing('bo'), { name: 'deaf', hears: {} }])
  const member = randomUUID()
  await db.transaction((tx) => outbox.record(tx, signIn(member, 1)))
  const undone = db.transaction(async (tx) => {
    await outbox.record(tx, signIn(member, 2))
    throw new Error('changed my mind')
  })
  await expect(undone).rejects.toThrow('changed my mind')

  expect(await effects()).toEqual([])
  expect(await outbox.deliver()).toBe(2)
  expect((await effects()).map(({ consumer, streak }) => [consumer, streak])).toEqual([
    ['anna', 1],
    ['bo', 1],
  ])
  expect(await outbox.deliver()).toBe(0)
  expect(await due()).toEqual([])
})

test('what happened once is recorded once, whoever says it again', async () => {
  const { db, anOutbox, effects } = await house()
  const outbox = anOutbox(db, [writing('anna')])
  const member = randomUUID()
  const record = () => db.transaction((tx) => outbox.record(tx, signIn(member, 1)))
  expect((await Promise.all(Array.from({ length: 20 }, record))).filter(Boolean)).toHaveLength(1)
  await outbox.deliver()
  expect(await effects()).toHaveLength(1)
})

test('a happening that is none of the known ones is a bug, and is not recorded', async () => {
  const { db, anOutbox } = await house()
  const outbox = anOutbox(db, [])
  const wrong = { ...signIn(randomUUID(), 1), body: { on: 'today', name: '欧阳' } } as unknown as NewHappening
  await expect(db.transaction((tx) => outbox.record(tx, wrong))).rejects.toThrow('another kind')
  const unknown = { ...signIn(randomUUID(), 1), type: 'moon.full' } as unknown as NewHappening
  await expect(db.transaction((tx) => outbox.record(tx, unknown))).rejects.toThrow('no happening')
})

test('many deliverers, consumers that fail now and then, and connections that die: each effect happens once, in order', async () => {
  const { db, pool, anOutbox, effects, due, later } = await house()
  const [members, days] = [8, 6]
  let asked = 0
  const trouble = async (tx: Tx) => {
    asked++
    if (asked % 7 === 0) throw new Error('a bad day')
    // As when the process is killed before it can say that it is done.
    if (asked % 11 === 0) await tx.many`select pg_terminate_backend(pg_backend_pid())`
  }
  const consumers = [writing('anna', trouble), writing('bo', trouble)]
  const outbox = anOutbox(db, consumers)
  const ids = Array.from({ length: members }, () => randomUUID())
  for (const id of ids)
    for (let n = 1; n <= days; n++) await db.transaction((tx) => outbox.record(tx, signIn(id, n)))

  const others = Array.from({ length: 4 }, () => {
    const others = openPool(pool.options.connectionString!, 3)
    others.on('error', () => {})
    return { pool: others, outbox: anOutbox(makeDb(others), consumers) }
  })
  for (let round = 0; (await due()).length > 0; round++) {
    expect(round).toBeLessThan(40)
    await Promise.allSettled([...others, { outbox }].map((one) => one.outbox.deliver()))
    later(waitAfter(8))
  }
  for (const { pool } of others) await pool.end()

  expect(asked).toBeGreaterThan(members * days * 2)
  const told = await effects()
  expect(told).toHaveLength(members * days * 2)
  for (const consumer of ['anna', 'bo'])
    for (const id of ids) {
      const heard = told.filter((one) => one.consumer === consumer && one.memberId === id)
      expect(heard.map(({ streak }) => streak)).toEqual([1, 2, 3, 4, 5, 6])
    }
})

test('what fails is tried again, later each time, and the member is told nothing else meanwhile', async () => {
  const { db, anOutbox, effects, due, later } = await house()
  let isWell = false
  const moody = writing('anna', async () => {
    if (!isWell) throw new Error('not today\nand here is why')
  })
  const outbox = anOutbox(db, [moody])
  const [member, other] = [randomUUID(), randomUUID()]
  await db.transaction((tx) => outbox.record(tx, signIn(member, 1)))
  expect(await outbox.deliver()).toBe(0)
  expect(await due()).toMatchObject([{ tries: 1, problem: 'not today' }])
  isWell = true
  await db.transaction((tx) => outbox.record(tx, signIn(member, 2)))
  await db.transaction((tx) => outbox.record(tx, signIn(other, 1)))
  expect(await outbox.deliver()).toBe(1)
  expect((await effects()).map(({ memberId }) => memberId)).toEqual([other])
  later(waitAfter(1))
  expect(await outbox.deliver()).toBe(2)
  expect((await effects()).slice(1).map(({ streak }) => streak)).toEqual([1, 2])
})

test('what can never be told is set aside and said, and is in the way of nothing, until it is resumed', async () => {
  const { db, anOutbox, effects, due, later, said } = await house()
  let isMended = false
  const picky: Consumer = {
    name: 'anna',
    hears: {
      'sign_in.done': async (tx, happening) => {
        if (happening.body.streak === 1 && !isMended) throw new Error('I hate first days')
        await writing('anna').hears['sign_in.done']!(tx, happening)
      },
    },
  }
  const outbox = anOutbox(db, [picky])
  const member = randomUUID()
  for (const n of [1, 2]) await db.transaction((tx) => outbox.record(tx, signIn(member, n)))
  for (let n = 1; n < 8; n++) {
    expect(await outbox.deliver()).toBe(0)
    later(waitAfter(n))
  }
  expect(await outbox.deliver()).toBe(1)
  expect((await effects()).map(({ streak }) => streak)).toEqual([2])
  expect(await due()).toMatchObject([{ tries: 8, setAsideAt: expect.any(Date) as Date }])
  expect(said.at(-1)).toMatch(/will not try again: I hate first days/)
  later(waitAfter(8))
  expect(await outbox.deliver()).toBe(0)

  isMended = true
  expect(await outbox.resume()).toBe(1)
  expect(await outbox.deliver()).toBe(1)
  expect((await effects()).map(({ streak }) => streak)).toEqual([2, 1])
})

test('a prompt outbox tells as soon as it is certain, and one that is closed no more', async () => {
  const { db, anOutbox, effects } = await house(true)
  const heard: number[] = []
  let hear = () => {}
  const outbox = anOutbox(db, [
    {
      name: 'anna',
      hears: {
        'sign_in.done': async (tx, happening) => {
          await writing('anna').hears['sign_in.done']!(tx, happening)
          heard.push(happening.body.streak)
          hear()
        },
      },
    },
  ])
  const first = new Promise<void>((resolve) => (hear = resolve))
  await db.transaction(async (tx) => {
    await outbox.record(tx, signIn(randomUUID(), 1))
    expect(heard).toEqual([])
  })
  await first
  await outbox.close()
  expect(await effects()).toHaveLength(1)
  await db.transaction((tx) => outbox.record(tx, signIn(randomUUID(), 2)))
  await outbox.close()
  expect(await outbox.deliver()).toBe(0)
  expect(heard).toEqual([1])
})

test('waits grow to an hour', () => {
  expect([1, 2, 3, 8].map(waitAfter)).toEqual([5_000, 20_000, 80_000, 3_600_000])
})
