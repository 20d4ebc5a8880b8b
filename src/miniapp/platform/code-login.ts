import Taro from '@tarojs/taro'
import { Failure, settle } from '@/miniapp/lib/settled'
import { call } from './http'
import { openLoginPage } from './login-page'
import { keepSession } from './session'

/**
 * Signs in with the account the member has on the platform, without asking anything. Where the
 * platform won't vouch for the member, a phone number and a code still can.
 */
export async function codeLogin(platform: 'wechat' | 'alipay') {
  const first = await settle(exchange(platform))
  // A code works once and not for long: the platform may have given us one that was spent.
  const last = isLoginFailed(first) ? await settle(exchange(platform)) : first
  if (isLoginFailed(last)) return openLoginPage()
  if (last.status === 'failed') throw new Failure(last.code, last.refusal)
  keepSession(last.value)
  return true
}

const isLoginFailed = (settled: { status: string; code?: string }) => settled.code === 'login_failed'

async function exchange(platform: 'wechat' | 'alipay') {
  const { code } = await Taro.login().catch(() => {
    throw new Failure('login_failed')
  })
  return call('POST /auth/:platform', { params: { platform }, body: { code } })
}
