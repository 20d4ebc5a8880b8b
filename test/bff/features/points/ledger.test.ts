import { aLedger, order, signIn } from './house'

const nothing = { available: 0, pending: 0, held: 0, debt: 0, spent: 0, expired: 0 }

async function aMemberWith(points: number) {
  const house = await aLedger()
  const { id: memberId } = await house.aMember()
  const earned = await house.earn({
    memberId,
    cause: 'sign_in',
    points,
    expiresAt: house.inDays(30),
    about: signIn,
  })
  return { ...house, memberId, earned }
}

test('what is earned can be spent, once', async () => {
  const { memberId, earned, spend, balances } = await aMemberWith(100)
  expect(earned).toMatchObject({ outcome: 'ok', available: 100 })

  const spent = await spend({ memberId, cause: 'order:1', points: 60, about: order })
  expect(spent).toMatchObject({ outcome: 'ok', available: 40 })
  expect(await spend({ memberId, cause: 'order:1', points: 60, about: order })).toEqual({
    outcome: 'exists',
    transferId: spent.transferId,
    available: 40,
  })
  expect(await spend({ memberId, cause: 'order:1', points: 61, about: order })).toMatchObject({
    outcome: 'exists_with_different_amount',
  })
  expect(await spend({ memberId, cause: 'order:2', points: 41, about: order })).toEqual({
    outcome: 'insufficient_points',
    transferId: null,
    available: 40,
  })
  expect(await balances(memberId)).toMatchObject({ ...nothing, available: 40, spent: 60 })
})

test('PT-4 what is pending is no money yet; posted it is, voided it never was', async () => {
  const { memberId, earnPending, post, void: cancel, balances, inDays } = await aMemberWith(10)
  await earnPending({ memberId, cause: 'drive:1', points: 50, about: signIn })
  await earnPending({ memberId, cause: 'drive:2', points: 70, about: signIn })
  expect(await balances(memberId)).toMatchObject({ available: 10, pending: 120 })

  expect(await post({ memberId, pending: 'drive:1', expiresAt: inDays(30) })).toMatchObject({ available: 60 })
  expect(await post({ memberId, pending: 'drive:1', expiresAt: inDays(31) })).toMatchObject({
    outcome: 'exists',
  })
  expect(await cancel({ memberId, pending: 'drive:1' })).toMatchObject({ outcome: 'already_settled' })
  expect(await cancel({ memberId, pending: 'drive:2' })).toMatchObject({ outcome: 'ok', available: 60 })
  expect(await cancel({ memberId, pending: 'drive:3' })).toMatchObject({ outcome: 'unknown_transfer' })
  expect(await balances(memberId)).toMatchObject({ ...nothing, available: 60 })
})

test('PT-2 the points that expire first are spent first, and what has expired is not spent', async () => {
  const { memberId, earn, spend, balances, inDays, passDays } = await aMemberWith(100)
  await earn({ memberId, cause: 'soon', points: 40, expiresAt: inDays(5), about: signIn })
  await spend({ memberId, cause: 'order:1', points: 30, about: order })
  expect((await balances(memberId)).expiringSoon).toEqual({ points: 10, at: inDays(5) })

  passDays(6)
  expect(await spend({ memberId, cause: 'order:2', points: 101, about: order })).toMatchObject({
    ...{ outcome: 'insufficient_points', available: 100 },
  })
  expect(await balances(memberId)).toMatchObject({ available: 100, expired: 10 })
})

test('PT-7 what goes next is all that goes on that day in Shanghai', async () => {
  const { memberId, earn, balances, inDays } = await aMemberWith(100)
  const days = [5, 5 + 15 / 24, 5 + 16 / 24]
  for (const at of days)
    await earn({ memberId, cause: `${at}`, points: 7, expiresAt: inDays(at), about: signIn })
  expect((await balances(memberId)).expiringSoon).toEqual({ points: 14, at: inDays(5) })
})

test('PT-5 a refund goes back to the lots that paid, those that live longest first; an expired one lives a fortnight', async () => {
  const { memberId, earn, spend, refund, balances, inDays, passDays } = await aMemberWith(100)
  await earn({ memberId, cause: 'soon', points: 40, expiresAt: inDays(5), about: signIn })
  await spend({ memberId, cause: 'order:1', points: 120, about: order })
  await refund({ memberId, cause: 'back:1', of: 'order:1', points: 80 })
  expect((await balances(memberId)).expiringSoon).toEqual({ points: 100, at: inDays(30) })

  passDays(6)
  expect(await refund({ memberId, cause: 'back:2', of: 'order:1', points: 41 })).toMatchObject({
    outcome: 'more_than_spent',
  })
  await refund({ memberId, cause: 'back:2', of: 'order:1', points: 40 })
  expect(await refund({ memberId, cause: 'back:3', of: 'order:1', points: 1 })).toMatchObject({
    outcome: 'already_settled',
  })
  expect(await balances(memberId)).toMatchObject({ available: 140, spent: 0 })
  expect((await balances(memberId)).expiringSoon).toEqual({ points: 40, at: inDays(14) })
})

