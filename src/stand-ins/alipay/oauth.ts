import { randomBytes } from 'node:crypto'
import { digitsOf, lettersOf, nameIn } from '../person'
import { chinaTime, type App, type Holder } from './app'
import { invalid } from './failure'
import type { Parameters } from './request'

export const ACCESS_LIFE_S = 15 * 24 * 3600
export const REFRESH_LIFE_S = 30 * 24 * 3600

/** With every letter that forms, addresses and JSON treat in a way of their own. */
const opaque = () => `auth+/${randomBytes(24).toString('base64')}`

export const userIdOf = (name: string) => `2088${digitsOf(12, 'user_id', name)}`
export const openIdOf = (appId: string, name: string) => lettersOf(48, 'open_id', appId, name)

/** `alipay.system.oauth.token`: its parameters lie beside the common ones, and success has no `code`. */
export function oauthToken(app: App, parameters: Parameters) {
  const { refreshTokens } = app
  const { name } = holderOf(app, parameters)
  const refresh_token = refreshTokens.issue(opaque(), { name, appId: app.appId })
  return {
    ...subjectOf(app, name),
    access_token: opaque(),
    expires_in: ACCESS_LIFE_S,
    refresh_token,
    re_expires_in: REFRESH_LIFE_S,
    auth_start: chinaTime(app.now()),
  }
}

function holderOf(app: App, parameters: Parameters): Holder {
  const grantType = parameters.get('grant_type')
  if (grantType === 'authorization_code') return byCode(app, parameters.get('code') ?? '')
  if (grantType === 'refresh_token') return byRefreshToken(app, parameters.get('refresh_token') ?? '')
  throw invalid('grant-type-invalid', '授权类型参数无效')
}

function byCode({ appId, authCodes, switches }: App, code: string): Holder {
  if (code !== '' && authCodes.find(code).status === 'unknown' && switches.acceptsAnyCode) {
    authCodes.issue(code, { name: nameIn(code), appId })
  }
  const found = authCodes.find(code)
  if (found.status !== 'good') throw invalid('code-invalid', '授权码code无效')
  if (found.holder.appId !== appId) throw invalid('unmatched-app-id', '授权码与应用ID不匹配')
  authCodes.use(code)
  return found.holder
}

function byRefreshToken({ refreshTokens }: App, token: string): Holder {
  const found = refreshTokens.find(token)
  if (found.status === 'unknown') throw invalid('refresh-token-invalid', '刷新令牌无效')
  if (found.status === 'expired') throw invalid('refresh-token-time-out', '刷新令牌已过期')
  if (found.status !== 'good') throw invalid('refreshed-token-invalid', '刷新令牌已被使用')
  refreshTokens.use(token)
  return found.holder
}

function subjectOf({ appId, switches }: App, name: string) {
  const union = switches.isGrouped ? { union_id: lettersOf(48, 'union_id', name) } : {}
  if (switches.subject === 'open_id') return { open_id: openIdOf(appId, name), ...union }
  // The second is an older id, which is sent still and good for nothing.
  return { user_id: userIdOf(name), alipay_user_id: `2088${digitsOf(16, 'old', name)}`, ...union }
}
