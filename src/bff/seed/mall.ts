import type { Db, Tx } from '@/bff/db/sql'
import { demoOperatorId } from './demo-staff'
import { goods, shelves, type Goods } from './mall-goods'
import * as store from './mall-store'
import { idOf } from './name-id'

const HOUR_MS = 60 * 60_000

/**
 * Shelves with something on them. What is there already stays as it is: an operator may have changed it. Answers how
 * many products were added.
 */
export const seedMall = (db: Db, { now }: { now: Date }): Promise<number> =>
  db.transaction(async (tx) => {
    for (const [position, shelf] of shelves.entries()) await store.ensureCategory(tx, { ...shelf, position })
    let added = 0
    for (const [i, one] of goods.entries()) {
      // An hour apart, so that the shelves have an order.
      if (await addGoods(tx, one, new Date(now.getTime() - i * HOUR_MS))) added++
    }
    return added
  })

async function addGoods(tx: Tx, one: Goods, at: Date): Promise<boolean> {
  const productId = idOf(`mall/${one.key}`)
  const pictures = [...new Set(one.variants.map(({ picture }) => picture))]
  const isNew = await store.insertProduct(tx, {
    ...{ id: productId, categoryId: one.category, title: one.title, tagline: one.tagline, pictures },
    ...{ paragraphs: one.paragraphs, deliveries: one.deliveries, at },
    ...{ limitEver: one.limitEver ?? null, limitMonth: one.limitMonth ?? null },
  })
  if (!isNew) return false
  for (const [
    position,
    { colour = null, hex = null, size = null, fen = 0, ...of },
  ] of one.variants.entries()) {
    const id = idOf(`mall/${one.key}/${position}`)
    const { picture, points, stock } = of
    await store.insertVariant(tx, { productId, id, colour, hex, size, picture, points, fen, position, stock })
    if (stock === 0) continue
    const changeId = idOf(`mall/${one.key}/${position}/stock`)
    const change = { productId, id: changeId, variantId: id, pieces: stock, byId: demoOperatorId, at }
    await store.insertDelivery(tx, change)
  }
  return true
}
