import { randomUUID } from 'node:crypto'
import type { SetAside } from '@/contract/happenings'
import { waitAfter } from '@/bff/db/outbox'
import { house } from '../rewards/house'

/** Members, an operator, and a rule that pays for a car. */
async function watched() {
  const bff = await house()
  const { call, operator, db } = bff
  await bff.aRule({ eventType: 'car.verified', points: 30 })
  const list = async (cursor?: string) => {
    const query = cursor === undefined ? undefined : { cursor }
    const reply = await call('GET /operator/happenings/set-aside', { member: operator, query })
    return reply.json<{ setAside: SetAside[]; next: string | null }>()
  }
  const resume = async (happeningId?: string) => {
    const payload = { happeningId }
    const reply = await call('POST /operator/happenings/set-aside/resume', { member: operator, payload })
    return reply.json<{ resumed: number }>().resumed
  }
  const spoil = () => db.run`update point_rule set terms = terms - 'caps'`
  const mend = () => db.run`update point_rule set terms = terms || '{"caps": {}}'`
  async function giveUp() {
    for (let n = 1; n <= 8; n++) {
      await bff.deliver()
      bff.later(waitAfter(n))
    }
  }
  return { ...bff, list, resume, spoil, mend, giveUp }
}

test('an operator reads what could not be acted on and why, and nothing of whose it is', async () => {
  const { anna, happens, verified, list, spoil, giveUp } = await watched()
  await spoil()
  await happens(verified(anna, '京A·12345'))
  expect(await list()).toEqual({ setAside: [], next: null })
  await giveUp()
  const { setAside } = await list()
  expect(setAside).toMatchObject([
    {
      ...{ type: 'car.verified', happenedAt: '2026-03-10T00:00:00.000Z' },
      listeners: [{ consumer: 'rewards', tries: 8, problem: expect.stringMatching(/\S/) as string }],
    },
  ])
  expect(JSON.stringify(setAside)).not.toMatch(new RegExp(`${anna.id}|京A`))
})

test('what was mended is acted on once, however many operators resume it at once', async () => {
  const { anna, happens, verified, list, resume, spoil, mend, giveUp, deliver, points } = await watched()
  await spoil()
  await happens(verified(anna))
  await giveUp()
  await mend()
  await deliver()
  expect(await points(anna)).toMatchObject({ available: 0 })

  const attempts = Array.from({ length: 10 }, () => resume())
  const [resumed] = await Promise.all([Promise.all(attempts), deliver(), deliver()])
  expect(resumed.reduce((sum, one) => sum + one, 0)).toBe(1)
  await deliver()
  expect(await points(anna)).toMatchObject({ available: 30 })
  expect(await list()).toEqual({ setAside: [], next: null })
  expect(await resume()).toBe(0)
})

test('what still goes wrong is given up again, and one can be resumed without the others', async () => {
  const { anna, bo, happens, verified, list, resume, spoil, mend, giveUp, deliver, points } = await watched()
  await spoil()
  await happens(verified(anna), verified(bo))
  await giveUp()
  const [first, second] = (await list()).setAside.map(({ happeningId }) => happeningId)
  expect(await resume(first)).toBe(1)
  await giveUp()
  expect((await list()).setAside.map(({ happeningId }) => happeningId)).toEqual([second, first])

  await mend()
  expect(await resume(second)).toBe(1)
  expect(await resume(randomUUID())).toBe(0)
  await deliver()
  const [ofAnna, ofBo] = [await points(anna), await points(bo)]
  expect([ofAnna.available, ofBo.available].sort()).toEqual([0, 30])
  expect((await list()).setAside.map(({ happeningId }) => happeningId)).toEqual([first])
})

test('there are pages of them, and what several gave up at one moment is in one piece', async () => {
  const { anna, db, list } = await watched()
  for (let n = 0; n < 120; n++) {
    const [id, at] = [randomUUID(), new Date(Math.floor(n / 7))]
    await db.run`
      insert into happening (member_id, id, type, subject, at, body)
      values (${anna.id}, ${id}, ${'car.verified'}, ${id}, ${at}, ${'{}'})`
    for (const consumer of ['rewards', 'membership'])
      await db.run`
        insert into happening_due (member_id, consumer, happening_id, due_at, tries, set_aside_at, problem)
        values (${anna.id}, ${consumer}, ${id}, ${at}, ${8}, ${at}, ${'no luck'})`
  }
  const seen: SetAside[] = []
  let pages = 0
  for (let next: string | null | undefined; next !== null; pages++) {
    const page = await list(next)
    seen.push(...page.setAside)
    next = page.next
  }
  expect([pages, seen.length, new Set(seen.map(({ happeningId }) => happeningId)).size]).toEqual([
    3, 120, 120,
  ])
  for (const { listeners } of seen)
    expect(listeners.map(({ consumer }) => consumer)).toEqual(['membership', 'rewards'])
  const times = seen.map(({ setAsideAt }) => setAsideAt)
  expect(times).toEqual([...times].sort())
})
