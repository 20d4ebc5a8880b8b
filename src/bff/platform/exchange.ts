import { isUtf8 } from 'node:buffer'
import { busy, isBusy, type Busy } from './trouble'

type Bounds = { signal: AbortSignal; bytesMax: number }

type Init = Omit<RequestInit, 'signal' | 'redirect'>

export type HttpAnswer = { status: number; headers: Headers; text: string }

/**
 * One HTTP exchange, bounded in time and size: the answer's text, or why there is none. What `fetch` throws goes no
 * further, because addresses carry secrets; neither do redirects, which would carry them elsewhere.
 */
export async function exchange(url: string, init: Init, bounds: Bounds): Promise<string | Busy> {
  const answer = await talk(url, init, bounds, (status) => status >= 200 && status < 300)
  return isBusy(answer) ? answer : answer.text
}

/** The same for parties whose failures have something to say. */
export const exchangeAny = (url: string, init: Init, bounds: Bounds): Promise<HttpAnswer | Busy> =>
  talk(url, init, bounds, () => true)

async function talk(
  url: string,
  init: Init,
  { signal, bytesMax }: Bounds,
  isOfUse: (status: number) => boolean,
): Promise<HttpAnswer | Busy> {
  try {
    const response = await fetch(url, { ...init, redirect: 'error', signal })
    const { status, headers } = response
    if (isOfUse(status)) {
      const text = await readBounded(response, bytesMax)
      return isBusy(text) ? text : { status, headers, text }
    }
    await response.body?.cancel()
    return busy('status')
  } catch (error) {
    if (signal.aborted) return busy('slow')
    const { cause } = error as { cause?: { code?: string } }
    // Failures of the network come with a cause; anything else is a bug of ours.
    if (!cause) throw error
    return busy(neverConnected.has(cause.code ?? '') ? 'unreachable' : 'cut_off')
  }
}

/** Before a connection stands, nothing has been sent. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
])

async function readBounded(response: Response, bytesMax: number): Promise<string | Busy> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  const reader = response.body?.getReader()
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    bytes += part.value.length
    if (bytes > bytesMax) {
      await reader?.cancel()
      return busy('too_large')
    }
    chunks.push(part.value)
  }
  const body = Buffer.concat(chunks)
  return isUtf8(body) ? body.toString('utf8') : busy('garbage')
}
