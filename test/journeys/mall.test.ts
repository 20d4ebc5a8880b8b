import { randomUUID } from 'node:crypto'
import { makeLedger } from '@/bff/features/points/service'
import { ensureRole } from '@/bff/seed/staff-store'
import { links } from '@/miniapp/lib/links'
import { mobileOf } from '@/stand-ins/person'
import { anOperator, type Bff } from './support/bff'
import { elsewhere, platformOf } from './support/elsewhere'
import { people, phones } from './support/people'
import { until, type Person } from './support/person'
import { codeIn } from './support/seen-code'

const page = (name: string) => `features/mall/pages/${name}/index`

describe.each(phones)('on $build set to $theme and $text text', ({ build, ...setting }) => {
  const { bff, meet, signIn, study } = people(build, setting)
  jest.setTimeout(180_000)

  const idOf = async (name: string) => {
    const { ask } = await elsewhere(bff(), platformOf(build), name)
    return ((await ask('GET /me')).json() as { id: string }).id
  }
  const give = (memberId: string, points: number) =>
    bff().db.transaction((tx) =>
      makeLedger({ now: () => new Date() }).earn(tx, {
        ...{ memberId, points, cause: `gift:${randomUUID()}` },
        expiresAt: new Date(Date.now() + 200 * 24 * 3_600_000),
        about: { title: '车主礼', source: { kind: 'gift', id: randomUUID() } },
      }),
    )

  /** Somebody who works at the dealer's, on their own phone. */
  async function aConsultant(dealerId: string) {
    const name = `zhou-${build}`
    const zhou = await meet({ name })
    await zhou.read('#book-test-drive')
    await zhou.tab('我的')
    await zhou.tap('#sign-in')
    await signIn(zhou, mobileOf(name))
    await zhou.read('#my-orders')
    expect(await zhou.count('#redeem')).toBe(0)
    const memberId = await idOf(name)
    await bff().db.transaction((tx) =>
      ensureRole(tx, { dealerId, memberId, role: 'consultant', consultantId: null, now: new Date() }),
    )
    await zhou.open(links.me())
    await zhou.tap('#redeem')
    await zhou.at(page('redeem'))
    return zhou
  }

  async function looksUp(zhou: Person, code: string, qr: string) {
    if (build === 'h5') {
      await zhou.fill('#typed-code', code)
      return zhou.tap('#look-up')
    }
    await zhou.aim(qr)
    await zhou.tap('#scan-code')
  }

  /** From 首页, over 商城, and no more than four taps for who has been here before. */
  async function redeemsAWash(anna: Person) {
    await anna.open(links.home())
    await anna.tap('#open-mall')
    await anna.at(page('list'))
    await anna.tap('.product-card', { words: '精致洗车券' })
    await anna.at(page('product'))
    await anna.tap('#buy')
    await anna.at(page('confirm'))
    await anna.tap('#place-order')
    await anna.at(page('order'))
  }

  async function addsAnAddress(anna: Person) {
    await anna.tap('#add-address')
    await anna.at(page('address'))
    await anna.tap('#save-address')
    await anna.see('请选择所在地区')
    await anna.fill('#address-name', '陈屿')
    await anna.fill('#address-phone', '13800138000')
    await anna.tap('#address-area')
    await anna.tap('.area', { words: '上海市' })
    await anna.read('#area-again')
    await study(anna, 'mall-13-area')
    await anna.tap('.area', { words: '徐汇区' })
    await sheetGone(anna)
    await anna.fill('#address-street', '漕溪北路 88 号 6 栋 1201')
    await study(anna, 'mall-14-address')
    await anna.tap('#save-address')
    await anna.at(page('confirm'))
    await anna.see('138****8000')
  }

  test('PT-13, PT-14 points become things: a voucher that is redeemed once, one that goes back, and one that is sent', async () => {
    const name = `anna-${build}`
    const anna = await meet({ name })
    await anna.read('#open-mall')
    await anna.read('.product-card')
    await anna.tap('#open-mall')
    await anna.at(page('list'))
    await anna.see('山行保温杯')
    await study(anna, 'mall-01-list-guest')
    await anna.tap('.category', { words: '服务' })
    await anna.tap('.product-card', { words: '精致洗车券' })
    await anna.at(page('product'))
    await anna.see('登录后兑换')
    await anna.tap('#buy')
    await signIn(anna, mobileOf(name))
    await anna.see('还差 480 积分')
    await study(anna, 'mall-02-product-short')

    const memberId = await idOf(name)
    await give(memberId, 3_000)
    await redeemsAWash(anna)
    const code = await anna.read('#redemption-code')
    await study(anna, 'mall-03-order-code')
    const qr = await photographed(anna)
    expect(qr).toContain(code)

    const { id: dealerId } = await bff().db.one<{ id: string }>`
      select id from dealer where city_code = ${'310100'} order by id limit 1`
    const zhou = await aConsultant(dealerId)
    await zhou.read('#typed-code')
    await study(zhou, 'mall-04-redeem')
    await zhou.fill('#typed-code', 'ZZZZZ-ZZZZZ')
    await zhou.tap('#look-up')
    await zhou.see('没有这个兑换码')
    await study(zhou, 'mall-05-redeem-wrong')
    await looksUp(zhou, code, qr)
    await zhou.see('精致洗车券')
    await zhou.read('#redeem-code')
    await study(zhou, 'mall-06-redeem-found')
    await zhou.tap('#redeem-code')
    await zhou.see('核销成功')
    await study(zhou, 'mall-07-redeemed')
    await zhou.tap('#next-code')
    await looksUp(zhou, code, qr)
    await zhou.see('已经用过了')
    expect(await zhou.count('#redeem-code')).toBe(0)
    await study(zhou, 'mall-08-redeem-used')

    const { id: orderId } = await bff().db.one<{ id: string }>`
      select id from mall_order where member_id = ${memberId}`
    await anna.open(links.mallOrder({ orderId }))
    await anna.see('已领取')
    expect(await anna.count('#redemption-code')).toBe(0)
    await study(anna, 'mall-09-order-completed')

    await anna.open(links.mall())
    await anna.see('2,520')
    await study(anna, 'mall-10-list')
    await anna.tap('.product-card', { words: '山行保温杯' })
    await anna.see('颜色')
    await anna.tap('.variant', { words: '晨雾白' })
    await anna.see('积分足够')
    await study(anna, 'mall-11-product')
    await anna.tap('#buy')
    await anna.read('#add-address')
    await study(anna, 'mall-12-confirm-new')
    await addsAnAddress(anna)
    await anna.tap('#one-more')
    await anna.see('还差 40 积分')
    await anna.tap('#fewer')
    await study(anna, 'mall-15-confirm-address')
    await anna.tap('#delivery-pickup')
    await anna.tap('#pick-dealer')
    await anna.read('.pickup-dealer')
    await study(anna, 'mall-16-dealers')
    await anna.tap('.pickup-dealer')
    await sheetGone(anna)
    await study(anna, 'mall-17-confirm-pickup')
    await anna.tap('#place-order')
    await anna.read('#redemption-code')
    await anna.see('1,280')
    await study(anna, 'mall-18-order-pickup')
    await anna.tap('#refund-order')
    await anna.tap('#refund-reason-changed_mind')
    await study(anna, 'mall-19-refund')
    await anna.tap('#confirm-refund')
    await anna.read('#points-back')
    await sheetGone(anna)
    expect(await anna.read('#order-state')).toBe('已退回')
    await study(anna, 'mall-20-order-refunded')

    const umbrella = await productOf(bff(), '弯柄长伞')
    await anna.open(links.mallProduct({ productId: umbrella.id }))
    await anna.tap('#buy')
    await anna.tap('#delivery-address')
    await anna.see('138****8000')
    await anna.read('#place-order')
    await emptyShelf(bff(), umbrella.id)
    await anna.tap('#place-order')
    await anna.see('最后一件刚被换走')
    await study(anna, 'mall-21-sold')
    await anna.tap('#setback-way')
    await anna.at(page('product'))

    const thermos = await productOf(bff(), '山行保温杯 500ml')
    await anna.open(links.mallProduct({ productId: thermos.id }))
    await anna.tap('#buy')
    await anna.tap('#delivery-address')
    await anna.tap('#place-order')
    await anna.see('待发货')
    const operator = await anOperator(bff())
    const { orders } = await operator.read<{ orders: { id: string }[] }>(
      '/operator/mall/orders?state=to_ship',
    )
    await operator.send(`/operator/mall/orders/${orders[0]!.id}/shipment`, {
      ...{ carrier: '顺丰速运', trackingNumber: 'SF1234567890' },
    })
    await anna.open(links.mallOrder({ orderId: orders[0]!.id }))
    expect(await anna.read('#tracking-number')).toBe('SF1234567890')
    await study(anna, 'mall-22-order-shipped')
    await anna.tap('#receive-order')
    await anna.agree()
    await anna.see('已收货')

    await anna.open(links.mallOrders())
    await anna.read('.order-card')
    expect(await anna.count('.order-card')).toBe(3)
    await study(anna, 'mall-23-orders')
    await anna.tap('#orders-awaiting_payment')
    await anna.see('没有待付款的订单')
    await study(anna, 'mall-24-orders-none')
    await anna.open(links.mallAddresses())
    await anna.read('.address-card')
    await study(anna, 'mall-25-addresses')
  })

  test('PT-14 what costs points and cash is kept for whoever leaves the till, paid the second time, and goes back whole', async () => {
    const name = `bo-${build}`
    const bo = await meet({ name })
    await bo.read('#book-test-drive')
    await bo.tab('我的')
    await bo.tap('#sign-in')
    await signIn(bo, mobileOf(name))
    await bo.read('#my-points')
    await give(await idOf(name), 2_000)
    await bo.tap('#mall')
    await bo.tap('.product-card', { words: '营地折叠椅' })
    await bo.see('积分足够')
    await bo.tap('#buy')
    await bo.tap('#delivery-pickup')
    await bo.tap('#pick-dealer')
    await bo.tap('.pickup-dealer')
    await sheetGone(bo)
    await bo.see('还需支付')
    await study(bo, 'mall-26-confirm-cash')
    await bo.tap('#place-order')
    await bo.atTill('leave')
    await bo.at(page('order'))
    await bo.read('#pay-left')
    expect(await bo.read('#order-state')).toBe('待付款')
    await study(bo, 'mall-27-order-unpaid')
    await bo.tap('#pay-order')
    await bo.atTill('pay')
    await bo.read('#redemption-code')
    expect(await bo.read('#order-state')).toBe('待领取')
    await bo.see('¥99')
    await study(bo, 'mall-28-order-paid')
    await bo.tap('#refund-order')
    await bo.tap('#refund-reason-other')
    await bo.tap('#confirm-refund')
    await sheetGone(bo)
    expect(await bo.read('#cash-back')).toContain('¥99')
    expect(await bo.read('#order-state')).toBe('已退回')
    await study(bo, 'mall-29-order-cash-back')
  })
})

/** One that is on its way out would be in the picture. */
const sheetGone = (person: Person) =>
  until('the sheet gone', async () => (await person.count('.close-sheet')) === 0)

/** What a camera reads on somebody's screen. */
async function photographed(person: Person) {
  const png = await person.snap()
  const text = png && (await codeIn(png))
  if (!text) throw new Error('no code is to be seen')
  return text
}

const productOf = (bff: Bff, title: string) =>
  bff.db.one<{ id: string }>`select id from mall_product where title = ${title}`

/** Others were quicker, while our person looked at the screen. */
async function emptyShelf(bff: Bff, productId: string) {
  const operator = await anOperator(bff)
  const { variants } = await operator.read<{ variants: { id: string; stock: number }[] }>(
    `/operator/mall/products/${productId}`,
  )
  for (const { id, stock } of variants) {
    const change = { pieces: -stock, reason: 'counted', requestId: randomUUID() }
    await operator.send(`/operator/mall/products/${productId}/variants/${id}/stock`, change)
  }
}
