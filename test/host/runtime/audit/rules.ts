import type { Host } from '../host'
import type { Look } from './look'
import type { Change } from './recorder'

export type Verdict = {
  name: string
  weight: number
  passed: boolean
  /** Depends on how busy the machine is. */
  isTimed: boolean
  value: number
  /** Passed is what measures no more. */
  most: number
  unit: string
  details: string[]
}
export type Report = {
  score: number
  rules: Verdict[]
  /** Every `setData`, with the time since the launch. */
  changes: { atMs: number; bytes: number; ms: number }[]
}

const SLOW_REQUEST_MS = 300
const SLOW_PICTURE_MS = 100
const LARGE_ANSWER = 128 * 1024
const REPEAT_MS = 3 * 60_000
const SECOND_MS = 1000

const max = (values: number[]) => Math.round(Math.max(0, ...values))

function atMost(name: string, weight: number, value: number, bound: number, unit = ''): Verdict {
  return { name, weight, passed: value <= bound, isTimed: false, value, most: bound, unit, details: [] }
}

/** All but one in ten, and but one at least: it may have met a busy machine, and has as long as the platform allows. */
function mostly(name: string, weight: number, spans: number[], boundMs: number, platformMs: number): Verdict {
  const inOrder = [...spans].sort((a, b) => a - b)
  const verdict = atMost(name, weight, max(inOrder.slice(0, Math.floor(inOrder.length * 0.9))), boundMs, 'ms')
  const passed = verdict.passed && max(spans) <= platformMs
  return { ...verdict, passed, isTimed: true, details: [`${max(spans)} ms at worst`] }
}

const timed = (verdict: Verdict) => ({ ...verdict, isTimed: true })

function none(name: string, weight: number, details: string[]): Verdict {
  return { ...atMost(name, weight, details.length, 0), details }
}

const pageBounds: Look['counts'] = {
  'nodes of a page': 999,
  'depth of a page': 29,
  'children of a node': 60,
}
const findingWeights: Record<keyof Look['found'], number> = {
  ...{ 'picture size': 4, 'picture proportions': 4, 'tap areas': 3, 'safe area': 3, contrast: 0 },
}

/** The platform's rules with the project's own, stricter bounds. `details` says where to look. */
export async function judge(host: Host): Promise<Report> {
  host.audit.look()
  const { bundle } = host
  const { requests, changes, pictures, acts, looks, scripts, firstScreenMs, exceptions, begunAt } =
    host.audit.records
  const stylesWith = (pattern: RegExp) =>
    Object.entries(bundle.styles).flatMap(([file, css]) => (pattern.test(css) ? [`${file}.wxss`] : []))
  const unseen = bundle.pages.filter((path) => !looks.has(path))
  const insecure = requests.flatMap(({ url }) =>
    /^http:\/\/(?!127\.0\.0\.1|localhost)/.test(url) ? [url] : [],
  )
  const failed = requests.flatMap(({ url, status }) => (status === 0 || status >= 500 ? [url] : []))
  const ms = (spans: { ms: number }[]) => spans.map((span) => span.ms)
  // Most of what happens makes no long task, and is not told of.
  const tasks = [...scripts, ...changes.map(() => 0)]

  const rules: Verdict[] = [
    mostly('script time in one go', 7, tasks, 100, 1000),
    timed(atMost('first screen', 6, max([firstScreenMs]), 1000, 'ms')),
    mostly('rendering after a change', 6, ms(changes), 100, 500),
    atMost('setData calls', 6, mostInASecond(changes, acts), 10, 'a second'),
    atMost('setData size', 6, max(changes.map(({ bytes }) => bytes)), 32 * 1024, 'bytes'),
    ...entries(pageBounds).map(([name, bound]) => {
      return atMost(name, 2, max([...looks.values()].map(({ counts }) => counts[name])), bound)
    }),
    mostly('request time', 5, ms(requests), SLOW_REQUEST_MS, 1000),
    timed(atMost('slow requests at once', 5, atOnce(requests, SLOW_REQUEST_MS), 4)),
    timed(atMost('slow pictures at once', 5, atOnce(pictures, SLOW_PICTURE_MS), 8)),
    none('picture caching', 4, await uncachedPictures(host)),
    ...entries(findingWeights).map(([name, weight]) => {
      const seen = [...looks].flatMap(([path, { found }]) => [...found[name]].map((one) => `${path}: ${one}`))
      return none(name, weight, seen)
    }),
    none('same large answer twice', 2, repeatedAnswers(host)),
    none('inertial scrolling', 8, stylesWith(/-webkit-overflow-scrolling:\s*auto/)),
    none('no :active for taps', 8, stylesWith(/:active\b/)),
    none('JS exceptions', 3, exceptions),
    none('failing requests', 3, failed),
    none('HTTPS', 1, insecure),
    none('unreachable pages', 0, unseen),
  ]
  const sum = (some: Verdict[]) => some.reduce((all, { weight }) => all + weight, 0)
  return {
    score: Math.round((sum(rules.filter(({ passed }) => passed)) / sum(rules)) * 100),
    rules,
    changes: changes.map((one) => ({ atMs: one.startedAt - begunAt, bytes: one.bytes, ms: one.ms })),
  }
}

