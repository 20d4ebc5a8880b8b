import type { Endpoints } from '@/contract'
import type { Ask, Reply } from '@/contract/endpoint'
import type { RefusalBody } from '@/contract/refusals'
import { writeQuery } from '@/miniapp/lib/query'
import { Failure } from '@/miniapp/lib/settled'
import { renewed } from './renewal'
import { forgetSession, useSession } from './session'
import { send, type Answer } from './wire'

type Name = keyof Endpoints
/** An endpoint that takes nothing is called with its name alone. */
type Asks<N extends Name> = unknown extends Ask<Endpoints[N]> ? [] : [ask: Ask<Endpoints[N]>]
type Texts = Record<string, string | number | undefined>
type AnyAsk = { params?: Texts; query?: Texts; body?: object }

type Question = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  body: object | undefined
  canRepeat: boolean
}

const TIMEOUT_MS = 10_000
const TRIES_MAX = 3
const BACKOFF_MS = 400

/**
 * Asks the BFF: `call('GET /test-drive/days', { query: { city } })`. Throws a `Failure` when the BFF
 * refuses or can't be reached; pages wait for it through `settle`.
 */
export async function call<N extends Name>(name: N, ...[ask]: Asks<N>): Promise<Reply<Endpoints[N]>> {
  const question = compose(name, ask ?? {})
  return inSession((token) => repeat(question, token))
}

/** Asks with this phone's session, and with its next one where that is over. */
export async function inSession<T>(ask: (token: string | null) => Promise<Answer>): Promise<T> {
  const { token } = useSession.getState()
  const first = await ask(token)
  // Tokens live for minutes, sessions for weeks: who was refused with an old one asks again with the next.
  const isOver = token !== null && isUnknown(first)
  const next = isOver && (await renewed(token)) ? useSession.getState().token : null
  const { status, body } = next ? await ask(next) : first
  if (status < 300) return body as T
  throw refusal(next ?? token, body as RefusalBody)
}

/** An endpoint's path with what stands in it. */
export const pathOf = (path: string, params: Texts) =>
  path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''))

function compose(name: Name, { params = {}, query = {}, body }: AnyAsk): Question {
  const [method, path] = name.split(' ') as [Question['method'], string]
  const canRepeat = method === 'GET' || (body !== undefined && 'requestId' in body)
  return { method, path: pathOf(path, params) + writeQuery(query), body, canRepeat }
}

/** Asks again after a lost connection or a busy BFF, where asking twice can do no harm. */
async function repeat({ canRepeat, ...request }: Question, token: string | null): Promise<Answer> {
  for (let tried = 1; ; tried++) {
    const last = !canRepeat || tried === TRIES_MAX
    try {
      const answer = await send({ ...request, token, timeoutMs: TIMEOUT_MS })
      if (last || answer.status !== 503) return answer
    } catch (error) {
      if (last || !(error instanceof Failure) || error.code === 'unreadable') throw error
    }
    await pause(BACKOFF_MS * 2 ** tried * (0.5 + Math.random() / 2))
  }
}

const pause = (ms: number) => new Promise((resume) => setTimeout(resume, ms))

/** A refused question has done nothing, so that any can be asked again. */
const isUnknown = ({ body }: Answer) => (body as RefusalBody).code === 'unauthenticated'

function refusal(token: string | null, body: RefusalBody) {
  if (!body.code) return new Failure('unreadable')
  if (body.code === 'unauthenticated' && token) forgetSession(token)
  return new Failure(body.code, body)
}
