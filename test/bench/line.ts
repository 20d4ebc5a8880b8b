import { once } from 'node:events'
import net from 'node:net'

export type Reply = { status: number; text: string }
export type Line = { ask: (request: string) => Promise<Reply>; close: () => void }

const HEAD_END = '\r\n\r\n'

/**
 * A connection over which requests are asked one behind the other. As little as a client can be: it shares the processor
 * with what is measured.
 */
export async function openLine(origin: string): Promise<Line> {
  const { hostname, port } = new URL(origin)
  const socket = net.connect({ host: hostname, port: Number(port), noDelay: true })
  await once(socket, 'connect')

  const waiting: { resolve: (reply: Reply) => void; reject: (error: Error) => void }[] = []
  let rest: Buffer | null = null
  socket.on('data', (chunk: Buffer) => {
    let bytes = rest ? Buffer.concat([rest, chunk]) : chunk
    for (let reply = firstIn(bytes); reply; reply = firstIn(bytes)) {
      bytes = bytes.subarray(reply.end)
      waiting.shift()?.resolve(reply)
    }
    rest = bytes.length > 0 ? bytes : null
  })
  const fail = () => {
    for (const { reject } of waiting.splice(0)) reject(new Error('the server ended a connection'))
  }
  socket.on('error', fail).on('close', fail)

  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject })
        socket.write(request)
      }),
    close: () => void socket.destroy(),
  }
}

/** The first reply, if all of it has come, and where the next one begins. */
function firstIn(bytes: Buffer): (Reply & { end: number }) | null {
  const headEnd = bytes.indexOf(HEAD_END)
  if (headEnd < 0) return null
  const head = bytes.toString('latin1', 0, headEnd)
  const length = /^content-length: (\d+)/im.exec(head)?.[1]
  if (length === undefined) throw new Error(`a reply without a length: ${head}`)
  const begin = headEnd + HEAD_END.length
  const end = begin + Number(length)
  if (bytes.length < end) return null
  return { status: Number(head.slice(9, 12)), text: bytes.toString('utf8', begin, end), end }
}
