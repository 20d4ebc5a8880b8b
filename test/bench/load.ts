import { openLine, type Line } from './line'

/** One thing a person does, as the requests it takes. */
export type Errand = (ask: Ask) => Promise<unknown>
/** Answers with the reply's text; any refusal ends the errand. */
export type Ask = (request: Request) => Promise<string>
export type Request = {
  method: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: object
}

export type Load = { errands: number; requests: number; perSecond: number; p99Ms: number; refused: string[] }

const CONNECTIONS = 16

class Refused extends Error {}

/**
 * Keeps as many connections busy for a while, one errand after another each, and waits for those under way.
 * `next` is asked for each errand.
 */
export async function load(
  origin: string,
  ms: number,
  next: () => Errand,
  { connections = CONNECTIONS, pipelining = 1 } = {},
): Promise<Load> {
  const lines = await Promise.all(Array.from({ length: connections }, () => openLine(origin)))
  const { host } = new URL(origin)
  const times: number[] = []
  const refused: string[] = []

  const askOver =
    (line: Line): Ask =>
    async (request) => {
      const askedAt = performance.now()
      const { status, text } = await line.ask(written(request, host))
      times.push(performance.now() - askedAt)
      if (status >= 300) throw new Refused(`${request.method} ${request.path}: ${status} ${text}`)
      return text
    }

  let errands = 0
  const startedAt = performance.now()
  const worker = async (line: Line) => {
    const ask = askOver(line)
    while (performance.now() - startedAt < ms) {
      try {
        await next()(ask)
        errands++
      } catch (problem) {
        if (!(problem instanceof Refused)) throw problem
        refused.push(problem.message)
      }
    }
  }
  try {
    await Promise.all(lines.flatMap((line) => Array.from({ length: pipelining }, () => worker(line))))
  } finally {
    for (const line of lines) line.close()
  }
  const seconds = (performance.now() - startedAt) / 1000
  return { errands, requests: times.length, perSecond: errands / seconds, p99Ms: p99(times), refused }
}

function written({ method, path, headers = {}, body }: Request, host: string): string {
  const said = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const start = `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\n${said.join('')}`
  if (!body) return `${start}\r\n`
  const text = JSON.stringify(body)
  return `${start}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
}

const p99 = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? NaN
