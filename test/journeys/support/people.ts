import type { Browser } from 'playwright-core'
import { startBff, type Bff } from './bff'
import { aBrowserPerson, openBrowser, type BrowserPerson } from './browser-person'
import { until, type Setting } from './person'

const plain: Setting = { theme: 'light', text: 'normal' }

/**
 * One BFF and one browser for a file of journeys; every person starts on a phone that has never seen the app.
 * A journey that made the program complain has failed, whatever it saw.
 */
export function people(setting: Setting = plain) {
  let browser: Browser
  let bff: Bff
  let met: BrowserPerson[] = []
  jest.setTimeout(60_000)

  beforeAll(async () => {
    bff = await startBff()
    browser = await openBrowser(setting)
  })
  afterEach(async () => {
    bff.rightClock()
    const complaints = met.flatMap((person) => person.complaints())
    for (const person of met) await person.close()
    met = []
    expect(complaints).toEqual([])
  })
  afterAll(async () => {
    await browser.close()
    await bff.close()
  })

  return {
    bff: () => bff,
    async meet(): Promise<BrowserPerson> {
      const person = await aBrowserPerson(browser, bff.origin, setting)
      met.push(person)
      return person
    },
  }
}

let phones = 0
/** A mobile number nobody has signed in with yet. */
export const aPhoneNumber = () => `139${String(10_000_000 + phones++)}`

/** Signs in where the app asks for it: phone, code, go. */
export async function signIn(person: BrowserPerson, bff: Bff, phone = aPhoneNumber()) {
  await person.at('features/membership/pages/login/index')
  await person.fill('#login-phone', phone)
  await person.tap('#send-code')
  const code = await until('the code', async () => bff.codes.get(phone))
  await person.fill('#login-code', code)
  await person.tap('#login-submit')
  return phone
}
