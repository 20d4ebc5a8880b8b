import { builds, dayAfterTomorrow, fillContact, people } from './support/people'
import type { Person, Setting } from './support/person'

const settings: Setting[] = [
  { theme: 'light', text: 'normal' },
  { theme: 'dark', text: 'normal' },
  { theme: 'light', text: 'large' },
]

const phones = builds.flatMap((build) => settings.map((setting) => ({ build, ...setting })))

describe.each(phones)('on $build set to $theme and $text text', ({ build, ...setting }) => {
  const { meet, signIn } = people(build, setting)

  /** A picture for the gallery, nothing on it that would shut somebody out, and WeChat itself would show the same. */
  async function study(person: Person, name: string) {
    await person.look(name)
    expect([name, await person.barriers()]).toEqual([name, []])
    const opinion = await person.secondOpinion()
    expect([name, opinion?.actual]).toEqual([name, opinion?.expected])
  }

  test('every page can be looked at, and has no serious barrier', async () => {
    const person = await meet()
    await person.read('#book-test-drive')
    await study(person, '01-home')
    await person.tab('社区')
    await person.at('pages/feed/index')
    await study(person, '02-feed')
    await person.tab('爱车')
    await person.at('pages/garage/index')
    await study(person, '03-garage')
    await person.tab('我的')
    await person.read('#sign-in')
    await study(person, '04-me-guest')

    await person.tab('首页')
    await person.tap('#search-test-drive')
    await person.read('.slot-chip')
    await study(person, '05-search')
    await person.tap('#choose-city')
    await person.see('上海市')
    await study(person, '06-city')
    await person.tap('.city', { words: '上海' })
    await person.see('远山汽车·上海')
    await person.tap('.all-times')
    await person.read('.slot-chip')
    await study(person, '07-slots')

    await person.tap('.slot-chip')
    if (build === 'h5') {
      await person.at('features/membership/pages/login/index')
      await person.read('#login-phone')
      await study(person, '08-login')
    }
    await signIn(person)
    await person.see('已为你保留')
    await fillContact(person)
    await study(person, '09-confirm')
    await person.tap('#confirm-booking')
    await person.read('#booking-made')
    await study(person, '10-success')
    await person.tap('#view-booking')
    await person.read('#booking-state')
    await study(person, '11-booking')
    await person.tap('#reschedule-booking')
    await person.read('.slot-chip')
    await study(person, '12-reschedule')
    await person.tap('.close-sheet')
    await person.tap('#cancel-booking')
    await person.read('.cancel-reason')
    await study(person, '13-cancel')
    await person.tap('.cancel-reason')
    await person.tap('#confirm-cancel')
    await person.see('已取消')
    await study(person, '14-booking-cancelled')

    await person.open('/pages/me/index')
    await person.read('#my-bookings')
    await study(person, '15-me')
    await person.tap('#my-bookings')
    await person.at('features/test-drive/pages/bookings/index')
    await study(person, '16-bookings-none')
    await person.tap('#bookings-past')
    await person.see('已取消')
    await study(person, '17-bookings-past')
  })

  test('a page that could not be loaded says so and can be tried again', async () => {
    const person = await meet()
    await person.read('#book-test-drive')
    await person.tap('#search-test-drive')
    await person.read('.slot-chip')
    await person.offline(true)
    await person.tap('.day-chip', { words: dayAfterTomorrow() })
    await person.see('网络')
    await study(person, '18-failed')
    await person.offline(false)
    await person.tap('.retry')
    await person.read('.slot-chip')
  })
})