const entries = <K extends string>(table: Record<K, number>) => Object.entries(table) as [K, number][]

/** The most calls of one page in a second. A test's fingers are quick: each tap begins a second of its own. */
function mostInASecond(changes: Change[], acts: number[]) {
  const counts = changes.map(({ page, startedAt }) => {
    const end = Math.min(startedAt + SECOND_MS, ...acts.filter((at) => at > startedAt))
    return changes.filter((one) => one.page === page && one.startedAt >= startedAt && one.startedAt < end)
      .length
  })
  return max(counts)
}

/** The most that were slow at the same time. */
function atOnce(spans: { startedAt: number; ms: number }[], slowMs: number) {
  const slow = spans.filter(({ ms }) => ms > slowMs)
  const running = (at: number) => slow.filter(({ startedAt, ms }) => startedAt <= at && at < startedAt + ms)
  return max(slow.map(({ startedAt }) => running(startedAt).length))
}

function repeatedAnswers({ audit }: Host): string[] {
  const large = audit.records.requests.filter(({ size }) => size > LARGE_ANSWER)
  const repeats = large.filter(({ startedAt, text }, at) =>
    large.slice(0, at).some((earlier) => earlier.text === text && startedAt - earlier.startedAt < REPEAT_MS),
  )
  return repeats.map(({ url }) => url)
}

/** Asked for once more, to read the headers that a page can't see. */
async function uncachedPictures({ audit, native }: Host): Promise<string[]> {
  const asked = [...new Set(audit.records.pictures.map(({ url }) => url))].map(async (url) => {
    const call = { id: `picture ${url}`, url, method: 'HEAD', header: {}, timeoutMs: 5000 }
    const answer = await native('request', call)
    const header = answer.failed === undefined ? Object.entries(answer.header) : []
    const [, caching = ''] = header.find(([name]) => /^cache-control$/i.test(name)) ?? []
    return /max-age=[1-9]|immutable/.test(caching) && !/no-store/.test(caching) ? [] : [url]
  })
  return (await Promise.all(asked)).flat()
}

/** The report for a reader; the automator writes it to a file on request. */
export function asText({ score, rules }: Pick<Report, 'score' | 'rules'>): string {
  const lines = rules.map(
    (rule) =>
      `${rule.passed ? 'ok  ' : 'FAIL'} ${String(rule.weight).padStart(2)}  ${inWords(rule)}` +
      rule.details.map((detail) => `\n         ${detail}`).join(''),
  )
  return [`Experience score ${score}`, ...lines].join('\n')
}

export const inWords = ({ name, value, most, unit }: Verdict) =>
  `${name}: ${value} (≤ ${most}) ${unit}`.trimEnd()
