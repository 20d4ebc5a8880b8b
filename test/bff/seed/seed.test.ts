import { openPool } from '@/bff/db/pool'
import { brand } from '@/brand/brand'
import { makeDb, type Db } from '@/bff/db/sql'
import { cellsBetween } from '@/bff/features/test-drive/slots'
import { seed } from '@/bff/seed/seed'
import { freshDatabase } from '../../support/postgres'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const now = new Date('2026-02-02T01:00:00Z')

let db: Db
let drop: () => Promise<unknown>
beforeEach(async () => {
  const database = await freshDatabase()
  drop = () => database.drop()
  db = makeDb(openPool(database.url))
})
afterEach(async () => {
  await db.close()
  await drop()
})

/** Every row there is, by table. */
async function everything() {
  return {
    cities: await db.many`select * from city order by code`,
    calendar: await db.many`select * from calendar_day order by day`,
    dealers: await db.many<{ id: string; name: string }>`select * from dealer order by id`,
    hours: await db.many`select * from opening_hours order by dealer_id, day_kind`,
    closedDays: await db.many`select * from closed_day order by dealer_id, day`,
    consultants: await db.many<{ id: string }>`select * from consultant order by dealer_id, id`,
    cars: await db.many<{ id: string }>`select * from demo_car order by dealer_id, id`,
    policies: await db.many`select * from drive_policy order by dealer_id, model_id`,
    blocks: await db.many<Block>`select * from resource_block order by dealer_id, id`,
    claims: await db.many<Claim>`select * from claim order by dealer_id, resource_id, cell_at`,
  }
}
type Block = { dealer_id: string; id: string; resource_id: string; starts_at: Date; ends_at: Date }
type Claim = { dealer_id: string; resource_id: string; cell_at: Date; holder_id: string; held_until: null }

test('a fresh database gets forty dealers in thirteen cities, each with an id that is a UUID', async () => {
  expect(await seed(db, { now })).toEqual({ cities: 13, dealers: 40 })

  const { cities, dealers, cars, consultants } = await everything()
  expect(cities).toHaveLength(13)
  expect(dealers).toHaveLength(40)
  expect(dealers.map(({ name }) => name)).toContain(`${brand.name}·上海徐汇店`)
  for (const { id } of [...dealers, ...cars, ...consultants]) expect(id).toMatch(UUID)
})

test('seeding again, even days later, changes nothing', async () => {
  await seed(db, { now })
  const first = await everything()

  const later = new Date('2026-02-20T01:00:00Z')
  expect(await seed(db, { now: later })).toEqual({ cities: 13, dealers: 40 })

  expect(await everything()).toEqual(first)
})

test('what was changed by hand stays changed', async () => {
  await seed(db, { now })
  await db.run`update dealer set phone = '021-0000 0000' where name like '%上海徐汇店'`
  await db.run`delete from drive_policy where model_id = 'lan'`

  await seed(db, { now })

  const { phone } = await db.one<{
    phone: string
  }>`select phone from dealer where name like '%上海徐汇店'`
  expect(phone).toBe('021-0000 0000')
  expect(await db.many`select 1 from drive_policy where model_id = 'lan'`).toHaveLength(0)
})

test('two processes that seed at once make one set of rows', async () => {
  await Promise.all([seed(db, { now }), seed(db, { now })])

  const { dealers, blocks, claims } = await everything()
  expect(dealers).toHaveLength(40)
  expect(cellsOf(blocks)).toEqual(cellsOf(claims))
})

