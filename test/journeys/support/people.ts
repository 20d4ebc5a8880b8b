import type { Browser } from 'playwright-core'
import { mobileOf } from '@/stand-ins/person'
import { launchChromium } from '../../support/browser'
import { startBff, type Bff } from './bff'
import { aBrowserPerson, type Pace } from './browser-person'
import { until, type Build, type Circumstances, type Person, type Setting } from './person'
import { aPhonePerson } from './phone-person'

export const builds: Build[] = ['h5', 'weapp', 'alipay']

const plain: Setting = { theme: 'light', text: 'normal' }
const settings: [Setting, ...Setting[]] = [
  plain,
  { theme: 'dark', text: 'normal' },
  { theme: 'light', text: 'large' },
]

/**
 * Every build as it is usually set, and for a gallery each in all settings. The browser can change them on the way: there
 * one walk looks at every page in the dark and with large text as well.
 */
export const phones = builds.flatMap((build) =>
  settings
    .filter((setting) => setting === plain || (build !== 'h5' && process.env['EVERY_SETTING']))
    .map((setting) => ({ build, ...setting })),
)

/**
 * One BFF and one browser for a file of journeys; every person starts on a phone that has never seen the app.
 * A journey that made the program complain has failed, whatever it saw.
 */
export function people(build: Build, setting: Setting = plain, pace: Pace = 'spared') {
  let browser: Browser
  let bff: Bff
  let met: Person[] = []
  /** What is wrong with pages, told together: one walk shows all of it. */
  let troubles: object[] = []
  let count = 0
  jest.setTimeout(60_000)

  beforeAll(async () => {
    bff = await startBff()
    browser = await launchChromium()
  })
  afterEach(async () => {
    bff.rightClock()
    try {
      const complaints = await Promise.all(met.map((person) => person.complaints()))
      expect([...complaints.flat(), ...troubles]).toEqual([])
    } finally {
      troubles = []
      for (const person of met) await person.close()
      met = []
    }
  })
  afterAll(async () => {
    await browser.close()
    await bff.close()
  })

  async function meet(circumstances: Circumstances = {}): Promise<Person> {
    const name = circumstances.name ?? `person${count++}`
    const person =
      build === 'h5'
        ? await aBrowserPerson(browser, bff.origin, settings, pace, circumstances)
        : await aPhonePerson(browser, build, bff, setting, name, circumstances)
    met.push(person)
    return person
  }

  /** A picture for the gallery, and nothing on it that would shut somebody out. */
  async function study(person: Person, name: string) {
    await person.look(name)
    const barriers = await person.barriers()
    const opinion = await person.secondOpinion()
    if (barriers.length > 0) troubles.push({ name, barriers })
    if (opinion && opinion.actual !== opinion.expected) troubles.push({ name, ...opinion })
  }

  /** Where a member is needed: the platform vouches for who holds a phone, in a browser a code does. */
  async function signIn(person: Person, number?: string) {
    if (person.build !== 'h5') return
    const phone = number ?? `139${String(10_000_000 + count++)}`
    await person.at('features/membership/pages/login/index')
    await person.fill('#login-phone', phone)
    await person.tap('#send-code')
    const code = await until('the code', async () => bff.codes.get(phone))
    await person.fill('#login-code', code)
    await person.tap('#login-submit')
  }

  /** Somebody who has signed in, at 我的. */
  async function meetMember(name: string): Promise<Person> {
    const person = await meet({ name })
    await person.read('#book-test-drive')
    await person.tab('我的')
    await person.tap('#sign-in')
    await signIn(person, mobileOf(name))
    await person.read('#my-profile')
    return person
  }

  return { bff: () => bff, meet, meetMember, signIn, study }
}

/** The points with which somebody begins: in a browser people come with a number, which completes their profile. */
export const pointsAtFirst = ({ build }: Pick<Person, 'build'>) => (build === 'h5' ? 50 : 0)

/** Whom the dealer calls; a member who signed in by phone needn't say. */
export async function fillContact(person: Person) {
  await person.fill('#contact-name', '陈屿')
  if (person.build !== 'h5') await person.fill('#contact-phone', '13800138000')
}

/** As the date strip names it: far enough to be another day than 首页 proposed, whatever the hour. */
export const dayAfterTomorrow = () => String(new Date(Date.now() + (48 + 8) * 3_600_000).getUTCDate())
