import { setup } from '../../../support/setup'

type Days = { days: { date: string; kind: string; holiday: string | null; openDealers: number }[] }
type Availability = {
  dealers: {
    dealer: { id: string; distanceM: number | null }
    starts: string[]
  }[]
}
type Slots = { slots: { startsAt: string; endsAt: string; state: string }[] }

const clock = (instant: string) =>
  new Date(instant).toLocaleTimeString('en-GB', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
  })

test('TD-1 the days of a city run from today to the horizon and know holidays and make-up workdays', async () => {
  const { call, aDealer, aCalendarDay, aClosedDay } = await setup({ now: '2026-09-25T01:00:00Z' })
  const { id } = await aDealer({ hours: { weekend: null, holiday: null } })
  await aCalendarDay('2026-10-01', 'holiday')
  await aCalendarDay('2026-09-27', 'makeup')
  await aClosedDay(id, '2026-09-28')

  const { days } = (await call('GET /test-drive/days?city=310100')).json<Days>()

  expect(days).toHaveLength(15)
  expect(days[0]).toEqual({ date: '2026-09-25', kind: 'workday', holiday: null, openDealers: 1 })
  const on = (date: string) => days.find((day) => day.date === date)
  expect(on('2026-09-26')).toMatchObject({ kind: 'weekend', openDealers: 0 })
  expect(on('2026-09-27')).toMatchObject({ kind: 'makeup', holiday: '国庆节', openDealers: 1 })
  expect(on('2026-09-28')).toMatchObject({ kind: 'workday', openDealers: 0 })
  expect(on('2026-10-01')).toMatchObject({ kind: 'holiday', holiday: '国庆节', openDealers: 0 })
})

test('TD-6 in the evening, when no start of today gives enough notice, today is no longer open', async () => {
  const { call, aDealer, clock } = await setup({ now: '2026-03-10T08:30:00Z' })
  await aDealer()
  const openToday = async () =>
    (await call('GET /test-drive/days?city=310100'))
      .json<Days>()
      .days.map((day) => day.openDealers)
      .slice(0, 2)

  expect(await openToday()).toEqual([1, 1])
  clock.now = new Date('2026-03-10T08:31:00Z')
  expect(await openToday()).toEqual([0, 1])
})

test.each([
  ['a make-up workday is open like a workday', '2026-09-27', ['10:00', '10:30']],
  ['a holiday has hours of its own', '2026-10-01', ['13:00']],
  ['an ordinary Sunday is a weekend', '2026-10-04', []],
])('TD-2 %s', async (_, date, expected) => {
  const { call, aDealer, aCalendarDay } = await setup({ now: '2026-09-25T01:00:00Z' })
  const hours = { workday: [600, 720], weekend: null, holiday: [780, 870] } as const
  const { id } = await aDealer({ hours: { ...hours, workday: [600, 720], holiday: [780, 870] } })
  await aCalendarDay('2026-10-01', 'holiday')
  await aCalendarDay('2026-09-27', 'makeup')

  const { slots } = (await call(`GET /test-drive/slots?dealerId=${id}&model=lan&date=${date}`)).json<Slots>()

  expect(slots.map((slot) => clock(slot.startsAt))).toEqual(expected)
})

test('TD-1 dealers come nearest first when a place is given', async () => {
  const { call, aDealer } = await setup()
  const far = await aDealer({ latitude: 31.4, longitude: 121.5 })
  const near = await aDealer({ latitude: 31.21, longitude: 121.45 })
  const elsewhere = await aDealer({ cityCode: '110100' })

  const reply = await call(
    'GET /test-drive/availability?city=310100&date=2026-03-11&model=lan&latitude=31.2&longitude=121.44',
  )

  const { dealers } = reply.json<Availability>()
  expect(dealers.map(({ dealer }) => dealer.id)).toEqual([near.id, far.id])
  expect(dealers[0]!.dealer.distanceM).toBeGreaterThan(1000)
  expect(dealers[0]!.dealer.distanceM).toBeLessThan(2000)
  expect(reply.body).not.toContain(elsewhere.id)
})

