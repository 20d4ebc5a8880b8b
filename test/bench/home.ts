import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inProject } from '@/bff/lib/root'
import { endWithUs } from '../support/own-server'
import { openMiniProgram, until } from '../host/automator'
import type { Report, Verdict } from '../host/runtime/audit/rules'
import { NotStarted, startProduct } from './running-product'
import { heading, note, print, type Figure } from './table'

/** Where a build looks for the BFF. */
const BUILT_FOR = 'http://127.0.0.1:3000'
const TURNS = 5
const KB = 1000
const RATIO_MAX = 2
/** Long enough for what the answers bring to be painted. */
const SETTLED_MS = 700
const settled = () => new Promise((resume) => setTimeout(resume, SETTLED_MS))

const subjects = {
  native: { platform: 'weapp', projectPath: inProject('test/host/fixtures/native-home') },
  weapp: { platform: 'weapp', projectPath: inProject('dist/weapp') },
  alipay: { platform: 'alipay', projectPath: inProject('dist/alipay') },
} as const
type Subject = keyof typeof subjects
type Launch = { ms: number; sizes: number[] }
type Ours = Exclude<Subject, 'native'>

/** 首页 from launch until all that the BFF said is painted, and what crosses to the view: ours beside one written by hand. */
export async function benchHome(): Promise<void> {
  heading('首页 in the host, beside the same page without a framework')
  const missing = ['weapp', 'alipay', 'media'].filter((name) => !existsSync(inProject('dist', name)))
  if (missing.length > 0)
    return note(`dist/${missing.join(', dist/')} must be built first: npm test does it.`)

  const dir = await mkdtemp(path.join(tmpdir(), 'chezhu-bench-'))
  endWithUs(dir)
  try {
    await chmod(dir, 0o755)
    const product = await startProduct(dir)
    try {
      print(compare(await launches(product.origin)))
      heading('How long a walk over the tabs and to the free times of a day takes, by the experience score')
      for (const name of ['weapp', 'alipay'] as const) print(await walk(name, product.origin))
    } finally {
      await product.stop()
    }
  } catch (problem) {
    if (!(problem instanceof NotStarted)) throw problem
    note(problem.message)
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

/** In turns, so that a busy moment of the machine falls on all of them. */
async function launches(origin: string): Promise<Record<Subject, Launch>> {
  const all: Record<Subject, Launch[]> = { native: [], weapp: [], alipay: [] }
  for (let turn = 0; turn < TURNS; turn++) {
    for (const name of Object.keys(subjects) as Subject[]) all[name].push(await launch(name, origin))
  }
  return { native: median(all.native), weapp: median(all.weapp), alipay: median(all.alipay) }
}

async function open(name: Subject, origin: string) {
  const { platform, projectPath } = subjects[name]
  return openMiniProgram(platform, { projectPath, phone: { hosts: { [BUILT_FOR]: origin } } })
}

async function launch(name: Subject, origin: string): Promise<Launch> {
  const opened = await open(name, origin)
  try {
    const { miniProgram } = opened
    await until(async () => (await miniProgram.currentPage())?.$('#book-test-drive'))
    await settled()
    const { changes } = (await miniProgram.stopAudits()) as Report
    const last = Math.max(...changes.map(({ atMs, ms }) => atMs + ms))
    return { ms: last, sizes: changes.map(({ bytes }) => bytes) }
  } finally {
    await opened.close()
  }
}

const tabs = ['/pages/feed/index', '/pages/garage/index', '/pages/me/index', '/pages/home/index']

/** What the score asks of time, which tests can't be asked while others run. */
async function walk(name: Ours, origin: string): Promise<Figure[]> {
  const opened = await open(name, origin)
  try {
    const { miniProgram } = opened
    const see = (selector: string) => until(async () => (await miniProgram.currentPage())?.$(selector))
    await see('#book-test-drive')
    await settled()
    for (const url of tabs) {
      await miniProgram.callWxMethod('switchTab', { url })
      await settled()
    }
    await (await see('#search-test-drive'))?.tap()
    await see('.slot-chip')
    await settled()
    const { rules } = (await miniProgram.stopAudits()) as Report
    return rules.flatMap(({ isTimed, ...rule }) => (isTimed ? [figureOf(name, rule)] : []))
  } finally {
    await opened.close()
  }
}

const figureOf = (name: Ours, { name: rule, value, most, unit }: Omit<Verdict, 'isTimed'>): Figure => ({
  ...{ what: `${name}, ${rule}`, value, unit, goal: { atMost: most } },
})

const median = (launches: Launch[]) => launches.sort((a, b) => a.ms - b.ms)[Math.floor(launches.length / 2)]!

function compare({ native, ...ours }: Record<Subject, Launch>): Figure[] {
  const told = Object.entries({ native, ...ours }).flatMap(([name, { ms, sizes }]) => [
    { what: `${name}, launch to content`, value: ms, unit: 'ms' },
    {
      what: `${name}, setData, ${sizes.map((bytes) => (bytes / KB).toFixed(1)).join(' + ')}`,
      value: sum(sizes) / KB,
      unit: 'kB',
    },
  ])
  const ratios = Object.entries(ours).flatMap(([name, { ms, sizes }]) => [
    {
      what: `${name} / native, launch to content`,
      value: ms / native.ms,
      unit: '',
      goal: { atMost: RATIO_MAX },
    },
    {
      what: `${name} / native, setData bytes`,
      value: sum(sizes) / sum(native.sizes),
      unit: '',
      goal: { atMost: RATIO_MAX },
    },
  ])
  return [...told, ...ratios]
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)
