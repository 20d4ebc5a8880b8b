import { pointsBelongings } from '@/bff/features/points/belongings'
import { give, takeBack } from '@/bff/features/points/gifting'
import { join, part } from '@/bff/features/points/merging'
import { aLedger, order, signIn } from './house'

/** The ledger, and what is done to it when people turn out to be one, or two. */
async function house() {
  const ledger = await aLedger()
  const { db, now, aMember, earn, inDays } = ledger
  const aMemberWith = async (points: number, days: number) => {
    const { id: memberId } = await aMember()
    await earn({ memberId, cause: 'first', points, expiresAt: inDays(days), about: signIn })
    return memberId
  }
  let gifts = 0
  return {
    ...ledger,
    aMemberWith,
    joins: (from: string, to: string) => db.transaction((tx) => join(tx, from, to, now())),
    parts: (to: string, from: string, mergeId: string) =>
      db.transaction((tx) => part(tx, to, from, mergeId, now())),
    gives: async (memberId: string, toMemberId: string, points: number) => {
      const gift = { memberId, toMemberId, points, requestId: `${gifts++}` }
      return (await db.transaction((tx) => give(tx, gift, now()))).transferId as string
    },
    takesBack: (memberId: string, giftId: string) =>
      db.transaction((tx) => takeBack(tx, memberId, giftId, now())),
  }
}

test('a gift comes back to the very lots, also from whom its getter has become part of, and stays back when they part', async () => {
  const { aMemberWith, earn, spend, gives, takesBack, joins, parts, balances, inDays, prove } = await house()
  const giver = await aMemberWith(100, 30)
  await earn({ memberId: giver, cause: 'soon', points: 20, expiresAt: inDays(5), about: signIn })
  const [getter, other] = [await aMemberWith(7, 40), await aMemberWith(40, 3)]
  const giftId = await gives(giver, getter, 50)
  await spend({ memberId: getter, cause: 'order:1', points: 10, about: order })

  const mergeId = await joins(getter, other)
  expect(await balances(other)).toMatchObject({ available: 87 })
  expect(await takesBack(giver, giftId)).toBe('ok')
  expect(await takesBack(giver, giftId)).toBe('exists')
  expect(await balances(giver)).toMatchObject({
    ...{ available: 110, expiringSoon: { points: 10, at: inDays(5) } },
  })
  expect(await balances(other)).toMatchObject({ available: 47, debt: 0, spent: 10 })
  expect(await prove()).toMatchObject({ mismatches: 0 })

  await parts(other, getter, mergeId)
  expect(await balances(getter)).toMatchObject({ available: 7, debt: 0, spent: 10 })
  expect(await balances(other)).toMatchObject({ available: 40, debt: 0 })
  expect(await prove()).toMatchObject({ mismatches: 0 })
})

test('a gift comes back from a getter who was part of somebody for a while, or is part of a part', async () => {
  const { aMemberWith, gives, takesBack, joins, parts, balances, prove } = await house()
  const giver = await aMemberWith(100, 30)
  const [getter, second, third] = [await aMemberWith(1, 9), await aMemberWith(1, 9), await aMemberWith(1, 9)]
  const [one, two] = [await gives(giver, getter, 30), await gives(giver, getter, 20)]

  await parts(second, getter, await joins(getter, second))
  expect(await takesBack(giver, one)).toBe('ok')
  expect(await balances(getter)).toMatchObject({ available: 21 })
  await joins(getter, second)
  await joins(second, third)
  expect(await takesBack(giver, two)).toBe('ok')
  expect(await balances(third)).toMatchObject({ available: 3, debt: 0 })
  expect(await balances(giver)).toMatchObject({ available: 100 })
  expect(await prove()).toMatchObject({ mismatches: 0 })
})

test('a giver who has become part of somebody has the gift back there', async () => {
  const { aMemberWith, gives, takesBack, joins, balances, prove } = await house()
  const [giver, getter, other] = [
    await aMemberWith(100, 30),
    await aMemberWith(1, 9),
    await aMemberWith(5, 9),
  ]
  const giftId = await gives(giver, getter, 30)
  await joins(giver, other)
  expect(await takesBack(other, giftId)).toBe('ok')
  expect(await balances(other)).toMatchObject({ available: 105 })

  const again = await gives(other, getter, 30)
  await joins(getter, other)
  expect(await takesBack(other, again)).toBe('too_late')
  expect(await balances(other)).toMatchObject({ available: 106 })
  expect(await prove()).toMatchObject({ mismatches: 0 })
})

