import { isUtf8 } from 'node:buffer'
import { busy, type Busy } from './trouble'

type Bounds = { signal: AbortSignal; bytesMax: number }

/**
 * One HTTP exchange, bounded in time and size: the answer's text, or why there is none. What `fetch` throws goes no
 * further, because addresses carry secrets; neither do redirects, which would carry them elsewhere.
 */
export async function exchange(
  url: string,
  init: Omit<RequestInit, 'signal' | 'redirect'>,
  { signal, bytesMax }: Bounds,
): Promise<string | Busy> {
  try {
    const response = await fetch(url, { ...init, redirect: 'error', signal })
    if (response.ok) return await readBounded(response, bytesMax)
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
