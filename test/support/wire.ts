import type { FastifyInstance } from 'fastify'
import Taro from '@tarojs/taro'
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
