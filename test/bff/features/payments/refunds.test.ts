import { aShop } from './shop'

const times = <T>(n: number, one: (at: number) => Promise<T>) => Array.from({ length: n }, (_, at) => one(at))

test('what is promised goes back once, however often and from wherever it is carried out', async () => {
  const { paid, refund, payments, member, till, heard, file } = await aShop()
  const payment = await paid()
  await Promise.all(times(10, () => refund(payment, 'cancelled', 1_990)))
  expect(till.refundsOf(payment.id)).toEqual([])
  await Promise.all([
    ...times(10, () => payments.payBack(member.id, payment.order)),
    ...times(3, () => payments.lookAtAll()),
  ])
  expect(till.refundsOf(payment.id)).toHaveLength(1)
  expect(heard.filter((one) => one.startsWith('refunded'))).toEqual([`refunded ${payment.id}`])
  expect(await file(payment)).toMatchObject({
    payment: { state: 'paid', refundedFen: 1_990 },
    refunds: [{ cause: 'cancelled', state: 'done', settledAt: expect.any(Date) }],
  })
})

test('in parts, and never more than was paid', async () => {
  const { paid, refund, file } = await aShop()
  const payment = await paid()
  await refund(payment, 'one', 1_000)
  const outcomes = await Promise.allSettled(times(5, (at) => refund(payment, `more ${at}`, 500)))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await expect(refund(payment, 'one', 999)).rejects.toThrow('another amount')
  expect((await file(payment)).payment.refundedFen).toBe(1_500)
})

test('of what was not paid nothing goes back', async () => {
  const { handed, refund } = await aShop()
  await expect(refund(await handed(), 'cancelled', 1)).rejects.toThrow('only what was paid')
})

test('a platform that is silent, or takes its time, is asked again until it is done', async () => {
  const { paid, refund, payments, till, heard, pass, file } = await aShop()
  const payment = await paid()
  await refund(payment, 'cancelled', 500)
  till.mood.isSilent = true
  await payments.lookAtAll()
  till.mood.isSilent = false
  till.mood.refundsEnd = { state: 'processing' }
  pass(1)
  await payments.lookAtAll()
  expect((await file(payment)).refunds[0]).toMatchObject({ state: 'requested', tries: 2 })
  till.settleRefunds(payment.id, { state: 'done', at: null })
  pass(20)
  await payments.lookAtAll()
  expect((await file(payment)).refunds[0]).toMatchObject({ state: 'done' })
  expect(heard.at(-1)).toBe(`refunded ${payment.id}`)
})

test('one that fails is told to the seller and an operator, once, and may still end well', async () => {
  const { paid, refund, payments, till, heard, said, pass, member } = await aShop()
  const payment = await paid()
  till.mood.refundsEnd = { state: 'failed', why: 'the account is gone' }
  await refund(payment, 'cancelled', 500)
  for (let n = 0; n < 3; n++) {
    await payments.payBack(member.id, payment.order)
    pass(1)
    await payments.lookAtAll()
  }
  expect(heard.slice(1)).toEqual([`failed ${payment.id}`])
  expect(said).toEqual([expect.stringMatching(/^Refund .+ failed: the account is gone\.$/)])

  till.settleRefunds(payment.id, { state: 'done', at: null })
  const { refunds } = await payments.reconcile(payment.id)
  expect(refunds[0]).toMatchObject({ state: 'done', trouble: null })
  expect(heard.slice(1)).toEqual([`failed ${payment.id}`, `refunded ${payment.id}`])
})
