import { Pool, type Dispatcher } from 'undici'

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
  const pool = new Pool(origin, { connections, pipelining })
  const times: number[] = []
  const refused: string[] = []

  const ask: Ask = async ({ method, path, headers = {}, body }) => {
    const askedAt = performance.now()
    const { status, text } = await answer(pool, {
      method,
      path,
      headers: body ? { ...headers, 'content-type': 'application/json' } : headers,
      body: body ? JSON.stringify(body) : null,
    })
    times.push(performance.now() - askedAt)
    if (status >= 300) throw new Refused(`${method} ${path}: ${status} ${text}`)
    return text
  }

  let errands = 0
  const startedAt = performance.now()
  const worker = async () => {
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
    await Promise.all(Array.from({ length: connections * pipelining }, worker))
  } finally {
    await pool.destroy()
  }
  const seconds = (performance.now() - startedAt) / 1000
  return { errands, requests: times.length, perSecond: errands / seconds, p99Ms: p99(times), refused }
}

/** Without streams: what asks shares the processor with what is measured. */
const answer = (pool: Pool, request: Dispatcher.DispatchOptions) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    let status = 0
    const chunks: Buffer[] = []
    pool.dispatch(request, {
      onRequestStart() {},
      onResponseStart: (_controller, statusCode) => void (status = statusCode),
      onResponseData: (_controller, chunk) => void chunks.push(chunk),
      onResponseEnd: () => resolve({ status, text: Buffer.concat(chunks).toString() }),
      onResponseError: (_controller, error) => reject(error),
    })
  })

const p99 = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? NaN