test('every dealer has hours for workdays and weekends, consultants, and cars of just the models it lends', async () => {
  await seed(db, { now })

  const dealers = await db.many<{ dayKinds: string[]; consultants: number; lent: string[]; cars: string[] }>`
    select array(select day_kind from opening_hours where dealer_id = d.id order by day_kind) as "dayKinds",
      (select count(distinct name) from consultant where dealer_id = d.id) as consultants,
      array(select model_id from drive_policy where dealer_id = d.id order by model_id) as lent,
      array(select distinct model_id from demo_car where dealer_id = d.id order by model_id) as cars
    from dealer d`
  expect(dealers).toHaveLength(40)
  for (const { dayKinds, consultants, lent, cars } of dealers) {
    expect(dayKinds).toEqual(expect.arrayContaining(['weekend', 'workday']))
    expect(consultants).toBeGreaterThanOrEqual(4)
    expect(consultants).toBeLessThanOrEqual(6)
    expect(lent.length).toBeGreaterThanOrEqual(3)
    expect(cars).toEqual(lent)
  }
  const cars = await db.many<{
    modelId: string
    name: string
  }>`select model_id as "modelId", name from demo_car`
  for (const { modelId, name } of cars) {
    expect(name.split(' ')[0]).toBe(brand.models.find(({ id }) => id === modelId)?.name)
  }
  // Some dealers differ, or there would be nothing to show.
  expect(dealers.some(({ dayKinds }) => !dayKinds.includes('holiday'))).toBe(true)
  expect(dealers.some(({ lent }) => lent.length === 3)).toBe(true)
  expect(dealers.some(({ lent }) => lent.length === 4)).toBe(true)
})

test('every dealer is closed when the Spring Festival begins, and some count their stock on a workday', async () => {
  await seed(db, { now })

  const openOn = (day: string) => db.many`
    select 1 from dealer d where not exists (select 1 from closed_day where dealer_id = d.id and day = ${day})`
  for (const day of ['2026-02-15', '2026-02-16', '2026-02-17']) expect(await openOn(day)).toHaveLength(0)
  expect(await openOn('2026-02-20')).toHaveLength(40)

  const stock = await db.many<{ day: string; kind: string | null }>`
    select x.day, c.kind from closed_day x left join calendar_day c on c.day = x.day where x.reason = '库存盘点'`
  expect(stock.length).toBeGreaterThan(0)
  expect(stock.length).toBeLessThan(20)
  for (const { day, kind } of stock) {
    expect(kind).toBeNull()
    expect([0, 6]).not.toContain(new Date(day).getUTCDay())
    expect(day > '2026-02-02').toBe(true)
  }
})

test('a block begins in the coming two weeks and claims each of its half hours, for good', async () => {
  await seed(db, { now })

  const { blocks, claims } = await everything()
  expect(blocks.length).toBeGreaterThan(40)
  for (const { starts_at } of blocks) {
    expect(starts_at.getTime()).toBeGreaterThan(now.getTime())
    expect(starts_at.getTime()).toBeLessThan(now.getTime() + 15 * 24 * 3_600_000)
  }
  expect(cellsOf(claims)).toEqual(cellsOf(blocks))
  expect(claims.map(({ held_until }) => held_until)).toEqual(claims.map(() => null))
})

/** Who takes which half hour of what, the same words for a block and for its claims. */
function cellsOf(takers: readonly (Block | Claim)[]): string[] {
  const cells = takers.flatMap((taker) =>
    'cell_at' in taker
      ? [`${taker.dealer_id} ${taker.resource_id} ${taker.cell_at.toISOString()} ${taker.holder_id}`]
      : cellsBetween(taker.starts_at, taker.ends_at).map(
          (cell) => `${taker.dealer_id} ${taker.resource_id} ${cell.toISOString()} ${taker.id}`,
        ),
  )
  return cells.sort()
}

test('hundreds of dealers more leave the first forty and their cities as they were', async () => {
  await seed(db, { now })
  const few = await everything()

  expect(await seed(db, { now, dealers: 400 })).toEqual({ cities: 337, dealers: 400 })

  const many = await everything()
  expect(many.dealers).toHaveLength(400)
  const ofFirst = new Set(few.dealers.map(({ id }) => id))
  const blocksOfFirst = many.blocks.filter(({ dealer_id }) => ofFirst.has(dealer_id))
  expect(many.dealers.filter(({ id }) => ofFirst.has(id))).toEqual(few.dealers)
  expect(blocksOfFirst).toEqual(few.blocks)
  const inCity = (code: string) => db.many`select 1 from dealer where city_code = ${code}`
  expect(await inCity('310100')).toHaveLength(5)
  expect(await inCity('370200')).toHaveLength(1)
})

test('fewer dealers than the table has are its first', async () => {
  expect(await seed(db, { now, dealers: 3 })).toEqual({ cities: 1, dealers: 3 })
  await expect(seed(db, { now, dealers: 2001 })).rejects.toThrow('2001')
})
