import { randomUUID } from 'node:crypto'
import { aPayment } from '../../../support/payments'
import { aShop, refusalOf } from './shop'

const times = <T>(n: number, one: (at: number) => Promise<T>) => Array.from({ length: n }, (_, at) => one(at))

test('what the member says proves nothing: paid is what the platform says, once', async () => {
  const { handed, till, payments, member, heard } = await aShop()
  const payment = await handed()
  expect((await payments.check(member, payment.id)).state).toBe('created')
  till.pays(payment.id)
  // Whoever asks again at once is told what was heard a moment ago.
  expect((await payments.check(member, payment.id)).state).toBe('created')
  expect(heard).toEqual([])
  expect((await payments.reconcile(payment.id)).payment).toMatchObject({
    ...{ state: 'paid', tradeNo: expect.any(String), paidAt: expect.any(Date) },
  })
  await payments.reconcile(payment.id)
  expect(heard).toEqual([`paid ${payment.id}`])
})

test('a callback, fifty times and among queries and attempts to close, is one transition and told once', async () => {
  const { handed, till, payments, tell, member, stateOf, heard } = await aShop()
  const payment = await handed()
  till.pays(payment.id)
  await Promise.all([
    ...times(50, (at) => tell(payment, at % 2 ? 'same' : randomUUID())),
    ...times(10, () => payments.reconcile(payment.id)),
    ...times(5, () => payments.cancel(member.id, payment.order)),
    ...times(5, () => payments.lookAtAll()),
  ])
  expect(await stateOf(payment)).toBe('paid')
  expect(heard).toEqual([`paid ${payment.id}`])
})

test('who pays while it is being closed has paid, or has not, and never both', async () => {
  const { handed, till, payments, tell, member, stateOf, heard } = await aShop()
  for (let n = 0; n < 5; n++) {
    const payment = await handed()
    const closing = times(5, () => payments.cancel(member.id, payment.order))
    const isDue = till.trades.get(payment.id.replaceAll('-', ''))?.standing.state === 'unpaid'
    if (isDue) till.pays(payment.id)
    await Promise.all([...closing, ...times(5, () => tell(payment, randomUUID()))])
    await payments.reconcile(payment.id)
    const told = heard.filter((one) => one.endsWith(payment.id))
    expect(told).toEqual([`${await stateOf(payment)} ${payment.id}`])
  }
})

test('another amount changes nothing, and an operator hears of it', async () => {
  const { handed, till, payments, stateOf, heard, said } = await aShop()
  const payment = await handed()
  till.pays(payment.id, 1)
  await payments.reconcile(payment.id)
  expect([await stateOf(payment), heard]).toEqual(['created', []])
  await payments.reconcile(payment.id)
  expect(said).toEqual([`Payment ${payment.id} was paid with 1 fen instead of 1990; it stays as it is.`])
  expect((await payments.file(payment.id)).payment.trouble).toBe('paid with 1 fen instead of 1990')
})

test('a seller who fails has not been told: it is as if nothing had been said, and goes well later', async () => {
  const { handed, till, payments, tell, stateOf, heard, mood } = await aShop()
  const payment = await handed()
  till.pays(payment.id)
  mood.isAngry = true
  await expect(tell(payment, 'one')).rejects.toThrow('not today')
  await expect(payments.reconcile(payment.id)).rejects.toThrow('not today')
  expect(await stateOf(payment)).toBe('created')
  mood.isAngry = false
  await tell(payment, 'one')
  expect(heard).toEqual([`paid ${payment.id}`])
})

