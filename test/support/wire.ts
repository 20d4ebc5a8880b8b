import type { FastifyInstance } from 'fastify'
import Taro from '@tarojs/taro'
import { form } from './garage'
import { phones, type Wire } from './phones'

/**
 * Lets a phone's own `call` speak to an app in this process: nothing is mocked between `api.ts` and
 * the database but the cable.
 */
export function connect(app: FastifyInstance, phone: keyof typeof phones = 'weapp') {
  Object.assign(Taro, { request: phones[phone](into(app)) })
}

const into =
  (app: FastifyInstance): Wire =>
  async ({ method, url, headers, text }) => {
    const { pathname, search } = new URL(url)
    const answer = await app.inject({
      method: method as 'GET',
      url: pathname + search,
      headers,
      ...(text !== undefined && { payload: text }),
    })
    return { status: answer.statusCode, text: answer.body }
  }

/** Forms reach the app as a phone would send them, with files of its album; private files come back by their links. */
export function connectFiles(app: FastifyInstance, album: Readonly<Record<string, Buffer>>) {
  const uploadFile = ({ url, filePath, formData, header }: Taro.uploadFile.Option) => {
    const payload = form(album[filePath] ?? Buffer.alloc(0), formData)
    const headers = header as Record<string, string>
    const answer = app
      .inject({ method: 'POST', url: new URL(url).pathname, headers, payload })
      .then(({ statusCode, body }) => ({ statusCode, data: body }))
    return Object.assign(answer, { progress: () => undefined })
  }
  const downloadFile = async ({ url }: Taro.downloadFile.Option) => {
    const { pathname, search } = new URL(url)
    const { statusCode } = await app.inject(pathname + search)
    return { statusCode, tempFilePath: `tmp${pathname}` }
  }
  Object.assign(Taro, { uploadFile, downloadFile })
}
