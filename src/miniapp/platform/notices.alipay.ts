import Taro from '@tarojs/taro'
import type { AskForNotices } from './notices'

/** Mistakes may come as a success, with a code. */
type Answer = { errorCode?: unknown; result?: { currentSubscribedEntityIds?: string[] } }

const CANCELLED = 11

export const askForNotices: AskForNotices = async ({ alipay }) => {
  if (alipay.length === 0) return 'unavailable'
  return Taro.requestSubscribeMessage({ entityIds: alipay, tmplIds: [] }).then(
    (answer: object) => {
      const { errorCode, result }: Answer = answer
      if (errorCode) return 'unavailable'
      return alipay.some((id) => result?.currentSubscribedEntityIds?.includes(id)) ? 'accepted' : 'refused'
    },
    ({ error }: { error?: number }) => (error === CANCELLED ? 'refused' : 'unavailable'),
  )
}
