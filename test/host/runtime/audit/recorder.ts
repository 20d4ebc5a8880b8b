import type { Host } from '../host'
import type { OpenPage } from '../router'
import { lookAt, type Look } from './look'

type Answered = { status: number; size: number; text: string } | null
export type RequestRecord = {
  url: string
  startedAt: number
  ms: number
  status: number
  size: number
  text: string
}
export type SetDataRecord = { at: number; bytes: number; ms: number }

/** Notes what the platform's experience score asks about, while the mini-program runs. */
export function createAudit(host: Host) {
  let startedAt = Infinity
  const records = {
    scriptMs: 0,
    firstScreenMs: 0,
    setData: [] as SetDataRecord[],
    requests: [] as RequestRecord[],
    looks: new Map<string, Look>(),
    exceptions: [] as string[],
    slowPictures: [] as { startedAt: number; ms: number }[],
    pictureUrls: new Set<string>(),
  }
  observe('longtask', ({ startTime, duration }) => {
    if (startTime >= startedAt) records.scriptMs = Math.max(records.scriptMs, duration)
  })
  observe('largest-contentful-paint', (entry) => (records.firstScreenMs = entry.startTime - startedAt))

  const look = (page: OpenPage) => {
    const seen = lookAt(page)
    const before = records.looks.get(page.path)
    records.looks.set(
      page.path,
      before && before.nodes > seen.nodes ? { ...seen, nodes: before.nodes } : seen,
    )
  }

  return {
    records,
    /** From here on it is the mini-program's time, no longer the host's. */
    begin: () => (startedAt = performance.now()),
    /** Every `setData`, with the time since the launch. */
    changes: () => records.setData.map(({ at, ...record }) => ({ atMs: at - startedAt, ...record })),
    exception: (message: string) => void records.exceptions.push(message),
    watchPage: (page: OpenPage) => watchSetData(page, (record) => records.setData.push(record)),
    pageReady: look,
    pageLeaving: look,
    look() {
      const page = host.router.top()
      if (page) look(page)
    },
    requestStarted(url: string) {
      const begin = performance.now()
      return (answer: Answered) => {
        const told = answer ?? { status: 0, size: 0, text: '' }
        records.requests.push({ url, startedAt: begin, ms: performance.now() - begin, ...told })
      }
    },
    watchImage(image: HTMLImageElement) {
      let begin = 0
      new MutationObserver(() => (begin = performance.now())).observe(image, { attributeFilter: ['src'] })
      image.addEventListener('load', () => {
        if (/^https?:/.test(image.getAttribute('src') ?? '')) records.pictureUrls.add(image.src)
        if (begin) records.slowPictures.push({ startedAt: begin, ms: performance.now() - begin })
      })
    },
  }
}

export type Audit = ReturnType<typeof createAudit>

function observe(type: string, note: (entry: PerformanceEntry) => void) {
  if (!PerformanceObserver.supportedEntryTypes.includes(type)) return
  new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true })
}

/** The page's own and its components' calls all go through one method of their common prototype. */
let patched: object | null = null
function watchSetData(page: OpenPage, note: (record: SetDataRecord) => void) {
  let owner: object | null = page.instance
  while (owner && !Object.hasOwn(owner, 'setData')) owner = Object.getPrototypeOf(owner) as object | null
  if (!owner || owner === patched) return
  patched = owner
  const target = owner as { setData(change: object, done?: () => void): void }
  const original = target.setData
  target.setData = function (change, done) {
    const at = performance.now()
    const bytes = new TextEncoder().encode(JSON.stringify(change)).length
    const record = { at, bytes, ms: 0 }
    note(record)
    original.call(this, change, done)
    // Two frames on, the change has been painted.
    requestAnimationFrame(() => setTimeout(() => (record.ms = performance.now() - at)))
  }
}
