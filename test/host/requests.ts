import { readFile } from 'node:fs/promises'
import http from 'node:http'
import https from 'node:https'
import type { NativeCalls, Phone, RequestAnswer, RequestCall, UploadCall } from './phone'

/**
 * The network as a phone has it: no origin, no cookies, headers in their original case. A browser's own would bring
 * all of these.
 */
export function createRequests(hosts: Phone['hosts']) {
  const running = new Map<string, http.ClientRequest>()

  const send = ({ id, url, method, header, timeoutMs }: RequestCall, body?: string | Buffer) =>
    new Promise<RequestAnswer>((resolve) => {
      const headers = { ...header, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) }
      const client = url.startsWith('https:') ? https : http
      const { origin } = new URL(url)
      const target = url.replace(origin, hosts[origin] ?? origin)
      const request = client.request(target, { method, headers, timeout: timeoutMs }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => resolve(asAnswer(response, Buffer.concat(chunks).toString('utf8'))))
      })
      running.set(id, request)
      request.on('timeout', () => request.destroy(new Error('timeout')))
      request.on('error', ({ message }) => resolve({ failed: message }))
      request.on('close', () => running.delete(id))
      request.end(body)
    })

  return {
    request: (call: RequestCall) => send(call, call.body),
    async upload(call: UploadCall): Promise<RequestAnswer> {
      const boundary = `----host${call.id}`
      const body = await multipart(call, boundary).catch(() => null)
      if (!body) return { failed: `file doesn't exist: ${call.filePath}` }
      const header = { ...call.header, 'content-type': `multipart/form-data; boundary=${boundary}` }
      return send({ ...call, method: 'POST', header }, body)
    },
    download: ({ id, url, header }: NativeCalls['download'][0]) =>
      send({ id, url, header, method: 'GET', timeoutMs: 60_000 }),
    abort({ id }: { id: string }) {
      running.get(id)?.destroy(new Error('abort'))
      return null
    },
  }
}

function asAnswer({ statusCode = 0, rawHeaders }: http.IncomingMessage, text: string): RequestAnswer {
  const header: Record<string, string> = {}
  const cookies: string[] = []
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name, value] = [rawHeaders[at] as string, rawHeaders[at + 1] as string]
    header[name] = name in header ? `${header[name]},${value}` : value
    if (name.toLowerCase() === 'set-cookie') cookies.push(value)
  }
  return { status: statusCode, header, cookies, text }
}

async function multipart({ filePath, name, formData }: UploadCall, boundary: string): Promise<Buffer> {
  const isData = filePath.startsWith('data:')
  const [kind = '', encoded = ''] = filePath.slice('data:'.length).split(';base64,')
  const content = isData ? Buffer.from(encoded, 'base64') : await readFile(filePath)
  const disposition = (field: string) => `--${boundary}\r\ncontent-disposition: form-data; name="${field}"`
  const fields = Object.entries(formData).map(([field, text]) => `${disposition(field)}\r\n\r\n${text}\r\n`)
  const type = isData ? kind : 'application/octet-stream'
  const file = `${disposition(name)}; filename="upload.${type.split('/')[1]}"\r\ncontent-type: ${type}\r\n\r\n`
  return Buffer.concat([Buffer.from(fields.join('') + file), content, Buffer.from(`\r\n--${boundary}--\r\n`)])
}
