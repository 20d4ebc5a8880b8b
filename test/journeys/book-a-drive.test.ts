import { brand } from '@/brand/brand'
import { links } from '@/miniapp/lib/links'
import { dayLabel, dayOf } from '@/miniapp/lib/time'
import { aRival, type Bff } from './support/bff'
import { builds, dayAfterTomorrow, fillContact, people } from './support/people'
import type { Person } from './support/person'

const search = 'features/test-drive/pages/search/index'
const confirmPage = 'features/test-drive/pages/confirm/index'
const success = 'features/test-drive/pages/success/index'
const ZONE = 'Asia/Shanghai'
const bookingPage = 'features/test-drive/pages/booking/index'

describe.each(builds)('on %s', (build) => {
  const { bff, meet, meetMember, signIn, study } = people(build)

  /** As far as the form, with the time that 首页 suggests. */
  async function holdSuggested(person: Person) {
    await person.tap('#book-test-drive')
    await signIn(person)
    await person.at(confirmPage)
    await person.see('已为你保留')
  }

  async function bookSuggested(person: Person) {
    await holdSuggested(person)
    await fillContact(person)
    await person.tap('#confirm-booking')
    await person.at(success)
  }

  /** What the BFF has in its tables, beside what the screen says. */
  const rows = () =>
    bff().db.many<{ state: string; startsAt: Date; cancelReason: string | null }>`
    select state, starts_at as "startsAt", cancel_reason as "cancelReason" from drive_booking order by id`

  test('TD-1 to TD-9 a guest books a drive from 首页, moves it and cancels it', async () => {
    const person = await meet()
    await person.read('#book-test-drive')
    await bookSuggested(person)
    const booked = (await rows()).at(-1)!
    expect(booked.state).toBe('confirmed')

    await person.tap('#view-booking')
    await person.at(bookingPage)
    expect(await person.read('#booking-state')).toContain('已预约')

    await person.tap('#reschedule-booking')
    await person.tap('.day-chip', { words: dayAfterTomorrow() })
    await person.tap('.slot-chip', { last: true })
    await person.tap('#confirm-reschedule')
    await person.see('已改约')
    const moved = (await rows()).at(-1)!
    expect(moved.state).toBe('confirmed')
    expect(moved.startsAt).not.toEqual(booked.startsAt)

    await person.tap('#cancel-booking')
    await person.tap('.cancel-reason')
    await person.tap('#confirm-cancel')
    await person.see('已取消')
    expect((await rows()).at(-1)).toMatchObject({ state: 'cancelled', cancelReason: 'time' })
  })

  test('a returning member books in at most four taps from 首页', async () => {
    const person = await meet()
    await bookSuggested(person)
    await person.tap('#go-home')
    await person.at('pages/home/index')
    await person.read('#book-test-drive')

    let taps = 0
    const tap = (selector: string) => {
      taps++
      return person.tap(selector)
    }
    await tap('#book-test-drive')
    await person.at(confirmPage)
    await tap('#confirm-booking')
    await person.at(success)
    expect(taps).toBeLessThanOrEqual(4)
  })

  test('TD-3 a time that somebody takes while one looks at it is gone, and three others are offered', async () => {
    const person = await meet()
    await person.read('#book-test-drive')
    const wanted = await wantedOnHome(person, bff())
    await takeAll(wanted, bff())

    await person.tap('#book-test-drive')
    await signIn(person)
    await person.see('这个时段刚被约走了，为你找到最近的 3 个空闲时段')
    expect(await person.count('.nearest-slot')).toBe(3)

    await person.tap('.nearest-slot')
    await person.see('已为你保留')
  })

  test('TD-4 a hold that runs out while the form is filled says so, and the time can be had again', async () => {
    const person = await meet()
    await holdSuggested(person)
    await fillContact(person)
    bff().skipMinutes(6)

    await person.tap('#confirm-booking')
    await person.see('保留时间已过')
    await person.tap('.nearest-slot')
    await person.see('已为你保留')
    await person.tap('#confirm-booking')
    await person.at(success)
  })

  test('offline says so and loses nothing: the same tap later books once', async () => {
    const person = await meet()
    await holdSuggested(person)
    await fillContact(person)
    const before = (await rows()).filter(({ state }) => state === 'confirmed').length

    await person.offline(true)
    await person.tap('#confirm-booking')
    await person.see('网络')
    await person.offline(false)
    await person.tap('#confirm-booking')
    await person.at(success)

    expect((await rows()).filter(({ state }) => state === 'confirmed')).toHaveLength(before + 1)
  })

  test('TD-4 an app that is killed in the middle of a booking comes back to it', async () => {
    const person = await meet()
    await holdSuggested(person)
    await fillContact(person)

    await person.restart()
    await person.at('pages/home/index')
    await person.tap('#resume-draft')
    await person.at(confirmPage)
    await person.see('已为你保留')
    await person.tap('#confirm-booking')
    await person.at(success)
  })

  test('TD-9 too late to cancel online: the sentence says whom to call', async () => {
    const person = await meet()
    await bookSuggested(person)
    await person.tap('#view-booking')
    await person.tap('#cancel-booking')
    await person.tap('.cancel-reason')
    const { startsAt } = (await rows()).at(-1)!
    const minutesLeft = Math.floor((startsAt.getTime() - Date.now()) / 60_000)
    bff().skipMinutes(minutesLeft - 30)

    await person.tap('#confirm-cancel')
    await person.see('离试驾太近')
    expect((await rows()).at(-1)!.state).toBe('confirmed')
  })

  test('TD-12 TD-17 a consultant sees who comes and says that they are here, and the guest has their points', async () => {
    const person = await meet()
    await bookSuggested(person)
    const { dealerId, startsAt } = await bff().db.one<{ dealerId: string; startsAt: Date }>`
      select dealer_id as "dealerId", starts_at as "startsAt" from drive_booking order by id desc limit 1`

    const zhou = await meetMember(`zhou-${build}`)
    expect(await zhou.count('#guests')).toBe(0)
    await bff().db.run`
      insert into staff_role (dealer_id, member_id, role, created_at)
      select ${dealerId}::uuid, id, 'consultant', now() from member order by id desc limit 1`
    bff().skipMinutes(Math.floor((startsAt.getTime() - Date.now()) / 60_000) - 10)
    await zhou.open(links.me())
    await zhou.tap('#guests')
    await zhou.at('features/test-drive/pages/guests/index')
    const day = dayLabel(dayOf(startsAt, ZONE), dayOf(new Date(), ZONE))
    await zhou.tap('.reception-day', { words: day })
    expect(await zhou.read('.guest')).toContain('陈屿')
    await study(zhou, '22-guests')
    // Others of this file may come at the same time, who booked before.
    await zhou.tap('.arrive', { last: true })
    await zhou.agree()
    await zhou.see('已到店')
    await study(zhou, '23-guest-here')

    await person.open(links.pointsJournal())
    await person.see('到店试驾')
    await person.see('+300')
  })

  test('ID-5 the search shows dates, dealers and times to a guest, and a tapped time goes on after signing in', async () => {
    const person = await meet()
    await person.tap('#search-test-drive')
    await person.at(search)
    await person.read('.slot-chip')
    await person.tap('.slot-chip')
    await signIn(person)
    await person.at(confirmPage)
    await person.see('已为你保留')
  })
})

