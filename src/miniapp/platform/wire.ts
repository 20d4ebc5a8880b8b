import Taro from '@tarojs/taro'
import { Failure } from '@/miniapp/lib/settled'
import { apiUrl } from './origin'
import { deviceId } from './device-id'

export type Answer = { status: number; body: unknown }

type Request = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below the BFF's `/api`, with its query. */
  path: string
  body: object | undefined
  token: string | null
  timeoutMs: number
}

/** Sends one request and makes the platforms answer alike. Throws a `Failure` when nothing readable comes back. */
export async function send({ method, path, body, token, timeoutMs }: Request): Promise<Answer> {
  const option = {
    method,
    url: apiUrl(path),
    // Text, because the phones make JSON of an object for POST alone; and never empty, because they call it JSON.
    data: method === 'GET' ? undefined : JSON.stringify(body ?? {}),
    header: {
      'content-type': 'application/json',
      'x-device': deviceId(),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    timeout: timeoutMs,
  }
  const answer = await Taro.request(option).then(
    ({ statusCode, data }) => ({ status: statusCode, body: data as unknown }),
    asAnswer,
  )
  return readable(answer)
}

/** What is not ours, is nothing: a proxy's page comes as text on WeChat, as null on H5. */
export function readable(answer: Answer): Answer {
  if (typeof answer.body !== 'object' || !answer.body) throw new Failure('unreadable')
  return answer
}

/** How the platforms say that a request failed. */
type Rejection = { error?: number; errMsg?: string; name?: string; status?: number; data?: unknown }

/** Alipay rejects an answer with any status outside 2xx, and may leave its JSON as text; the rest never arrived. */
export function asAnswer({ error, errMsg, name, status, data }: Rejection): Answer {
  if (error === 19) return { status: status as number, body: typeof data === 'string' ? parsed(data) : data }
  if (error === 14) throw new Failure('unreadable')
  const late = error === 13 || name === 'AbortError' || /time(d )?out/.test(errMsg ?? '')
  throw new Failure(late ? 'timeout' : 'offline')
}

export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // the caller finds it unreadable
  }
}
