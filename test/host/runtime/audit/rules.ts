import type { Host } from '../host'
import type { Finding, Look } from './look'

export type Verdict = {
  name: string
  weight: number
  passed: boolean
  measured: string
  bound: string
  details: string[]
}
export type Report = {
  score: number
  rules: Verdict[]
  changes: { atMs: number; bytes: number; ms: number }[]
}

const SLOW_REQUEST_MS = 300
const SLOW_PICTURE_MS = 100
const LARGE_ANSWER = 128 * 1024
const REPEAT_MS = 3 * 60_000

const max = (values: number[]) => Math.round(Math.max(0, ...values))

/** The most that were under way at the same time. */
function atOnce(spans: { startedAt: number; ms: number }[]) {
  const ends = spans.map(({ startedAt, ms }) => startedAt + ms)
  return max(
    spans.map(
      ({ startedAt }) =>
        spans.filter((span, at) => span.startedAt <= startedAt && ends[at]! > startedAt).length,
    ),
  )
}

/** The platform's rules with the project's own, stricter bounds. `details` says where to look. */
export async function judge(host: Host): Promise<Report> {
  host.audit.look()
  const { records } = host.audit
  const { requests, setData } = records
  const looks = [...records.looks]
  const perSecond = setData.map(
    ({ at }) => setData.filter((other) => other.at >= at && other.at < at + 1000).length,
  )
  const styles = Object.entries(host.bundle.styles)

  const atMost = (
    name: string,
    weight: number,
    value: number,
    bound: number,
    unit = '',
    details: string[] = [],
  ) => {
    return {
      name,
      weight,
      passed: value <= bound,
      measured: `${value}${unit}`,
      bound: `≤ ${bound}${unit}`,
      details,
    }
  }
  const none = (name: string, weight: number, details: string[]): Verdict => {
    return {
      name,
      weight,
      passed: details.length === 0,
      measured: String(details.length),
      bound: 'none',
      details,
    }
  }
  const seen = (pick: (look: Look) => Finding[]) =>
    looks.flatMap(([path, look]) => pick(look).map(({ element, found }) => `${path}: ${element} ${found}`))
  const largest = (pick: (look: Look) => number) => max(looks.map(([, look]) => pick(look)))

  const rules: Verdict[] = [
    atMost('script time in one go', 7, max([records.scriptMs]), 100, ' ms'),
    atMost('first screen', 6, max([records.firstScreenMs]), 1000, ' ms'),
    atMost('rendering after a change', 6, max(setData.map(({ ms }) => ms)), 100, ' ms'),
    atMost('setData calls', 6, max(perSecond), 10, ' a second'),
    atMost('setData size', 6, max(setData.map(({ bytes }) => bytes)), 32 * 1024, ' bytes'),
    atMost(
      'nodes of a page',
      2,
      largest(({ nodes }) => nodes),
      999,
    ),
    atMost(
      'depth of a page',
      2,
      largest(({ depth }) => depth),
      29,
    ),
    atMost(
      'children of a node',
      2,
      largest(({ childrenMax }) => childrenMax),
      60,
    ),
    atMost('request time', 5, max(requests.map(({ ms }) => ms)), SLOW_REQUEST_MS, ' ms'),
    atMost('slow requests at once', 5, atOnce(requests.filter(({ ms }) => ms > SLOW_REQUEST_MS)), 4),
    atMost(
      'slow pictures at once',
      5,
      atOnce(records.slowPictures.filter(({ ms }) => ms > SLOW_PICTURE_MS)),
      8,
    ),
    none('picture caching', 4, await uncachedPictures(host)),
    none(
      'picture size',
      4,
      seen(({ largePictures }) => largePictures),
    ),
    none('same large answer twice', 2, repeatedAnswers(host)),
    none(
      'inertial scrolling',
      8,
      styles.filter(([, css]) => stopsInertia(css)).map(([file]) => `${file}.wxss`),
    ),
    none(
      'no :active for taps',
      8,
      styles.filter(([, css]) => /:active\b/.test(css)).map(([file]) => `${file}.wxss`),
    ),
    none(
      'picture proportions',
      4,
      seen(({ distortedPictures }) => distortedPictures),
    ),
    none(
      'tap areas',
      3,
      seen(({ smallTaps }) => smallTaps),
    ),
    none(
      'safe area',
      3,
      seen(({ unsafeTaps }) => unsafeTaps),
    ),
    none('JS exceptions', 3, records.exceptions),
    none(
      'failing requests',
      3,
      requests.filter(({ status }) => status === 0 || status >= 500).map(({ url }) => url),
    ),
    none(
      'HTTPS',
      1,
      requests.map(({ url }) => url).filter((url) => /^http:\/\/(?!127\.0\.0\.1|localhost)/.test(url)),
    ),
    none(
      'contrast',
      0,
      seen(({ faintTexts }) => faintTexts),
    ),
    none(
      'unreachable pages',
      0,
      host.bundle.pages.filter((path) => !records.looks.has(path)),
    ),
  ]
  const total = rules.reduce((sum, { weight }) => sum + weight, 0)
  const earned = rules.reduce((sum, { weight, passed }) => sum + (passed ? weight : 0), 0)
  return { score: Math.round((earned / total) * 100), rules, changes: host.audit.changes() }
}

const stopsInertia = (css: string) => /-webkit-overflow-scrolling:\s*auto/.test(css)

function repeatedAnswers({ audit }: Host): string[] {
  const large = audit.records.requests.filter(({ size }) => size > LARGE_ANSWER)
  const repeats = large.filter(({ startedAt, text }, at) =>
    large.slice(0, at).some((earlier) => earlier.text === text && startedAt - earlier.startedAt < REPEAT_MS),
  )
  return repeats.map(({ url }) => url)
}

/** Asked for once more, to read the headers that a page can't see. */
async function uncachedPictures({ audit, native }: Host): Promise<string[]> {
  const asked = [...audit.records.pictureUrls].map(async (url) => {
    const call = { id: `picture ${url}`, url, method: 'HEAD', header: {}, timeoutMs: 5000 }
    const answer = await native('request', call)
    const caching = answer.failed === undefined ? (lowered(answer.header)['cache-control'] ?? '') : ''
    return /max-age=[1-9]|immutable/.test(caching) && !/no-store/.test(caching) ? [] : [url]
  })
  return (await Promise.all(asked)).flat()
}

const lowered = (header: Record<string, string>) =>
  Object.fromEntries(Object.entries(header).map(([name, value]) => [name.toLowerCase(), value]))

/** The report for a reader; the automator writes it to a file on request. */
export function asText({ score, rules }: Omit<Report, 'changes'>): string {
  const lines = rules.map(
    ({ name, weight, passed, measured, bound, details }) =>
      `${passed ? 'ok  ' : 'FAIL'} ${String(weight).padStart(2)}  ${name}: ${measured} (${bound})` +
      details.map((detail) => `\n         ${detail}`).join(''),
  )
  return [`Experience score ${score}`, ...lines].join('\n')
}
