import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** What a party was asked, with the query and a form's fields in one record, as gateways read them. */
export type Asked = { method: string; path: string; fields: Record<string, string>; body: string }

/** Ways to fail that are no answer. */
export const hangs = Symbol('never answers')
export const cuts = Symbol('ends the connection')
export const fails = Symbol('status 502')

/** A body as it is, or an object as JSON. */
export type Answer = string | Buffer | object | typeof hangs | typeof cuts | typeof fails

const servers: Server[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map(stop))
})

/** A server for one test that answers as it is told, and remembers what it was asked. */
export async function aParty(answer: (asked: Asked) => Answer | Promise<Answer>) {
  const asked: Asked[] = []
  const server = createServer((request, response) => {
    void read(request).then(async (question) => {
      asked.push(question)
      const reply = await answer(question)
      if (reply === hangs) return
      if (reply === cuts) return request.socket.destroy()
      if (reply === fails) return response.writeHead(502).end('<html>Bad Gateway</html>')
      const isRaw = typeof reply === 'string' || Buffer.isBuffer(reply)
      return response.end(isRaw ? reply : JSON.stringify(reply))
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, asked, stop: () => stop(server) }
}

async function read(request: IncomingMessage): Promise<Asked> {
  const url = new URL(request.url ?? '/', 'http://party')
  const body = await text(request)
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded')
  const fields = Object.fromEntries([...url.searchParams, ...(isForm ? new URLSearchParams(body) : [])])
  return { method: request.method ?? '', path: url.pathname, fields, body }
}

const stop = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })

/** Asked again at once; a busy machine is waited for. */
export const quick = { attemptMs: 10_000, budgetMs: 20_000, repeatFirstMs: 1, repeatLastMs: 5 }

/** For parties that never answer. */
export const impatient = { ...quick, attemptMs: 50 }

/** An address where nobody listens. */
export async function nobody() {
  const { url, stop } = await aParty(() => '')
  await stop()
  return url
}
