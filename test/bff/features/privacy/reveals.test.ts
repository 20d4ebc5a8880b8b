import { randomUUID } from 'node:crypto'
import { makeReveals } from '@/bff/features/privacy/reveals'
import { setup } from '../../../support/setup'

type Page = {
  reveals: { what: string; byMyself: boolean; why: string; subjectId: string }[]
  next: string | null
}

test('a member reads who was shown what of theirs, last first, page by page', async () => {
  const { db, clock, call, aMember } = await setup()
  const [anna, bert] = [await aMember(), await aMember()]
  const { note } = makeReveals({ db, now: () => clock.now })
  const carId = randomUUID()
  const look = (of: { id: string }, byId: string, ...whats: string[]) =>
    db.transaction((tx) => note(tx, of.id, { byId, whats, subjectId: carId }))
  for (let n = 0; n < 60; n++) await look(anna, anna.id, 'vin')
  await look(anna, randomUUID(), 'phone')
  await look(bert, bert.id, 'plate', 'vin')

  const page = async (member: { id: string }, before?: string) =>
    (await call('GET /privacy/reveals', { member, query: before ? { cursor: before } : {} })).json<Page>()
  const first = await page(anna)
  expect(first.reveals[0]).toMatchObject({ what: 'phone', byMyself: false, why: 'check', subjectId: carId })
  expect([first.reveals.length, first.reveals[1]]).toEqual([
    50,
    expect.objectContaining({ byMyself: true, why: 'asked' }),
  ])
  const second = await page(anna, first.next!)
  expect([second.reveals.length, second.next]).toEqual([11, null])
  expect((await page(bert)).reveals.map(({ what }) => what)).toEqual(['vin', 'plate'])
})
