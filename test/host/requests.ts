import { readFile } from 'node:fs/promises'
import http from 'node:http'
import https from 'node:https'
import type { Phone, RequestAnswer, RequestCall, UploadCall } from './phone'

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
      const form = await multipart(call).catch(() => null)
      if (!form) return { failed: `file doesn't exist: ${call.filePath}` }
      const header = { ...call.header, 'content-type': form.contentType }
      return send({ ...call, method: 'POST', header }, form.body)
    },
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

/** The body and the content type that a browser's own form would have. */
async function multipart({ filePath, name, formData }: UploadCall) {
  const { type, content } = await fileAt(filePath)
  const form = new FormData()
  for (const [field, text] of Object.entries(formData)) form.append(field, text)
  form.append(name, new Blob([content], { type }), `upload.${type.split('/')[1]}`)
  const response = new Response(form)
  const contentType = response.headers.get('content-type') as string
  return { body: Buffer.from(await response.arrayBuffer()), contentType }
}

async function fileAt(filePath: string) {
  if (!filePath.startsWith('data:'))
    return { type: 'application/octet-stream', content: await readFile(filePath) }
  const [type = '', encoded = ''] = filePath.slice('data:'.length).split(';base64,')
  return { type, content: Buffer.from(encoded, 'base64') }
}
