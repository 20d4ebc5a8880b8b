import type Taro from '@tarojs/taro'

/** What leaves a phone, and what reaches it, whatever the platform. */
export type Sent = { method: string; url: string; headers: Record<string, string>; text: string | undefined }
export type Arrived = { status: number; text: string }

/** A wire throws this when nothing arrives. */
export class Lost extends Error {
  constructor(readonly how: 'offline' | 'timeout') {
    super(how)
  }
}

export type Wire = (sent: Sent) => Promise<Arrived>

type Option = Pick<Taro.request.Option, 'url' | 'method' | 'header' | 'data'>
export type Request = (option: Option) => Promise<unknown>

/** `Taro.request` as each platform has it, over any wire: its shapes of success, refusal and loss. */
export const phones = {
  weapp: (wire: Wire): Request => {
    return async (option) => {
      const { status, text } = await arrives(wire, option, JSON_HEADER, {
        offline: { errMsg: 'request:fail ', errno: 600001 },
        timeout: { errMsg: 'request:fail timeout', errno: 5 },
      })
      return { statusCode: status, data: parsed(text, text), header: {}, errMsg: 'request:ok' }
    }
  },

  alipay: (wire: Wire): Request => {
    return async (option) => {
      const { status, text } = await arrives(wire, option, JSON_HEADER, {
        offline: { error: 12, errorMessage: '网络出错' },
        timeout: { error: 13, errorMessage: '超时' },
      })
      const statusError = { error: 19, errorMessage: 'http status error', status, headers: {} }
      if (status < 200 || status > 299) throw { ...statusError, data: parsed(text, text) }
      const data = parsed(text, undefined)
      if (data === undefined) throw { error: 14, errorMessage: 'JSON parse data error' }
      return { statusCode: status, data, header: {} }
    }
  },

  h5: (wire: Wire): Request => {
    return async (option) => {
      const { status, text } = await arrives(
        wire,
        option,
        {},
        {
          offline: Object.assign(new TypeError('Failed to fetch'), { errMsg: 'Failed to fetch' }),
          timeout: Object.assign(new DOMException('The user aborted a request.', 'AbortError'), {
            errMsg: 'The user aborted a request.',
          }),
        },
      )
      return { statusCode: status, data: parsed(text, null), header: {} }
    }
  },
}

/** What the phones say of a request that does not say what its body is. */
const JSON_HEADER = { 'content-type': 'application/json' }

async function arrives(wire: Wire, option: Option, defaults: object, losses: Record<Lost['how'], unknown>) {
  try {
    return await wire({
      method: option.method ?? 'GET',
      url: option.url,
      headers: { ...defaults, ...lowerCase(option.header ?? {}) },
      text: asText(option.data),
    })
  } catch (error) {
    if (error instanceof Lost) throw losses[error.how]
    throw error
  }
}

const lowerCase = (header: object) =>
  Object.fromEntries(Object.entries(header).map(([name, value]) => [name.toLowerCase(), String(value)]))

function asText(data: unknown) {
  if (data === undefined || typeof data === 'string') return data
  throw new Error('only POST turns an object into JSON on every platform: send text')
}

function parsed(text: string, otherwise: unknown): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return otherwise
  }
}
