import type { Browser } from 'playwright-core'
import { launchChromium } from '../../support/browser'
import { startBff, type Bff } from './bff'
import { aBrowserPerson, browserArgs } from './browser-person'
import { until, type Build, type Circumstances, type Person, type Setting } from './person'
import { aPhonePerson } from './phone-person'

export const builds: Build[] = ['h5', 'weapp', 'alipay']

const plain: Setting = { theme: 'light', text: 'normal' }
const settings: Setting[] = [plain, { theme: 'dark', text: 'normal' }, { theme: 'light', text: 'large' }]

/**
 * Every build as it is usually set; the browser, which is quick and knows what shuts people out, in the dark and with
 * large text as well; and for a gallery each build in all of them.
 */
export const phones = builds.flatMap((build) =>
  settings
    .filter((setting) => setting === plain || build === 'h5' || process.env['EVERY_SETTING'])
    .map((setting) => ({ build, ...setting })),
)

/**
 * One BFF and one browser for a file of journeys; every person starts on a phone that has never seen the app.
 * A journey that made the program complain has failed, whatever it saw.
 */
export function people(build: Build, setting: Setting = plain) {
  let browser: Browser | undefined
  let bff: Bff
  let met: Person[] = []
  let count = 0
  jest.setTimeout(60_000)

  beforeAll(async () => {
    bff = await startBff()
    if (build === 'h5') browser = await launchChromium({ args: browserArgs(setting) })
  })
  afterEach(async () => {
    bff.rightClock()
    try {
      const complaints = await Promise.all(met.map((person) => person.complaints()))
      expect(complaints.flat()).toEqual([])
    } finally {
      for (const person of met) await person.close()
      met = []
    }
  })
  afterAll(async () => {
    await browser?.close()
    await bff.close()
  })

  async function meet(circumstances: Circumstances = {}): Promise<Person> {
    const name = circumstances.name ?? `person${count++}`
    const person =
      build === 'h5'
        ? await aBrowserPerson(browser!, bff.origin, setting, circumstances)
        : await aPhonePerson(build, bff, setting, name, circumstances)
    met.push(person)
    return person
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

  return { bff: () => bff, meet, signIn }
}

/** Whom the dealer calls; a member who signed in by phone needn't say. */
export async function fillContact(person: Person) {
  await person.fill('#contact-name', '陈屿')
  if (person.build !== 'h5') await person.fill('#contact-phone', '13800138000')
}

/** As the date strip names it: far enough to be another day than 首页 proposed, whatever the hour. */
export const dayAfterTomorrow = () => String(new Date(Date.now() + (48 + 8) * 3_600_000).getUTCDate())
