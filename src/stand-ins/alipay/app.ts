import type { KeyObject } from 'node:crypto'
import type { makeCodes } from '../codes'
import type { Trade } from './trade'

export type Switches = {
  /** For a developer's machine, whose tools get codes from Alipay itself. */
  acceptsAnyCode: boolean
  /** Apps get one or the other, never both. */
  subject: 'user_id' | 'open_id'
  /** In a group of apps that share a union_id. */
  isGrouped: boolean
  /** Where `alipay.system.oauth.token` reports what went wrong: unlike every other method, not in its own node. */
  oauthFailuresIn: 'error_response' | 'method'
  /** Methods whose product the app has not signed for. */
  withoutProduct: string[]
  /** Whether notifications of trades go out of themselves; those that are lost leave only the query to tell. */
  notices: 'sent' | 'lost'
  /** Whether a notification arrives before the phone is told. */
  noticeFirst: boolean
  /** Money to pay back from. */
  hasBalance: boolean
}

/** In certificate mode both sides say which certificates they mean. */
export type Certificates = { appCertSn: string; alipayRootCertSn: string; alipayCertSn: string }

export type Holder = { name: string; appId: string }

/** One app as Alipay knows it. */
export type App = {
  appId: string
  appKey: KeyObject
  /** Alipay's own, to sign with. */
  alipayKey: KeyObject
  aesKey: string
  certificates: Certificates | null
  now: () => Date
  switches: Switches
  authCodes: ReturnType<typeof makeCodes<Holder>>
  refreshTokens: ReturnType<typeof makeCodes<Holder>>
  trades: Map<string, Trade>
  /** Who took back what they had allowed this app. */
  revoked: { name: string; at: Date }[]
}

/** China's, whatever the machine's own zone is. */
export const chinaTime = (at: Date) =>
  new Date(at.getTime() + 8 * 3600 * 1000).toISOString().slice(0, 19).replace('T', ' ')
