import { randomUUID } from 'node:crypto'
import { ProductDetails, type ManagedProduct } from '@/contract/product'
import { links } from '@/miniapp/lib/links'
import { anOperator } from './support/bff'
import { elsewhere, platformOf } from './support/elsewhere'
import { aroundTheMall, page, sheetGone } from './support/mall'
import { builds, people, pointsAtFirst } from './support/people'
import { until, type Person } from './support/person'

const WASH = '精致洗车券'
const WASH_POINTS = 480
const QUARTER_MIN = 15
/** How long a platform's word on a payment is waited for. */
const SILENCE_MIN = 10
const MONTH_MIN = 30 * 24 * 60

describe.each(builds)('on %s', (build) => {
  const { bff, meetMember, study } = people(build)
  const around = aroundTheMall({ bff, build, meetMember })
  const { idOf, give, productOf, dealerIn, aConsultant, looksUp } = around

  const ordersOf = (memberId: string) =>
    bff().db.many<{ id: string }>`select id from mall_order where member_id = ${memberId}`

  /** Before the one button of the confirmation, with that many points. */
  async function aboutToOrder(name: string, points: number, title = WASH) {
    const person = await meetMember(name)
    const memberId = await idOf(name)
    await give(memberId, points - pointsAtFirst(person))
    const { id: productId } = await productOf(title)
    await person.open(links.mallProduct({ productId }))
    await person.see('积分足够')
    await person.tap('#buy')
    await person.at(page('confirm'))
    await person.read('#place-order')
    return { person, memberId, productId }
  }

  /** The same person orders a car wash on another phone. */
  async function ordersElsewhere(name: string) {
    const { ask } = await elsewhere(bff(), platformOf(build), name)
    const { id } = await productOf(WASH)
    const { variants } = (await ask(`GET /mall/products/${id}`)).json() as { variants: { id: string }[] }
    const order = { variantId: variants[0]!.id, quantity: 1, delivery: { kind: 'voucher' } }
    const total = { points: WASH_POINTS, fen: 0 }
    const { status } = await ask('POST /mall/orders', { ...order, total, requestId: randomUUID() })
    expect(status).toBe(201)
  }

  async function needsTier(productId: string, tierNeeded: string | null) {
    const operator = await anOperator(bff())
    const found = await operator.read<ManagedProduct>(`/operator/mall/products/${productId}`)
    const kept = Object.entries(found).filter(([name]) => name in ProductDetails.properties)
    const wanted = { ...Object.fromEntries(kept), tierNeeded }
    const changed = await operator.put(`/operator/mall/products/${productId}`, wanted)
    expect(changed.statusCode).toBe(200)
  }

  const stateOf = (person: Person, state: string) =>
    until(state, async () => (await person.read('#order-state')) === state)

  test('PT-13 a connection that breaks in the middle of ordering costs nothing, and ordering again makes one order', async () => {
    const { person, memberId } = await aboutToOrder(`chen-${build}`, 1_000)
    await person.offline(true)
    await person.tap('#place-order')
    await person.see('不会重复兑换')
    expect(await person.read('#place-order')).toBe('再确认一次')
    expect(await ordersOf(memberId)).toEqual([])
    await study(person, 'mall-30-uncertain')

    await person.offline(false)
    // A phone's score would count it as a fault of the program.
    if (build === 'h5') bff().loseAnswer('POST', '/mall/orders')
    await person.tap('#place-order')
    await person.read('#redemption-code')
    expect(await ordersOf(memberId)).toHaveLength(1)
    await person.open(links.mall())
    await person.see('520')
  })

  test('PT-13 who has spent the points elsewhere meanwhile is told kindly, and where to get more', async () => {
    const name = `deng-${build}`
    const { person, memberId } = await aboutToOrder(name, 500)
    await ordersElsewhere(name)
    await person.tap('#place-order')
    await person.see('积分还差一点')
    await study(person, 'mall-31-short')
    await person.tap('#setback-way')
    await person.at('features/points/pages/centre/index')
    expect(await ordersOf(memberId)).toHaveLength(1)
  })

  test('PT-13 what is for higher tiers says so before, and to whoever was about to order it', async () => {
    const { person, memberId, productId } = await aboutToOrder(`feng-${build}`, 1_000)
    await needsTier(productId, 'lanyun')
    await person.tap('#place-order')
    await person.see('会员等级还差一点')
    await study(person, 'mall-32-tier')
    await person.tap('.close-sheet')
    await sheetGone(person)
    await person.back()
    await until('揽云', async () => (await person.read('#buy')).includes('揽云会员可兑'))
    await study(person, 'mall-33-product-tier')
    expect(await ordersOf(memberId)).toEqual([])
    await needsTier(productId, null)
  })

  test('PT-14 an order that nobody paid for in time is let go, also before the eyes of whoever wants to pay', async () => {
    const { person } = await aboutToOrder(`guo-${build}`, 2_000, '营地折叠椅')
    await person.tap('#delivery-pickup')
    await person.tap('#pick-dealer')
    await person.tap('.pickup-dealer')
    await sheetGone(person)
    await person.tap('#place-order')
    await person.atTill('leave')
    await person.read('#pay-left')
    bff().skipMinutes(QUARTER_MIN + SILENCE_MIN + 1)
    await bff().doJob('expire-orders')
    // Who has been to the till without an answer looks again by themselves, soon or late.
    await until('the end of the order', async () => {
      if ((await person.read('#order-state')) === '已取消') return true
      // What there was to tap may be gone from under the thumb.
      if ((await person.count('#pay-order')) > 0)
        await Promise.race([person.tap('#pay-order'), stateOf(person, '已取消')])
      return false
    })
    expect(await person.read('#points-back')).toContain('1,680')
    expect(await person.count('#pay-order')).toBe(0)
    await study(person, 'mall-34-order-expired')
    await person.open(links.mall())
    await person.see('2,000')
  })

  test('PT-14 a code that was not used in time is taken by nobody, and its points come back', async () => {
    const { person, memberId } = await aboutToOrder(`han-${build}`, 1_000)
    await person.tap('#place-order')
    const code = await person.read('#redemption-code')
    const zhou = await aConsultant((await dealerIn('310100')).id)
    bff().skipMinutes(MONTH_MIN + 1)
    await looksUp(zhou, code, code)
    await zhou.see('这个兑换码已失效')
    expect(await zhou.count('#redeem-code')).toBe(0)
    await study(zhou, 'mall-35-redeem-expired')

    await bff().doJob('expire-codes')
    const [order] = await ordersOf(memberId)
    await person.open(links.mallOrder({ orderId: order!.id }))
    await stateOf(person, '已退回')
    expect(await person.read('#points-back')).toContain('480')
    expect(await person.count('#redemption-code')).toBe(0)
    await study(person, 'mall-36-order-code-expired')
  })
})
