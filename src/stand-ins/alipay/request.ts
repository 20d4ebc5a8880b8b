import type { Asked } from '../server'
import type { App } from './app'
import { Failed, invalid, missing } from './failure'
import { isSignedBy, textOf } from './rsa'

export type Parameters = ReadonlyMap<string, string>

/** How far a request's clock may be from ours. */
const WINDOW_MS = 10 * 60 * 1000

/** Query and form together; a name that comes twice has no value anyone could sign. */
export function parametersOf({ query, body }: Asked): Parameters {
  const all = [...query, ...new URLSearchParams(body)]
  const parameters = new Map(all)
  if (parameters.size < all.length) throw invalid('invalid-parameter', '参数无效')
  return parameters
}

export function needMethod<Method extends string>(
  parameters: Parameters,
  isKnown: (m: string) => m is Method,
): Method {
  const method = parameters.get('method')
  if (!method) throw missing('method', '缺少方法名参数')
  if (!isKnown(method)) throw invalid('invalid-method', '不存在的方法名')
  return method
}

/** What the gateway looks at before a method does, the app before its signature. */
export function needRequest(app: App, parameters: Parameters, asked: Asked) {
  needApp(app, parameters)
  needCommon(parameters)
  needTime(app, parameters.get('timestamp'))
  if (app.certificates) needCertificates(app.certificates, parameters)
  needSignature(app, parameters, asked)
  if (app.switches.withoutProduct.includes(parameters.get('method') ?? '')) {
    const subCode = 'isv.insufficient-isv-permissions'
    throw new Failed({
      code: '40006',
      subCode,
      subMsg: 'ISV权限不足，建议在开发者中心检查对应功能是否已经添加',
    })
  }
}

function needApp({ appId }: App, parameters: Parameters) {
  const given = parameters.get('app_id')
  if (!given) throw missing('app-id', '缺少appId参数')
  if (given !== appId) {
    const unknown = { code: '40002', subCode: 'isv.invalid-app-id', subMsg: '无效的AppID参数' } as const
    throw new Failed({ ...unknown, isUnsigned: true })
  }
}

function needCommon(parameters: Parameters) {
  const version = parameters.get('version')
  if (!version) throw missing('version', '缺少版本参数')
  if (version !== '1.0') throw invalid('invalid-parameter', '参数无效')
  const signType = parameters.get('sign_type')
  if (!signType) throw missing('signature-type', '缺少签名类型参数')
  if (signType !== 'RSA2') throw invalid('invalid-signature-type', '无效的签名类型')
  if (parameters.get('charset')?.toLowerCase() !== 'utf-8') throw invalid('invalid-charset', '字符集错误')
  if ((parameters.get('format') ?? 'JSON').toUpperCase() !== 'JSON')
    throw invalid('invalid-format', '无效的数据格式')
}

function needTime({ now }: App, timestamp: string | undefined) {
  if (!timestamp) throw missing('timestamp', '缺少时间戳参数')
  const isWritten = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(timestamp)
  const awayMs = Math.abs(Date.parse(`${timestamp.replace(' ', 'T')}+08:00`) - now().getTime())
  if (!isWritten || !(awayMs <= WINDOW_MS)) throw invalid('invalid-timestamp', '非法的时间戳参数')
}

function needCertificates(
  { appCertSn, alipayRootCertSn }: NonNullable<App['certificates']>,
  parameters: Parameters,
) {
  const [app, root] = [parameters.get('app_cert_sn'), parameters.get('alipay_root_cert_sn')]
  // Codes that begin with "missing", and yet Alipay calls the arguments invalid.
  if (!app) throw invalid('missing-app-cert-sn', '缺少应用公钥证书序列号')
  if (!root) throw invalid('missing-alipay-root-cert-sn', '缺少支付宝根证书序列号')
  if (app !== appCertSn) throw invalid('app-cert-not-exist', '应用公钥证书不存在')
  if (root !== alipayRootCertSn) throw invalid('invalid-alipay-root-cert-sn', '无效支付宝根证书序列号')
}

function needSignature({ appKey }: App, parameters: Parameters, { query }: Asked) {
  const signature = parameters.get('sign')
  if (!signature) throw missing('signature', '缺少签名参数')
  const signed = textOf([...parameters].filter(([name, value]) => name !== 'sign' && value !== ''))
  // The body is read in the charset of the address; without one, Chinese arrives as something else.
  const isReadable = query.has('charset') || /^[ -~]*$/.test(signed)
  if (isReadable && isSignedBy(signed, signature, appKey)) return
  const advice = isReadable
    ? '建议检查签名字符串或签名私钥与应用公钥是否匹配'
    : '请确认charset参数放在了URL查询字符串中'
  throw invalid('invalid-signature', `验签出错，${advice}，网关生成的验签字符串为：${signed}`)
}
