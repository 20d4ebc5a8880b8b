import { randomUUID } from 'node:crypto'
import type { Order } from '@/contract/order'
import type { ManagedProduct } from '@/contract/product'
import { makeLedger } from '@/bff/features/points/service'
import type { Db } from '@/bff/db/sql'
import type { Call } from './setup'

type Who = { id: string; token?: string }
type House = { call: Call; db: Db; clock: { now: Date }; anOperatorRole: (member: Who) => Promise<unknown> }

export type ProductWish = {
  points?: number
  fen?: number
  stock?: number
  deliveries?: ('address' | 'pickup' | 'voucher')[]
  limitEver?: number | null
  limitMonth?: number | null
  saleFrom?: Date
  saleUntil?: Date
  tierNeeded?: string
  categoryId?: string
  isDraft?: boolean
}

export type Wish = {
  quantity?: number
  total?: { points: number; fen: number }
  delivery?: object
  requestId?: string
}

export type Shelf = { id: string; variantId: string; points: number; fen: number }

export const somewhere = {
  ...{ name: '陈屿', phone: '13800138000', province: '上海市', city: '上海市', district: '徐汇区' },
  street: '漕溪北路 88 号 6 栋 1201',
}

/** The steps that members and staff take in the mall. */
export function mall({ call, db, clock }: House) {
  const ledger = makeLedger({ now: () => clock.now })

  const details = (wish: ProductWish = {}) => ({
    ...{
      categoryId: wish.categoryId ?? 'travel',
      title: '弯柄长伞',
      tagline: '用了很多年',
      paragraphs: ['樱桃木'],
    },
    ...{ pictures: ['mall-umbrella-night'], deliveries: wish.deliveries ?? ['voucher'] },
    ...{ limitEver: wish.limitEver ?? null, limitMonth: wish.limitMonth ?? null },
    ...{ saleFrom: wish.saleFrom?.toISOString() ?? null, saleUntil: wish.saleUntil?.toISOString() ?? null },
    tierNeeded: wish.tierNeeded ?? null,
  })

  const looks = ({ points = 100, fen = 0 }: ProductWish = {}) => ({
    ...{ colour: '夜航黑', hex: '#23303f', size: null, picture: 'mall-umbrella-night', position: 0 },
    price: { points, fen },
  })

  /** On the shelf, with one variant and so many pieces. */
  async function aProduct(operator: Who, wish: ProductWish = {}): Promise<Shelf> {
    const { points = 100, fen = 0, stock = 10 } = wish
    const send = async (name: string, payload: object) => {
      const answer = await call(name, { member: operator, payload })
      if (answer.statusCode >= 400) throw new Error(`${name}: ${answer.body}`)
      return answer.json<ManagedProduct>()
    }
    const category = wish.categoryId ?? 'travel'
    await send(`PUT /operator/mall/categories/${category}`, { name: '出行', position: 0 })
    const { id } = await send('POST /operator/mall/products', { ...details(wish), requestId: randomUUID() })
    const at = `/operator/mall/products/${id}`
    const withOne = await send(`POST ${at}/variants`, { ...looks(wish), requestId: randomUUID() })
    const variantId = withOne.variants[0]!.id
    const delivered = { pieces: stock, reason: 'delivered', requestId: randomUUID() }
    if (stock > 0) await send(`POST ${at}/variants/${variantId}/stock`, delivered)
    if (!wish.isDraft) await send(`PUT ${at}/state`, { state: 'published' })
    return { id, variantId, points, fen }
  }

  const order = (member: Who, { variantId, points, fen }: Shelf, wish: Wish = {}) => {
    const { quantity = 1, delivery = { kind: 'voucher' }, requestId = randomUUID() } = wish
    const total = wish.total ?? { points: points * quantity, fen: fen * quantity }
    return call('POST /mall/orders', { member, payload: { variantId, quantity, total, delivery, requestId } })
  }

  const step = (verb: string, member: Who, orderId: string, payload: object = {}) =>
    call(`POST /mall/orders/${orderId}/${verb}`, { member, payload })

  const anAddress = async (member: Who, wish: object = {}) =>
    (
      await call('POST /mall/addresses', {
        member,
        payload: { ...somewhere, requestId: randomUUID(), ...wish },
      })
    ).json<{ id: string }>().id

  return {
    details,
    looks,
    aProduct,
    order,
    anAddress,

    give: ({ id: memberId }: Who, points: number) =>
      db.transaction((tx) =>
        ledger.earn(tx, {
          ...{ memberId, points, cause: `gift:${randomUUID()}` },
          expiresAt: new Date('2027-12-31T16:00:00Z'),
          about: { title: '新年礼', source: { kind: 'gift', id: randomUUID() } },
        }),
      ),

    balancesOf: ({ id }: Who) => ledger.balances(db, id),

    anOrder: async (member: Who, shelf: Shelf, wish: Wish = {}) => {
      const answer = await order(member, shelf, wish)
      if (answer.statusCode !== 201) throw new Error(answer.body)
      return answer.json<Order>()
    },

    see: async (member: Who, orderId: string) =>
      (await call(`GET /mall/orders/${orderId}`, { member })).json<Order>(),

    cancel: (member: Who, orderId: string) => step('cancel', member, orderId),
    refund: (member: Who, orderId: string) => step('refund', member, orderId, { reason: 'changed_mind' }),
    receive: (member: Who, orderId: string) => step('receipt', member, orderId),

    /** Its payment, of which a phone has been given what it needs. */
    async goesToPay(member: Who, orderId: string, via: 'wechat' | 'alipay' = 'wechat'): Promise<string> {
      const { paymentId } = (await step('payment', member, orderId, { via })).json<{ paymentId: string }>()
      const hand = await call(`POST /payments/${paymentId}/hand`, { member, payload: { via } })
      if (hand.statusCode !== 200) throw new Error(hand.body)
      return paymentId
    },

    check: (member: Who, paymentId: string) => call(`POST /payments/${paymentId}/check`, { member }),

    operatorRefunds: (operator: Who, orderId: string, restock = true) =>
      call(`POST /operator/mall/orders/${orderId}/refund`, {
        member: operator,
        payload: { reason: '商品破损', restock },
      }),

    ship: (operator: Who, orderId: string, trackingNumber = 'SF1234567890') =>
      call(`POST /operator/mall/orders/${orderId}/shipment`, {
        member: operator,
        payload: { carrier: '顺丰速运', trackingNumber },
      }),

    lookUp: (staff: Who, dealerId: string, code: string) =>
      call(`POST /dealers/${dealerId}/redemptions/lookups`, { member: staff, payload: { code } }),

    redeem: (staff: Who, dealerId: string, code: string, requestId: string = randomUUID()) =>
      call(`POST /dealers/${dealerId}/redemptions`, { member: staff, payload: { code, requestId } }),

    /** Whatever has happened: nobody's points came from nowhere or got lost, and every piece is somewhere. */
    async proveBooks() {
      const wrong = await db.many`
        select v.id, v.stock from mall_variant v
        where v.stock <> coalesce((select sum(c.pieces) from mall_stock_change c where c.variant_id = v.id), 0)
          - coalesce((select sum(o.quantity) from mall_order o where o.variant_id = v.id and o.holds_stock), 0)`
      expect(wrong).toEqual([])
      const owners = await db.many<{ id: string; held: number; spent: number }>`
        select member_id as id, coalesce(sum(points) filter (where state = 'awaiting_payment'), 0)::int as held,
          coalesce(sum(points) filter (where state in ('to_ship', 'to_redeem', 'shipped', 'completed')), 0)::int as spent
        from mall_order group by member_id`
      for (const { id, held, spent } of owners)
        expect({ id, ...(await ledger.balances(db, id)) }).toMatchObject({ id, held, spent })
    },
  }
}
