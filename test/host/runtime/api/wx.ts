import type { AnyApi, Host } from '../host'
import { type Answer, asCall, asTask, wxOutcome } from './call'
import { Failure } from './failure'
import { filesApi } from './files'
import { createNetwork, parsed } from './network'
import { wxPaymentApi } from './payment'
import { personApi } from './person'
import { screenApi } from './screen'
import { storageApi } from './storage'
import { listenerApi, systemApi } from './system'

/** Everything the host can do, before either platform puts it in its own words. */
export function createServices(host: Host) {
  const storage = storageApi(host)
  const system = systemApi(host)
  const network = createNetwork(host)
  const answers = {
    ...screenApi(host),
    ...personApi(host),
    ...wxPaymentApi(host),
    ...filesApi(host),
  }
  return { answers, network, storage, system, listeners: listenerApi(host) }
}

export type Services = ReturnType<typeof createServices>

export function createWx(host: Host, services: Services): AnyApi {
  const { answers, network, storage, system, listeners } = services
  const calls = Object.entries<Answer>(answers).map(([name, answer]) => [
    name,
    asCall(host, answer, wxOutcome(host, name)),
  ])
  const task = (name: string, answer: (option: never, id: string) => unknown) => (option: unknown) => {
    const id = network.newId()
    const call = asCall(host, (wanted: never) => answer(wanted, id), wxOutcome(host, name))
    return asTask(call(option), network.taskOf(id))
  }
  const wx: AnyApi = {
    ...(Object.fromEntries(calls) as AnyApi),
    ...(storage.returns as unknown as AnyApi),
    ...(system.returns as unknown as AnyApi),
    ...(listeners as unknown as AnyApi),
    request: task('request', async (option: WechatMiniprogram.RequestOption, id) => {
      const { status, header, cookies, text } = await network.send(option, id)
      return { statusCode: status, header, cookies, data: option.dataType === 'text' ? text : parsed(text) }
    }),
    uploadFile: task('uploadFile', async (option: WechatMiniprogram.UploadFileOption, id) => {
      const { status, text } = await network.upload(option, id)
      return { statusCode: status, data: text }
    }),
  }
  const known = new Set(Object.keys(wx))
  wx.canIUse = (schema) =>
    known.has(String(schema).split('.')[0] ?? '') || /^(button|view|input|page-meta)/.test(String(schema))
  return { ...unavailable(host, known), ...wx, env: { USER_DATA_PATH: 'wxfile://usr' } as never }
}

/** What the platform knows and this host doesn't fails and says so, instead of quietly doing nothing. */
export function unavailable(host: Host, known: Set<string>): AnyApi {
  const missing = host.bundle.apiNames.filter((name) => !known.has(name))
  return Object.fromEntries(
    missing.map((name) => {
      const refuse = () => {
        throw new Failure(name, 'not in this host')
      }
      const returnsAtOnce = /^(on|off|create|get\w+Manager$)|Sync$/.test(name)
      return [name, returnsAtOnce ? refuse : asCall(host, refuse, wxOutcome(host, name))]
    }),
  )
}
