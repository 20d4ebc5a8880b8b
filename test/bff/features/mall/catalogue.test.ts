import { randomUUID } from 'node:crypto'
import type { ManagedProduct, Product, ProductPage } from '@/contract/product'
import { house, went } from './house'

test('PT-13 anybody can look around, by shelf and in pages, the newest first', async () => {
  const { aShelf, call, pass } = await house()
  const ids: string[] = []
  for (let n = 0; n < 5; n++) {
    ids.unshift((await aShelf({ categoryId: n === 2 ? 'outdoor' : 'travel' })).id)
    if (n % 2) pass(1)
  }
  await aShelf({ isDraft: true })
  const page = async (query: Record<string, string>) =>
    (await call('GET /mall/products', { query })).json<ProductPage>()
  const first = await page({ limit: '3' })
  const second = await page({ limit: '3', cursor: first.next! })
  expect([...first.products, ...second.products].map(({ id }) => id)).toEqual(ids)
  expect(second.next).toBeNull()
  expect((await page({ category: 'outdoor' })).products.map(({ id }) => id)).toEqual([ids[2]])
  expect(went(await call('GET /mall/products', { query: { cursor: 'x' } }))).toBe('invalid_input')
})

test('PT-13 a card shows the price from which, and how much is left only roughly', async () => {
  const { aShelf, looks, operator, call, db } = await house()
  const shelf = await aShelf({ points: 300, stock: 40 })
  const product = async () => (await call(`GET /mall/products/${shelf.id}`)).json<Product>()
  expect(await product()).toMatchObject({ price: { points: 300, fen: 0 }, isFrom: false, stock: 'in_stock' })
  await call(`POST /operator/mall/products/${shelf.id}/variants`, {
    member: operator,
    payload: { ...looks({ points: 200, fen: 100 }), size: 'L', position: 1, requestId: randomUUID() },
  })
  const one = await product()
  expect(one).toMatchObject({ price: { points: 300, fen: 0 }, isFrom: false, stock: 'in_stock' })
  expect(one.variants).toMatchObject([{ stock: 'in_stock' }, { size: 'L', stock: 'gone' }])
  await db.run`update mall_variant set stock = 1 where size = ${'L'}`
  const both = await product()
  expect(both).toMatchObject({ price: { points: 200, fen: 100 }, isFrom: true, stock: 'in_stock' })
  await db.run`update mall_variant set stock = 0 where product_id = ${shelf.id}`
  expect(await product()).toMatchObject({ price: { points: 200, fen: 100 }, isFrom: true, stock: 'gone' })
  expect(JSON.stringify(both)).not.toMatch(/:40\b/)
})

test('PT-13 what is coming is shown with its time, and what is over is not', async () => {
  const { aShelf, call, clock, pass } = await house()
  const at = (minutes: number) => new Date(clock.now.getTime() + minutes * 60_000)
  const { id } = await aShelf({ saleFrom: at(10), saleUntil: at(20) })
  const shown = async () => (await call('GET /mall/products')).json<ProductPage>().products
  expect(await shown()).toMatchObject([{ id, sale: 'coming', saleFrom: at(10).toISOString() }])
  pass(10)
  expect(await shown()).toMatchObject([{ id, sale: 'on' }])
  pass(10)
  expect(await shown()).toEqual([])
  expect((await call(`GET /mall/products/${id}`)).json<Product>().sale).toBe('over')
})

test('PT-13 a retired product is gone for members, and operators still see it', async () => {
  const { aShelf, operator, order, anna, call } = await house()
  const shelf = await aShelf()
  await call(`PUT /operator/mall/products/${shelf.id}/state`, {
    member: operator,
    payload: { state: 'retired' },
  })
  expect(went(await call(`GET /mall/products/${shelf.id}`))).toBe('not_found')
  expect(went(await order(anna, shelf))).toBe('product_closed')
  const list = await call('GET /operator/mall/products', { member: operator, query: { state: 'retired' } })
  expect(list.json<{ products: ManagedProduct[] }>().products.map(({ id }) => id)).toEqual([shelf.id])
})

test('PT-13 a variant that was taken off can be ordered no more, and comes back', async () => {
  const { aShelf, looks, order, operator, anna, call } = await house()
  const shelf = await aShelf()
  const put = (isRetired: boolean) =>
    call(`PUT /operator/mall/products/${shelf.id}/variants/${shelf.variantId}`, {
      member: operator,
      payload: { ...looks(), isRetired },
    })
  await put(true)
  expect(went(await order(anna, shelf))).toBe('product_closed')
  expect(went(await call(`GET /mall/products/${shelf.id}`))).toBe('not_found')
  await put(false)
  expect(went(await order(anna, shelf))).toBe(201)
})