test('what is held is promised to one purpose: captured it is spent, released it is back', async () => {
  const { memberId, hold, capture, release, refund, balances } = await aMemberWith(100)
  await hold({ memberId, cause: 'order:1', points: 30, about: order })
  await hold({ memberId, cause: 'order:2', points: 50, about: order })
  expect(await refund({ memberId, cause: 'back', of: 'order:1', points: 30 })).toMatchObject({
    outcome: 'unknown_transfer',
  })
  expect(await balances(memberId)).toMatchObject({ available: 20, held: 80 })

  await capture({ memberId, hold: 'order:1' })
  expect(await release({ memberId, hold: 'order:1' })).toMatchObject({ outcome: 'already_settled' })
  await release({ memberId, hold: 'order:2' })
  expect(await release({ memberId, hold: 'order:2' })).toMatchObject({ outcome: 'exists' })
  expect(await balances(memberId)).toMatchObject({ ...nothing, available: 70, spent: 30 })
  await refund({ memberId, cause: 'back', of: 'order:1', points: 30 })
  expect(await balances(memberId)).toMatchObject({ ...nothing, available: 100 })
})

test('PT-6 what is taken back and was spent already is owed, and the next that comes in repays it', async () => {
  const { memberId, earn, spend, clawBack, refund, balances, inDays } = await aMemberWith(100)
  await earn({ memberId, cause: 'other', points: 20, expiresAt: inDays(60), about: signIn })
  await spend({ memberId, cause: 'order:1', points: 90, about: order })
  expect(await clawBack({ memberId, cause: 'undone', of: 'sign_in' })).toMatchObject({ available: 0 })
  expect(await balances(memberId)).toMatchObject({ ...nothing, debt: 70, spent: 90 })
  expect(await clawBack({ memberId, cause: 'again', of: 'sign_in' })).toMatchObject({
    outcome: 'already_settled',
  })

  await earn({ memberId, cause: 'next', points: 50, expiresAt: inDays(60), about: signIn })
  expect(await balances(memberId)).toMatchObject({ available: 0, debt: 20 })
  expect(await refund({ memberId, cause: 'back', of: 'order:1', points: 90 })).toMatchObject({
    available: 70,
  })
  expect(await balances(memberId)).toMatchObject({ ...nothing, available: 70 })
})

test('what has expired of an earning is not owed when it is taken back', async () => {
  const { memberId, spend, clawBack, balances, passDays, expireDue } = await aMemberWith(100)
  await spend({ memberId, cause: 'order:1', points: 30, about: order })
  passDays(31)
  await expireDue()
  await clawBack({ memberId, cause: 'undone', of: 'sign_in' })
  expect(await balances(memberId)).toMatchObject({ ...nothing, debt: 30, spent: 30, expired: 70 })
})

test('PT-8 a cap refuses the whole of what would be more, and a shared one counts for all who share it', async () => {
  const { memberId, earn, aMember, inDays } = await aMemberWith(100)
  const { id: other } = await aMember()
  const per = 'day:2026-03-10'
  const cap = [{ key: 'rule', per, points: 100 }]
  const car = [{ key: 'rule car', per, points: 50, isShared: true }]
  const give = (to: string, cause: string, points: number, caps: typeof cap) =>
    earn({ memberId: to, cause, points, expiresAt: inDays(30), about: signIn, cap: caps })

  expect(await give(memberId, 'a', 60, cap)).toMatchObject({ outcome: 'ok' })
  expect(await give(memberId, 'b', 60, cap)).toMatchObject({ outcome: 'rule_capped' })
  expect(await give(memberId, 'b', 40, cap)).toMatchObject({ outcome: 'ok' })
  expect(await give(other, 'a', 60, cap)).toMatchObject({ outcome: 'ok' })

  expect(await give(memberId, 'c', 50, car)).toMatchObject({ outcome: 'ok' })
  expect(await give(other, 'c', 1, car)).toMatchObject({ outcome: 'rule_capped' })
})
