import type { Host } from '../host'
import type { OpenPage } from '../router'
import { lookAt, type Look, newLook } from './look'

type Answered = { status: number; size: number; text: string }
type Span = { startedAt: number; ms: number }
/** `page` is where it was asked for, or what shows the component that asked. */
export type Change = Span & { page: string; bytes: number }

/** Notes what the platform's experience score asks about, while the mini-program runs. */
export function createAudit(host: Host) {
  const records = {
    begunAt: Infinity,
    firstScreenMs: 0,
    scripts: [] as number[],
    changes: [] as Change[],
    requests: [] as (Span & Answered & { url: string })[],
    pictures: [] as (Span & { url: string })[],
    /** When somebody tapped or typed. */
    acts: [] as number[],
    looks: new Map<string, Look>(),
    exceptions: [] as string[],
  }
  observe('longtask', ({ startTime, duration }) => {
    if (startTime >= records.begunAt) records.scripts.push(duration)
  })
  let pages = 0
  observe('largest-contentful-paint', ({ startTime }) => {
    // What other pages paint is no longer the first screen.
    if (pages <= 1) records.firstScreenMs = startTime - records.begunAt
  })
  observe('resource', (entry) => {
    const {
      initiatorType,
      name: url,
      startTime: startedAt,
      duration: ms,
    } = entry as PerformanceResourceTiming
    if (initiatorType === 'img' && !url.startsWith(location.origin))
      records.pictures.push({ url, startedAt, ms })
  })

  return {
    records,
    /** From here on it is the mini-program's time, no longer the host's. */
    begin: () => (records.begunAt = performance.now()),
    acted: () => void records.acts.push(performance.now()),
    exception: (message: string) => void records.exceptions.push(message),
    watchPage(page: OpenPage) {
      pages++
      watchSetData(host, page)
    },
    look(page = host.router.top()) {
      if (!page) return
      const look = records.looks.get(page.path) ?? newLook()
      records.looks.set(page.path, look)
      lookAt(page, look)
    },
    requestStarted(url: string) {
      const startedAt = performance.now()
      return (answer: Answered) => {
        records.requests.push({ url, startedAt, ms: performance.now() - startedAt, ...answer })
      }
    },
  }
}

export type Audit = ReturnType<typeof createAudit>

function observe(type: string, note: (entry: PerformanceEntry) => void) {
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true })
}

let patched: object | null = null

/** The page's own and its components' calls all go through one method of their common prototype. */
function watchSetData(host: Host, { instance }: OpenPage) {
  let owner: object | null = instance
  while (owner && !Object.hasOwn(owner, 'setData')) owner = Object.getPrototypeOf(owner) as object | null
  if (!owner || owner === patched) return
  patched = owner
  const target = owner as { route?: string; setData(change: object, done?: () => void): void }
  const original = target.setData
  target.setData = function (change, done) {
    const startedAt = performance.now()
    const bytes = new TextEncoder().encode(JSON.stringify(change)).length
    const record = { page: this.route ?? host.router.top()?.path ?? '', bytes, startedAt, ms: 0 }
    host.audit.records.changes.push(record)
    original.call(this, change, done)
    // Two frames on, the change has been painted.
    requestAnimationFrame(() => setTimeout(() => (record.ms = performance.now() - startedAt)))
  }
}
