import Taro from '@tarojs/taro'
import type { WatchPrivacy } from './platform-privacy'

/** As the dialog's button is called; WeChat wants to know which was tapped. */
const AGREE_BUTTON = 'agree-policy'

/** Until somebody agreed to its guideline, WeChat keeps each private call waiting and asks us to ask. */
export const watchPrivacy: WatchPrivacy = (ask) => {
  // Before 2.32.3 WeChat did not ask.
  if (!Taro.canIUse('onNeedPrivacyAuthorization')) return
  Taro.onNeedPrivacyAuthorization((resolve) => {
    resolve({ event: 'exposureAuthorization' })
    void ask().then((agreed) =>
      resolve(agreed ? { event: 'agree', buttonId: AGREE_BUTTON } : { event: 'disagree' }),
    )
  })
}
