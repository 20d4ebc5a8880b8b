import { chromiumPath } from './browser'

/** For jest's `globalSetup`: the browser is unpacked once, before the first test's clock starts. */
export default async function setUpBrowser() {
  await chromiumPath()
}
