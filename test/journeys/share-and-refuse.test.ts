import { builds, dayAfterTomorrow, fillContact, people } from './support/people'
import type { Person } from './support/person'

const search = 'features/test-drive/pages/search/index'
const slots = 'features/test-drive/pages/slots/index'
const confirmPage = 'features/test-drive/pages/confirm/index'
const success = 'features/test-drive/pages/success/index'
/** From ten in the morning, when journeys begin. */
const LATE_AFTERNOON_MIN = 340
const EVENING_MIN = 510

describe.each(builds)('on %s', (build) => {
  const { bff, meet, signIn, study } = people(build)

  async function book(person: Person) {
    await person.tap('#book-test-drive')
    await signIn(person)
    await person.at(confirmPage)
    await person.see('已为你保留')
    await fillContact(person)
    await person.tap('#confirm-booking')
    await person.at(success)
    await person.read('#view-booking')
  }

  const lastBooking = () => bff().db.one<{ id: string; state: string; modelId: string; startsAt: Date }>`
    select id, state, model_id as "modelId", starts_at as "startsAt" from drive_booking order by id desc limit 1`

  test('who hides where they are is told that a city will do, and chooses one by hand', async () => {
    const person = await meet({ hidesPlace: true })
    await person.read('#book-test-drive')
    await person.tap('#near-me')
    await person.see('选一下城市就行')
    await person.tap('.city', { words: '上海' })
    await person.see('上海的门店')
    await person.read('#book-test-drive')
  })

  test('asked again, a phone leads to its settings, and with the place allowed the nearest dealers come first', async () => {
    const person = await meet({ hidesPlace: true })
    await person.read('#book-test-drive')
    await person.tap('#near-me')
    await person.see('选一下城市就行')
    await person.tap('.close-sheet')
    await person.tap('#near-me')
    // A browser has no page of settings that a program could open: the cities are offered again.
    if (build === 'h5') return person.see('上海市')

    await person.agree()
    await person.agree()
    await person.see('附近的门店')
    await person.see('公里')
  })

  test('a link to a page that is not there leads home', async () => {
    const person = await meet({ link: '/features/test-drive/pages/nowhere/index?bookingId=1' })
    await person.at('pages/home/index')
    await person.read('#book-test-drive')
  })

  test('NT-2 who wants no notices is booked all the same, and told that none will come', async () => {
    const person = await meet({ wantsSilence: true })
    await person.read('#book-test-drive')
    await book(person)
    expect((await lastBooking()).state).toBe('confirmed')
    // A browser asks nothing, and so has nothing to say.
    if (build === 'h5') return expect(await person.count('#no-notices')).toBe(0)
    await person.see('试驾前不会再收到通知')
  })

  test('NT-2 who allows notices is told nothing of silence', async () => {
    const person = await meet()
    await person.read('#book-test-drive')
    await book(person)
    expect(await person.count('#no-notices')).toBe(0)
  })

  test('ID-5 a shared dealer opens on the same day and model for somebody new, who books there', async () => {
    const person = await meet()
    await person.read('#book-test-drive')
    await person.tap('#search-test-drive')
    await person.read('.slot-chip')
    await person.tap('.day-chip', { words: dayAfterTomorrow() })
    await person.tap('.model-chip', { last: true })
    await person.tap('.all-times')
    await person.at(slots)
    await person.read('.slot-chip')
    const link = await person.share()
    expect(link).toContain(slots)

    const friend = await meet({ link })
    await friend.at(slots)
    await friend.read('.slot-chip')
    expect(await friend.share()).toBe(link)
    await friend.tap('.slot-chip', { last: true })
    await signIn(friend)
    await friend.at(confirmPage)
    await friend.see('已为你保留')
    const { modelId, startsAt } = await lastBooking()
    const query = new URLSearchParams(link.split('?')[1])
    expect(modelId).toBe(query.get('model'))
    expect(new Date(startsAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)).toBe(query.get('date'))
  })

  test('a card that is older than the calendar opens on a day that can be booked', async () => {
    const person = await meet()
    await person.read('#book-test-drive')
    await person.tap('#search-test-drive')
    await person.tap('.all-times')
    await person.at(slots)
    await person.read('.slot-chip')
    const link = (await person.share()).replace(/date=[\d-]+/, 'date=2020-01-01')

    // Towards evening the calendar's first day is over at some dealers, and at others not yet.
    bff().skipMinutes(LATE_AFTERNOON_MIN)
    const friend = await meet({ link })
    await friend.tap('.slot-chip', { last: true })
    await signIn(friend)
    await friend.at(confirmPage)
    await friend.see('已为你保留')
  })

  test('TD-2 a day that is over shows the way to the next one', async () => {
    const person = await meet()
    await person.read('#book-test-drive')
    await person.tap('#search-test-drive')
    await person.tap('.all-times')
    await person.at(slots)
    await person.read('.slot-chip')
    const link = await person.share()

    bff().skipMinutes(EVENING_MIN)
    const friend = await meet({ link })
    await friend.see('这天没有空闲时段')
    await study(friend, 'slots-full')
    await friend.tap('#next-day')
    await friend.read('.slot-chip')
  })

  test('a shared booking is not told: a friend is led to the car, or to nothing of the kind', async () => {
    const person = await meet()
    await person.read('#book-test-drive')
    await book(person)
    await person.tap('#view-booking')
    await person.read('#booking-state')
    const link = await person.share()

    const friend = await meet({ link })
    if (build === 'h5') {
      // The address is the booking's own: it opens for its member alone.
      await signIn(friend)
      await friend.see('没有找到')
    } else {
      expect(link).not.toContain((await lastBooking()).id)
      await friend.at(search)
      await friend.read('.slot-chip')
    }
    expect(await friend.count('#booking-state')).toBe(0)
    await expect(friend.read('.screen')).resolves.not.toContain('陈屿')
  })
})
