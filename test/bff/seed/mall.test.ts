import type { ProductPage, Product } from '@/contract/product'
import { goods as drawn } from '@/brand/goods/goods'
import { goods } from '@/bff/seed/mall-goods'
import { seedMall } from '@/bff/seed/mall'
import { everyRow } from '../../support/rows'
import { setup } from '../../support/setup'

test('the demo has shelves that anybody can look at, with pictures that are drawn', async () => {
  const { db, clock, call } = await setup()
  expect(await seedMall(db, { now: clock.now })).toBe(goods.length)
  const { products } = (await call('GET /mall/products')).json<ProductPage>()
  expect(products.map(({ title }) => title)).toEqual(goods.map(({ title }) => title))
  for (const { id, stock } of products) {
    const { variants } = (await call(`GET /mall/products/${id}`)).json<Product>()
    expect(variants.length).toBeGreaterThan(0)
    expect(stock).not.toBe('gone')
  }
  const pictures = goods.flatMap(({ variants }) => variants.map(({ picture }) => picture))
  for (const picture of pictures) expect(Object.keys(drawn())).toContain(picture)
})

test('seeding again leaves the shelves as operators have made them', async () => {
  const { db, pool, clock } = await setup()
  await seedMall(db, { now: clock.now })
  await db.run`update mall_variant set points = points + 1, stock = 0`
  await db.run`update mall_product set state = 'retired'`
  const before = await everyRow(pool)
  expect(await seedMall(db, { now: new Date(clock.now.getTime() + 60_000) })).toBe(0)
  expect(await everyRow(pool)).toEqual(before)
})