test('a gift that is taken back while its getter becomes part of another is back once, and owed by nobody', async () => {
  const { aMemberWith, gives, takesBack, joins, parts, balances, prove } = await house()
  const rounds = Array.from({ length: 12 }, async () => {
    const [giver, getter, other] = [
      await aMemberWith(100, 30),
      await aMemberWith(1, 9),
      await aMemberWith(5, 9),
    ]
    const giftId = await gives(giver, getter, 30)
    const [mergeId, ...said] = await Promise.all([
      joins(getter, other),
      takesBack(giver, giftId),
      takesBack(giver, giftId),
    ])
    expect(said.sort()).toEqual(['exists', 'ok'])
    expect(await balances(giver)).toMatchObject({ available: 100 })
    expect(await balances(getter)).toMatchObject({ available: 6, debt: 0 })
    await parts(other, getter, mergeId)
    expect(await balances(getter)).toMatchObject({ available: 1, debt: 0 })
    expect(await balances(other)).toMatchObject({ available: 5, debt: 0 })
  })
  await Promise.all(rounds)
  expect(await prove()).toMatchObject({ mismatches: 0 })
})

test('what was done for the one that a member was part of is not done for the member again', async () => {
  const { aMemberWith, earn, earnPending, joins, parts, balances, inDays, db, now, prove } = await house()
  const [member, other] = [await aMemberWith(1, 9), await aMemberWith(5, 9)]
  const about = { title: '认证车辆', source: { kind: 'car.verified', id: 'a car' } }
  const told = { cause: 'rule:a car', points: 30, expiresAt: inDays(9), about }
  const later = { cause: 'rule:a drive', points: 8, about: { ...about, source: { kind: 'drive', id: '1' } } }

  const mergeId = await joins(member, other)
  expect(await earn({ ...told, memberId: other })).toMatchObject({ outcome: 'ok' })
  expect(await earnPending({ ...later, memberId: other })).toMatchObject({ outcome: 'ok' })
  await parts(other, member, mergeId)
  for (const memberId of [member, other]) {
    expect(await earn({ ...told, memberId })).toMatchObject({ outcome: 'exists' })
    expect(await earnPending({ ...later, memberId })).toMatchObject({ outcome: 'exists' })
  }
  expect(await earn({ ...told, memberId: member, points: 31 })).toMatchObject({
    outcome: 'exists_with_different_amount',
  })
  expect(await balances(member)).toMatchObject({ available: 1, pending: 0 })

  // Of the same name, and yet something else: both have signed in on one day.
  const own = { ...about, source: { kind: 'car.verified', id: 'their own car' } }
  expect(await earn({ ...told, memberId: member, about: own })).toMatchObject({ outcome: 'ok' })
  expect(await balances(member)).toMatchObject({ available: 31 })
  expect(await balances(other)).toMatchObject({ available: 35, pending: 8 })
  expect(await prove()).toMatchObject({ mismatches: 0 })

  await db.transaction((tx) => pointsBelongings({ now }).erase(tx, other, now()))
  expect(await db.many`select member_id from point_past`).toEqual([])
})

test('a part of a part knows what was done for either when it stands by itself again', async () => {
  const { aMemberWith, earn, joins, parts, inDays } = await house()
  const [one, two, three] = [await aMemberWith(1, 9), await aMemberWith(1, 9), await aMemberWith(1, 9)]
  const told = (cause: string) => ({ cause, points: 30, expiresAt: inDays(9), about: signIn })
  const first = await joins(one, two)
  await earn({ ...told('a'), memberId: two })
  const second = await joins(two, three)
  await earn({ ...told('b'), memberId: three })
  await parts(three, two, second)
  expect(await earn({ ...told('b'), memberId: two })).toMatchObject({ outcome: 'exists' })
  await parts(two, one, first)
  for (const cause of ['a', 'b'])
    expect(await earn({ ...told(cause), memberId: one })).toMatchObject({ outcome: 'exists' })
  expect(await earn({ ...told('a'), memberId: three })).toMatchObject({ outcome: 'ok' })
})