test('PT-13 stock is changed by what came and went, once for each request, and never below nothing', async () => {
  const { aShelf, operator, call, proveBooks } = await house()
  const shelf = await aShelf({ stock: 5 })
  const requestId = randomUUID()
  const change = (pieces: number, more: object = {}) =>
    call(`POST /operator/mall/products/${shelf.id}/variants/${shelf.variantId}/stock`, {
      member: operator,
      payload: { pieces, reason: 'damaged', note: '受潮', requestId: randomUUID(), ...more },
    })
  const stockIn = (answer: Awaited<ReturnType<typeof change>>) =>
    answer.json<ManagedProduct>().variants[0]!.stock
  expect(stockIn(await change(-2, { requestId }))).toBe(3)
  expect(stockIn(await change(-2, { requestId }))).toBe(3)
  expect(went(await change(-3, { requestId }))).toBe('request_reused')
  expect(went(await change(-4))).toBe('out_of_stock')
  expect(went(await change(0))).toBe('invalid_input')
  await proveBooks()
})

test('PT-13 a draft is made once, on a shelf that is there, for a time that begins before it ends', async () => {
  const { aShelf, details, operator, call, clock } = await house()
  await aShelf()
  const requestId = randomUUID()
  const draft = (more: object = {}) =>
    call('POST /operator/mall/products', { member: operator, payload: { ...details(), requestId, ...more } })
  const { id } = (await draft()).json<ManagedProduct>()
  expect((await draft()).json<ManagedProduct>().id).toBe(id)
  expect(went(await draft({ title: '短伞' }))).toBe('request_reused')
  expect(went(await draft({ categoryId: 'nowhere', requestId: randomUUID() }))).toBe('not_found')
  const never = { saleFrom: clock.now.toISOString(), saleUntil: clock.now.toISOString() }
  expect(went(await draft({ ...never, requestId: randomUUID() }))).toBe('invalid_input')
})

test('PT-13 what nobody could see, reach or tell apart gets on no shelf', async () => {
  const { aShelf, details, looks, operator, call } = await house()
  const shelf = await aShelf()
  const at = `/operator/mall/products/${shelf.id}`
  const send = async (name: string, payload: object) => {
    const answer = await call(name, { member: operator, payload })
    return { is: went(answer), says: answer.json<{ detail?: string }>().detail }
  }
  const describe = (more: object) => send(`PUT ${at}`, { ...details(), ...more })
  expect(await describe({ tierNeeded: 'god' })).toEqual({ is: 'invalid_input', says: 'tierNeeded' })
  expect(await describe({ pictures: ['nobody-drew-it'] })).toEqual({ is: 'invalid_input', says: 'pictures' })
  expect(await describe({ tierNeeded: 'tashan' })).toMatchObject({ is: 200 })

  const add = (more: object) => send(`POST ${at}/variants`, { ...looks(), requestId: randomUUID(), ...more })
  expect(await add({ picture: 'nobody-drew-it', size: 'L' })).toEqual({
    is: 'invalid_input',
    says: 'picture',
  })
  expect((await add({})).is).toBe('variant_exists')
  expect((await add({ size: 'L' })).is).toBe(201)
  const alter = (more: object) =>
    send(`PUT ${at}/variants/${shelf.variantId}`, { ...looks(), isRetired: false, ...more })
  expect((await alter({ size: 'L' })).is).toBe('variant_exists')
  expect((await alter({ isRetired: true })).is).toBe(200)
  // What was taken off is nobody's twin, until it would come back beside one.
  expect((await add({})).is).toBe(201)
  expect((await alter({})).is).toBe('variant_exists')
})

test('PT-13 a product without a variant is not published, for nobody would see it', async () => {
  const { aShelf, details, looks, operator, call } = await house()
  await aShelf()
  const post = (name: string, payload: object) =>
    call(name, { member: operator, payload: { ...payload, requestId: randomUUID() } })
  const { id } = (await post('POST /operator/mall/products', details())).json<ManagedProduct>()
  const publish = () =>
    call(`PUT /operator/mall/products/${id}/state`, { member: operator, payload: { state: 'published' } })
  expect(went(await publish())).toBe('product_empty')
  await post(`POST /operator/mall/products/${id}/variants`, looks())
  expect(went(await publish())).toBe(200)
})
