import { readSources } from '../../support/sources'

/** What the platforms count as private, by its name; buttons that only the member can tap are not calls. */
const privateApis =
  /Taro\.(addPhoneCalendar|choose(Address|Image|Location|Media|Poi)|getClipboardData|get(Fuzzy)?Location|saveImageToPhotosAlbum|scanCode)\(/

/** Files that call a private API, and have nothing of it behind the gate. */
const ungated = (sources: Record<string, string>) =>
  Object.entries(sources)
    .filter(([, text]) => privateApis.test(text) && !/= gated\('(location|privacy)', /.test(text))
    .map(([file]) => file)

const phone = Object.fromEntries(
  Object.entries(readSources('src')).filter(([file]) => file.startsWith('src/miniapp/')),
)

test('PL-3 the privacy gate stands before every private API', () => {
  expect(Object.values(phone).filter((text) => privateApis.test(text)).length).toBeGreaterThan(5)
  expect(ungated(phone)).toEqual([])
})

test('a call past the gate would be found', () => {
  const planted = { 'src/miniapp/platform/a.ts': `export const scan = () => Taro.scanCode({})` }
  expect(ungated(planted)).toEqual(Object.keys(planted))
})
