import Taro from '@tarojs/taro'
import type { AskForNotices } from './notices'

/** The member switched off all notices of this mini-program. */
const SWITCHED_OFF = 20004

export const askForNotices: AskForNotices = async ({ wechat }) => {
  if (wechat.length === 0) return 'unavailable'
  return Taro.requestSubscribeMessage({ tmplIds: wechat, entityIds: [] }).then(
    (answers: object) => {
      const said = new Map<string, unknown>(Object.entries(answers))
      return wechat.some((id) => said.get(id) === 'accept') ? 'accepted' : 'refused'
    },
    ({ errCode }: { errCode?: number }) => (errCode === SWITCHED_OFF ? 'refused' : 'unavailable'),
  )
}
