import Taro from '@tarojs/taro'
import type { Endpoints } from '@/contract'
import type { Ask, Reply } from '@/contract/endpoint'
import type { RefusalBody } from '@/contract/refusals'
import { writeQuery } from '@/miniapp/lib/query'
import { Failure } from '@/miniapp/lib/settled'
import { apiUrl } from './origin'
import { forgetSession, useSession } from './session'

type Name = keyof Endpoints
/** An endpoint that takes nothing is called with its name alone. */
type Asks<N extends Name> = unknown extends Ask<Endpoints[N]> ? [] : [ask: Ask<Endpoints[N]>]
type Texts = Record<string, string | number | undefined>
type AnyAsk = { params?: Texts; query?: Texts; body?: object }

type Call = { option: Taro.request.Option; token: string | null; canRepeat: boolean }
type Answer = { status: number; body: unknown }

const TIMEOUT_MS = 10_000
const TRIES_MAX = 3
const BACKOFF_MS = 400

/**
 * Asks the BFF: `call('GET /test-drive/days', { query: { city } })`. Throws a `Failure` when the BFF
 * refuses or can't be reached; pages wait for it through `settle`.
 */
export async function call<N extends Name>(name: N, ...[ask]: Asks<N>): Promise<Reply<Endpoints[N]>> {
  const asked = compose(name, ask ?? {})
  const { status, body } = await repeat(asked)
  if (status < 300) return body as Reply<Endpoints[N]>
  throw refusal(asked, body as RefusalBody)
}

function compose(name: Name, { params = {}, query = {}, body }: AnyAsk): Call {
  const [method, path] = name.split(' ') as ['GET' | 'POST' | 'DELETE', string]
  const filled = path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''))
  const isRead = method === 'GET'
  const { token } = useSession.getState()
  const option = {
    method,
    url: apiUrl(filled + writeQuery(query)),
    // Text, because the phones make JSON of an object for POST alone; and never empty, because they call it JSON.
    data: isRead ? undefined : JSON.stringify(body ?? {}),
    header: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    timeout: TIMEOUT_MS,
  }
  return { option, token, canRepeat: isRead || (body !== undefined && 'requestId' in body) }
}

/** Asks again after a lost connection or a busy BFF, where asking twice can do no harm. */
async function repeat(asked: Call): Promise<Answer> {
  for (let tried = 1; ; tried++) {
    const last = !asked.canRepeat || tried === TRIES_MAX
    try {
      const answer = await send(asked.option)
      if (last || answer.status !== 503) return answer
    } catch (error) {
      if (last || !(error instanceof Failure) || error.code === 'unreadable') throw error
    }
    await pause(BACKOFF_MS * 2 ** tried * (0.5 + Math.random() / 2))
  }
}

const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms))

async function send(option: Taro.request.Option): Promise<Answer> {
  const answer = await Taro.request(option).then(
    ({ statusCode, data }) => ({ status: statusCode, body: data as unknown }),
    asAnswer,
  )
  // Not ours: a proxy's page comes as text on WeChat, as null on H5.
  if (typeof answer.body !== 'object' || !answer.body) throw new Failure('unreadable')
  return answer
}

/** How the platforms say that a request failed. */
type Rejection = { error?: number; errMsg?: string; name?: string; status?: number; data?: unknown }

/** Alipay rejects an answer with any status outside 2xx, and may leave its JSON as text; the rest never arrived. */
function asAnswer({ error, errMsg, name, status, data }: Rejection): Answer {
  if (error === 19) return { status: status as number, body: typeof data === 'string' ? parsed(data) : data }
  if (error === 14) throw new Failure('unreadable')
  const late = error === 13 || name === 'AbortError' || /time(d )?out/.test(errMsg ?? '')
  throw new Failure(late ? 'timeout' : 'offline')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // the caller finds it unreadable
  }
}

function refusal({ token }: Call, body: RefusalBody) {
  if (!body.code) return new Failure('unreadable')
  if (body.code === 'unauthenticated' && token) forgetSession(token)
  return new Failure(body.code, body)
}