/** The time that 首页 proposes, in the words that a member reads. */
async function wantedOnHome(person: Person, bff: Bff) {
  const words = await person.read('#book-card')
  const dealers = await bff.db.many<{ id: string; name: string }>`select id, name from dealer`
  const dealer = dealers.find(({ name }) => words.includes(name))!
  const model = brand.models.find(({ name }) => words.includes(`试驾${name}`))!
  const [, month, day] = /(\d+)月(\d+)日/.exec(words)!
  const [time] = /\d\d:\d\d/.exec(words)!
  const date = `${new Date().getFullYear()}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
  return {
    dealerId: dealer.id,
    modelId: model.id,
    startsAt: new Date(`${date}T${time}:00+08:00`).toISOString(),
  }
}

/** Others book the time until nobody is left to drive with. */
async function takeAll(wanted: { dealerId: string; modelId: string; startsAt: string }, bff: Bff) {
  for (let n = 0; n < 30; n++) {
    const rival = await aRival(bff, `rival-${n}-${Date.now()}`)
    const held = await rival.send('/test-drive/holds', { ...wanted, requestId: crypto.randomUUID() })
    if (held.json<{ code?: string }>().code === 'slot_taken') return
    expect([held.statusCode, held.body]).toEqual([201, expect.anything()])
    const holdId = held.json<{ id: string }>().id
    const confirmation = {
      holdId,
      contactName: '林野',
      contactPhone: '13700000000',
      requestId: crypto.randomUUID(),
    }
    await rival.send('/test-drive/bookings', confirmation)
  }
  throw new Error('the time could not be filled')
}
