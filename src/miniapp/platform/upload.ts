import Taro from '@tarojs/taro'
import type { Endpoints } from '@/contract'
import type { Ask, Reply } from '@/contract/endpoint'
import { deviceId } from './device-id'
import { inSession, pathOf } from './http'
import { apiUrl } from './origin'
import { asAnswer, parsed, readable, type Answer } from './wire'

/** The endpoints that take a form with a file. */
type UploadName = {
  [N in keyof Endpoints]: Ask<Endpoints[N]> extends { body: { file: Uint8Array } } ? N : never
}[keyof Endpoints]

type Texts<N extends UploadName> = Ask<Endpoints[N]> extends { body: infer Body } ? Omit<Body, 'file'> : never

type Upload<N extends UploadName> = {
  params?: Ask<Endpoints[N]> extends { params: infer Params } ? Params : never
  /** What was picked. */
  path: string
  texts: Texts<N>
}

/** How much of it has been sent, in per cent. */
export type OnProgress = (percent: number) => void

/** A photo over a poor connection. */
const TIMEOUT_MS = 60_000

/** Sends a picked file, with texts beside it. Throws a `Failure` as `call` does; a second try is the member's wish. */
export function upload<N extends UploadName>(
  name: N,
  { params, path, texts }: Upload<N>,
  onProgress: OnProgress,
): Promise<Reply<Endpoints[N]>> {
  const url = apiUrl(pathOf(name.split(' ')[1] ?? '', params ?? {}))
  const given = Object.entries(texts)
  const formData = Object.fromEntries(given.filter(([, text]) => text !== undefined))
  return inSession((token) => {
    const sending = Taro.uploadFile({
      url,
      filePath: path,
      name: 'file',
      formData,
      header: { 'x-device': deviceId(), ...(token && { authorization: `Bearer ${token}` }) },
      timeout: TIMEOUT_MS,
      withCredentials: false,
    })
    sending.progress(({ progress }) => onProgress(progress))
    return sending.then(read, asAnswer).then(readable)
  })
}

/** An answer is text here, whatever its status. */
const read = ({ statusCode, data }: { statusCode: number; data: string }): Answer => ({
  status: statusCode,
  body: parsed(data),
})
