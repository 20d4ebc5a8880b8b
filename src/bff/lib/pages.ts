import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { answerNotFound } from './errors'

export type PageFolders = {
  /** The built H5 app. */
  h5: string
  /** Pictures whose names hold a hash of their content. */
  media: string
}

const FOREVER = 'public, max-age=31536000, immutable'

const headers = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'SAMEORIGIN',
  'content-security-policy': [
    "default-src 'self'",
    // A file that was picked is read by its address before it is sent.
    "connect-src 'self' blob:",
    "img-src 'self' data: blob:",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
  ].join('; '),
}

const page = (reply: FastifyReply, file: string) => {
  reply.headers(headers)
  // The entry names the hashed files of one build; what it names never changes.
  const entry = file.endsWith('.html')
  reply.header('cache-control', entry ? 'no-cache' : FOREVER)
}

/** The H5 app at `/` and the pictures at `/media`. A path that is no file is a page of the app. */
export async function servePages(app: FastifyInstance, { h5, media }: PageFolders) {
  await app.register(fastifyStatic, {
    root: media,
    prefix: '/media/',
    decorateReply: false,
    cacheControl: false,
    setHeaders: (reply) => {
      reply.header('cache-control', FOREVER)
    },
  })
  await app.register(fastifyStatic, { root: h5, prefix: '/', cacheControl: false, setHeaders: page })
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?')
    const isPage = request.method === 'GET' && !/^\/(api|media)\//.test(path) && !/\.\w+$/.test(path)
    return isPage ? reply.sendFile('index.html') : answerNotFound(reply)
  })
}
