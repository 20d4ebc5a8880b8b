import Taro from '@tarojs/taro'
import { Failure, settle, type FailureCode } from '@/miniapp/lib/settled'
import { call } from './http'
import { openLoginPage, type Purpose } from './login-page'
import { keepSession } from './session'
import { thisDevice } from './this-device'

/**
 * Signs in with the account the member has on the platform, without asking anything. Where the
 * platform won't vouch for the member, a phone number and a code still can.
 */
export async function codeLogin(platform: 'wechat' | 'alipay', purpose?: Purpose) {
  const first = await settle(exchange(platform))
  // A code works once and not for long: the platform may have given us one that was spent.
  const again = first.status === 'failed' && first.code === 'login_failed'
  const last = again ? await settle(exchange(platform)) : first
  if (last.status === 'ok') {
    keepSession(last.value)
    return true
  }
  if (unvouched.has(last.code)) return openLoginPage(purpose)
  throw new Failure(last.code, last.refusal)
}

const unvouched = new Set<FailureCode>(['login_failed', 'sign_in_unavailable'])

async function exchange(platform: 'wechat' | 'alipay') {
  const { code } = await Taro.login().catch(() => {
    throw new Failure('login_failed')
  })
  return call('POST /auth/:platform', { params: { platform }, body: { code, device: thisDevice() } })
}
