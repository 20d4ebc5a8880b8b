import type { LoginExchange, Platform } from '@/bff/platform/login'

/** A platform that knows everybody by the name in their code (`dev:anna`), for tests about something else. */
export const knows =
  (platform: Platform): LoginExchange =>
  async (code) => {
    const type = platform === 'wechat' ? 'openid' : 'user_id'
    const value = /^dev:(.+)$/.exec(code)?.[1]
    if (!value) return { outcome: 'bad_code' }
    return { outcome: 'ok', subjects: [{ platform, app: 'an-app', type, value }] }
  }
