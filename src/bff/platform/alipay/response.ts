import { Type, type Static } from '@sinclair/typebox'
import { readJson } from '../json'
import { busy, misconfigured, type Busy, type Misconfigured } from '../trouble'
import { open } from './aes'
import type { AlipayKeys } from './keys'
import { rawMembers } from './raw-members'
import { isSignedRsa2 } from './rsa2'

export type GatewayAnswer =
  /** The node's text, verified and in clear; its members depend on the method. */
  | { outcome: 'ok'; text: string }
  | { outcome: 'failed'; code: string; subCode: string }
  | Busy
  | Misconfigured

const Code = Type.String({ pattern: '^[\\w.-]{1,64}$' })
const Verdict = Type.Object({ code: Type.Optional(Code), sub_code: Type.Optional(Code) })

const SUCCESS = '10000'
const SERVICE_UNAVAILABLE = '20000'
const PLATFORM_FAILED = 'isp.unknow-error'
/** Of payments: whether it acted before it fell over, nobody knows. */
const PAYMENT_FAILED = 'ACQ.SYSTEM_ERROR'

/** Nothing of an answer is believed that its signature does not cover. */
export function readResponse(method: string, text: string, keys: AlipayKeys): GatewayAnswer {
  const members = rawMembers(text)
  const ownNode = members?.get(`${method.replaceAll('.', '_')}_response`)
  const node = ownNode ?? members?.get('error_response')
  if (!members || node === undefined) return busy('garbage')

  const doubt = whyNotBelieve(members, node, keys)
  if (doubt) return misconfigured(`${doubt}${unverifiedCode(node)}`)
  const inClear = node.startsWith('"') ? open(stringIn(node), keys.aesKey) : node
  if (inClear === null) return misconfigured('its sealed answer does not open with the AES key we have')

  const verdict = readJson(Verdict, inClear)
  if (!verdict) return busy('garbage')
  return judge(verdict, ownNode !== undefined) ?? { outcome: 'ok', text: inClear }
}

/** Null for a success, which needs no code where the node is the method's own. */
function judge(verdict: Static<typeof Verdict>, isOwn: boolean): GatewayAnswer | null {
  const { code = isOwn ? SUCCESS : '', sub_code: subCode = '' } = verdict
  if (code === SUCCESS && isOwn) return null
  if (code === SERVICE_UNAVAILABLE || subCode === PLATFORM_FAILED) return busy('overloaded')
  if (subCode === PAYMENT_FAILED) return busy('status')
  return { outcome: 'failed', code, subCode }
}

function whyNotBelieve(members: Map<string, string>, node: string, keys: AlipayKeys): string | null {
  const certSn = stringIn(members.get('alipay_cert_sn') ?? '""')
  if (keys.certificates && certSn && certSn !== keys.certificates.alipaySn)
    return 'it signs with another certificate than the one we have, which must be renewed'
  const isSigned = isSignedRsa2(node, stringIn(members.get('sign') ?? '""'), keys.publicKey)
  return isSigned ? null : 'its answer is not signed with the key we have'
}

/** A hint for the operator: an app that Alipay does not know gets an unsigned answer. */
function unverifiedCode(node: string): string {
  const { code, sub_code: subCode } = readJson(Verdict, node) ?? {}
  return code ? ` (it may mean ${[code, subCode].join(' ').trim()})` : ''
}

const AnyString = Type.String()

const stringIn = (raw: string): string => readJson(AnyString, raw) ?? ''
