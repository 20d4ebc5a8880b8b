import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'

const TYPES: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.svg': 'image/svg+xml',
}

/** Serves the empty page to run in, and the pictures of the mini-program's own package under `/package/`. */
export const servePackage = (root: string) => async (request: IncomingMessage, response: ServerResponse) => {
  const [address = '/'] = (request.url ?? '/').split('?')
  if (address === '/')
    return void response.setHeader('content-type', 'text/html').end('<!doctype html><meta charset=utf8>')
  const file = path.join(root, path.normalize(decodeURIComponent(address.replace(/^\/package/, ''))))
  const content = await readFile(file).catch(() => null)
  if (!content) return void response.writeHead(404).end()
  const headers = { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream' }
  response.writeHead(200, { ...headers, 'cache-control': 'max-age=3600' }).end(content)
}
