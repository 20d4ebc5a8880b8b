import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type Asked = {
  method: string
  path: string
  query: URLSearchParams
  /** Path and query as they came, letter by letter. */
  target: string
  body: string
  header: (name: string) => string | undefined
}

/** Platforms say what went wrong in the body; a status other than 200 is the work of something in between. */
export type Answer = { type: string; text: string; status?: number; headers?: Record<string, string> }

/** What a network does to a request, or to the answer of one that was already carried out. */
export type Trouble = 'silence' | 'hang-up' | 'bad-gateway' | 'garbage' | 'lost-reply'

const troubles: readonly unknown[] = [
  'silence',
  'hang-up',
  'bad-gateway',
  'garbage',
  'lost-reply',
] satisfies Trouble[]

export const isTrouble = (failure: unknown): failure is Trouble => troubles.includes(failure)

export const notFound: Answer = { status: 404, type: 'text/html', text: '<h1>Not Found</h1>' }

const badGateway: Answer = { status: 502, type: 'text/html', text: '<h1>Bad Gateway</h1>' }

/** What a proxy with a page of its own says, and calls it a success. */
const garbage: Answer = { type: 'text/html', text: '<h1>Please sign in to this network</h1>' }

/** Some answers take a while, as when a callback goes ahead of them. */
export type Answering = (asked: Asked) => Answer | Trouble | Promise<Answer | Trouble>

export type Listening = { url: string; close: () => Promise<void> }

/** Answers on this machine only, at any free port unless one is named. */
export async function listen(answer: Answering, port = 0): Promise<Listening> {
  const server = createServer((request, response) => {
    respond(answer, request, response).catch((error: unknown) => {
      // A mistake in the stand-in itself: whoever asked shows it to the person who has to mend it.
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error))
    })
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const close = async () => {
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}

async function respond(answer: Answering, request: IncomingMessage, response: ServerResponse) {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://stand-in')
  const method = request.method ?? 'GET'
  const header = (name: string) => [request.headers[name]].flat()[0]
  const about = { method, path: pathname, query: searchParams, target: request.url ?? '/', header }
  const given = await answer({ ...about, body: await text(request) })
  if (given === 'silence') return
  if (given === 'hang-up' || given === 'lost-reply') return request.socket.destroy()
  const { status = 200, type, text: body, headers } = insteadOf(given)
  response.writeHead(status, { ...(body && { 'content-type': type }), ...headers }).end(body)
}

function insteadOf(given: Answer | 'bad-gateway' | 'garbage'): Answer {
  if (given === 'bad-gateway') return badGateway
  return given === 'garbage' ? garbage : given
}