describe('what nobody pays', () => {
  test('is closed when its time is over, there and then here', async () => {
    const { handed, open, till, payments, stateOf, heard, pass } = await aShop()
    const [payment, never] = [await handed(), await open()]
    pass(14)
    await payments.lookAtAll()
    expect(heard).toEqual([])
    pass(2)
    await payments.lookAtAll()
    expect([await stateOf(payment), await stateOf(never)]).toEqual(['closed', 'closed'])
    expect(till.trades.get(payment.id.replaceAll('-', ''))!.standing.state).toBe('closed')
    expect([...heard].sort()).toEqual([`closed ${payment.id}`, `closed ${never.id}`].sort())
  })

  test('is closed however much of it there is, and whatever there is that nobody can be asked about', async () => {
    const { open, payments, stateOf, db, clock, member, pass } = await aShop()
    for (let n = 0; n < 100; n++) await aPayment({ db, clock }, member, { via: 'h5' })
    const all = []
    for (let n = 0; n < 101; n++) all.push(await open())
    pass(16)
    await payments.lookAtAll()
    expect(new Set(await Promise.all(all.map(stateOf)))).toEqual(new Set(['closed']))
  })

  test('stays open while the platform is silent, and paid wins after all', async () => {
    const { handed, till, payments, stateOf, pass } = await aShop()
    const payment = await handed()
    till.pays(payment.id)
    till.mood.isSilent = true
    pass(20)
    await payments.lookAtAll()
    expect(await stateOf(payment)).toBe('created')
    till.mood.isSilent = false
    pass(30)
    await payments.lookAtAll()
    expect(await stateOf(payment)).toBe('paid')
  })

  test('is closed at once when the member would rather not', async () => {
    const { handed, open, payments, member, hand } = await aShop()
    for (const payment of [await handed(), await open()]) {
      expect((await payments.cancel(member.id, payment.order)).state).toBe('closed')
      expect(await refusalOf(hand(payment))).toBe('payment_settled')
    }
  })

  test('is not closed for who has paid already', async () => {
    const { handed, till, payments, member } = await aShop()
    const payment = await handed()
    till.pays(payment.id)
    expect((await payments.cancel(member.id, payment.order)).state).toBe('paid')
  })
})

test('money that comes after it was closed goes back by itself, once, and the seller hears nothing', async () => {
  const { handed, till, payments, tell, member, heard, said, file, pass } = await aShop()
  const payment = await handed()
  await payments.cancel(member.id, payment.order)
  const standing = till.pays(payment.id)
  await Promise.all(times(10, (at) => tell(payment, `late ${at}`, standing)))
  pass(1)
  await payments.lookAtAll()
  expect(heard).toEqual([`closed ${payment.id}`])
  expect(await file(payment)).toMatchObject({
    payment: { state: 'closed', refundedFen: payment.fen },
    refunds: [{ state: 'done', fen: payment.fen }],
  })
  expect(till.refundsOf(payment.id)).toHaveLength(1)
  expect(said).toEqual([`Payment ${payment.id} was paid after it was closed; it is paid back.`])
})

describe('a phone gets what it needs to pay', () => {
  test('as often as it asks, on the platform where it asked first', async () => {
    const { open, hand, comesBy, clock } = await aShop()
    const payment = await open({ via: 'alipay' })
    const first = await hand(payment)
    expect(first).toMatchObject({ by: 'wechat', params: { signType: 'RSA' } })
    expect(await hand(payment)).toEqual(first)
    await comesBy('alipay', 'anna')
    expect(await refusalOf(hand(payment, 'alipay'))).toMatch(/payment_(elsewhere|unavailable)/)
    clock.now = payment.expiresAt
    expect(await refusalOf(hand(payment))).toBe('payment_settled')
  })

  test('not in a browser, not without a name on the platform, not of others', async () => {
    const { open, hand, member, payments, comesBy } = await aShop()
    const payment = await open()
    expect(await refusalOf(open({ via: 'h5' }))).toBe('payment_unavailable')
    expect(await refusalOf(hand(payment, 'h5'))).toBe('payment_unavailable')
    expect(await refusalOf(hand(payment, 'alipay'))).toBe('payment_unavailable')
    const stranger = { ...member, id: (await comesBy('wechat', 'ben')).id }
    expect(await refusalOf(hand(payment, 'wechat', stranger))).toBe('not_found')
    expect(await refusalOf(payments.see(stranger, payment.id))).toBe('not_found')
  })

  test('unless the platform is silent, after which it asks again', async () => {
    const { open, hand, till } = await aShop()
    const payment = await open()
    till.mood.isSilent = true
    expect(await refusalOf(hand(payment))).toBe('busy')
    till.mood.isSilent = false
    expect((await hand(payment)).by).toBe('wechat')
  })
})

test('an order has one payment, however often it is opened', async () => {
  const { open } = await aShop()
  const order = { kind: 'fan', id: randomUUID() }
  const [first, ...others] = await Promise.all(times(5, () => open({ order })))
  for (const other of others) expect(other.id).toBe(first!.id)
  await expect(open({ order, fen: 1 })).rejects.toThrow('never changes')
  await expect(open({ fen: 0 })).rejects.toThrow("can't be paid")
})