test('TD-2 what is booked or blocked is no longer offered, with its buffers', async () => {
  const { call, aDealer, aMember, book, aBlock } = await setup({ now: '2026-03-10T00:00:00Z' })
  const dealer = await aDealer({
    models: { lan: 1, yedu: 1 },
    consultants: 2,
    hours: { workday: [600, 840] },
  })
  await aBlock(
    dealer.id,
    dealer.carIds[1]!,
    new Date('2026-03-11T02:00:00Z'),
    new Date('2026-03-11T04:00:00Z'),
  )
  const booked = await book({
    member: await aMember(),
    dealerId: dealer.id,
    startsAt: new Date('2026-03-11T03:30:00Z'),
  })
  expect(booked.statusCode).toBe(201)

  const dealersFor = async (model: string) => {
    const reply = await call(`GET /test-drive/availability?city=310100&date=2026-03-11&model=${model}`)
    return reply.json<Availability>().dealers
  }
  const offered = async (model: string) => (await dealersFor(model))[0]!.starts.map(clock)

  // The drive at 11:30 has its car until 13:00; before it, nothing that ends after 11:30 fits.
  expect(await offered('lan')).toEqual(['10:00'])
  expect(await offered('yedu')).toEqual(['12:00', '12:30'])
  // Who never lends a model is not full of it.
  expect(await dealersFor('yunque')).toEqual([])
})

test('TD-6 times that come too soon and times that are taken say so', async () => {
  const { call, aDealer, aMember, book } = await setup({ now: '2026-03-10T02:30:00Z' })
  const { id } = await aDealer({ hours: { workday: [600, 900] } })
  await book({ member: await aMember(), dealerId: id, startsAt: new Date('2026-03-10T05:30:00Z') })

  const { slots } = (
    await call(`GET /test-drive/slots?dealerId=${id}&model=lan&date=2026-03-10`)
  ).json<Slots>()

  expect(slots.map(({ startsAt, state }) => `${clock(startsAt)} ${state}`)).toEqual([
    '10:00 too_soon',
    '10:30 too_soon',
    '11:00 too_soon',
    '11:30 too_soon',
    '12:00 too_soon',
    '12:30 taken',
    '13:00 taken',
    '13:30 taken',
  ])
})

test('past the horizon, on closed days and for a model that is not lent there is nothing', async () => {
  const { call, aDealer, aClosedDay } = await setup()
  const { id } = await aDealer()
  await aClosedDay(id, '2026-03-12')
  const slots = async (date: string, model = 'lan') =>
    (await call(`GET /test-drive/slots?dealerId=${id}&model=${model}&date=${date}`)).json<Slots>().slots

  expect(await slots('2026-03-24')).not.toHaveLength(0)
  expect(await slots('2026-03-25')).toEqual([])
  expect(await slots('2026-03-12')).toEqual([])
  expect(await slots('2026-03-09')).toEqual(
    expect.not.arrayContaining([expect.objectContaining({ state: 'free' })]),
  )
  expect(await slots('2026-03-11', 'yunque')).toEqual([])
})

test('an unknown city or dealer is not found, and a made-up date is refused', async () => {
  const { call } = await setup()
  const codes = async (name: string) => {
    const reply = await call(name)
    return [reply.statusCode, reply.json<{ code: string }>().code]
  }
  expect(await codes('GET /test-drive/days?city=999999')).toEqual([404, 'not_found'])
  expect(await codes('GET /test-drive/availability?city=999999&date=2026-03-11&model=lan')).toEqual([
    404,
    'not_found',
  ])
  expect(await codes('GET /test-drive/dealers/019cd000-0000-7000-8000-000000000000')).toEqual([
    404,
    'not_found',
  ])
  expect(await codes('GET /test-drive/availability?city=310100&date=2026-02-30&model=lan')).toEqual([
    400,
    'invalid_input',
  ])
})

test('nearby dealers are found across cities, and wherever one stands', async () => {
  const { call, aDealer } = await setup()
  const shanghai = await aDealer({ latitude: 31.23, longitude: 121.47 })
  const beijing = await aDealer({ cityCode: '110100', latitude: 39.9, longitude: 116.4 })
  type Dealers = { dealers: { id: string }[] }

  const near = async (place: string) =>
    (await call(`GET /test-drive/dealers?limit=1&${place}`)).json<Dealers>().dealers.map(({ id }) => id)

  expect(await near('latitude=31.3&longitude=120.6')).toEqual([shanghai.id])
  expect(await near('latitude=45.8&longitude=126.5')).toEqual([beijing.id])
  expect((await call('GET /test-drive/dealers')).statusCode).toBe(400)
})
