import type { RequestAnswer } from '../../phone'
import type { Host } from '../host'
import { Failure } from './failure'

/** What stands in the types of neither platform but is sent over all the same. */
const METHODS = new Set(['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'CONNECT'])
const DEFAULT_TIMEOUT_MS = 60_000

type RequestOption = {
  url: string
  method?: string
  data?: unknown
  header?: object
  timeout?: number
  dataType?: string
}
type Sent = Extract<RequestAnswer, { status: number }>

let lastId = 0
const newId = () => `request-${++lastId}`

export function createNetwork(host: Host) {
  const { audit, native, phone } = host

  const answered = (call: string, answer: RequestAnswer): Sent => {
    if (answer.failed !== undefined) throw new Failure(call, answer.failed)
    return answer
  }
  const refuseOffline = (call: string) => {
    if (phone.network === 'none') throw new Failure(call, 'net::ERR_INTERNET_DISCONNECTED', { errno: 600003 })
  }

  /** One request and its raw answer; what JSON means in it, each platform decides for itself. */
  const send = async (option: RequestOption, id: string): Promise<Sent> => {
    const method = (option.method ?? 'GET').toUpperCase()
    if (!METHODS.has(method)) throw new Failure('request', `invalid method "${method}"`)
    if (!/^https?:\/\//.test(option.url)) throw new Failure('request', `invalid url "${option.url}"`)
    refuseOffline('request')
    const header = lowerKeys(option.header)
    header['content-type'] ??= 'application/json'
    const { url, body } = encode(option, method, header['content-type'])
    const timeoutMs = option.timeout ?? DEFAULT_TIMEOUT_MS
    const finish = audit.requestStarted(url)
    const answer = await native('request', { id, url, method, header, body, timeoutMs })
    const { status, text } = answer.failed === undefined ? answer : { status: 0, text: '' }
    finish({ status, text, size: text.length })
    return answered('request', answer)
  }

  /** The task that a call returns at once, with which it can be stopped. */
  const taskOf = (id: string) => ({
    abort: () => void native('abort', { id }),
    ...{ onHeadersReceived() {}, offHeadersReceived() {}, onProgressUpdate() {}, offProgressUpdate() {} },
  })

  const upload = async (option: Omit<WechatMiniprogram.UploadFileOption, 'success'>, id: string) => {
    refuseOffline('uploadFile')
    const { url, name, timeout: timeoutMs = DEFAULT_TIMEOUT_MS } = option
    const filePath = host.files.urlOf(option.filePath)
    const formData = Object.fromEntries(
      Object.entries(option.formData ?? {}).map(([key, text]) => [key, String(text)]),
    )
    const call = { id, url, name, filePath, formData, timeoutMs, header: lowerKeys(option.header) }
    return answered('uploadFile', await native('upload', call))
  }

  return { newId, send, taskOf, upload }
}

const lowerKeys = (header: object | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(header ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]))

const asText = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value))

/** GET carries its data in the address, the others as a form or as JSON, by their content type. */
function encode(
  { url, data }: RequestOption,
  method: string,
  contentType: string,
): { url: string; body?: string } {
  if (data === undefined || data === null) return { url }
  if (typeof data !== 'object') return method === 'GET' ? { url } : { url, body: String(data) }
  const pairs = Object.entries(data).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(asText(value))}`,
  )
  if (method === 'GET')
    return { url: pairs.length ? `${url}${url.includes('?') ? '&' : '?'}${pairs.join('&')}` : url }
  return { url, body: contentType.includes('x-www-form-urlencoded') ? pairs.join('&') : JSON.stringify(data) }
}

export const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text // WeChat hands over as text what isn't JSON
  }
}
