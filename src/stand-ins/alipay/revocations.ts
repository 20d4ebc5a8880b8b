import { chinaTime, type App } from './app'
import { invalid, missing } from './failure'
import { openIdOf, userIdOf } from './oauth'
import type { Parameters } from './request'
import { contentOf } from './trade'

const LIMIT_MAX = 100

/** `alipay.user.deloauth.detail.query`: who took their permission back on a day, page by page. */
export function revocations(app: App, parameters: Parameters) {
  const { date, limit, offset } = contentOf(parameters).content
  if (!date || !limit || !offset) throw missing('parameter', '缺少必选参数')
  if (typeof date !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(date))
    throw invalid('invalid-parameter', '参数无效：date')
  if (!(Number(limit) <= LIMIT_MAX) || !(Number(offset) >= 1))
    throw invalid('invalid-parameter', '参数无效：limit')
  const ofDay = app.revoked.filter(({ at }) => chinaTime(at).startsWith(date))
  const from = (Number(offset) - 1) * Number(limit)
  return {
    code: '10000',
    msg: 'Success',
    details: ofDay.slice(from, from + Number(limit)).map(({ name, at }) => ({
      ...(app.switches.subject === 'open_id'
        ? { open_id: openIdOf(app.appId, name) }
        : { user_id: userIdOf(name) }),
      del_auth_time: chinaTime(at),
    })),
  }
}
