import type { Host } from '../host'
import { Failure } from './failure'
import type { WxAnswers } from './shapes'

export const feedbackApi = ({ overlay }: Host) =>
  ({
    showToast: ({ title, icon, duration }) => overlay.showToast({ title, icon, duration }),
    hideToast: () => overlay.hideToast(false),
    showLoading: ({ title }) => overlay.showToast({ title, isLoading: true }),
    hideLoading: () => overlay.hideToast(true),
    async showModal(option) {
      const { button, content } = await overlay.openDialog(option)
      return { confirm: button === 'confirm', cancel: button === 'cancel', content }
    },
    async showActionSheet({ itemList }) {
      const tapIndex = await overlay.openActions(itemList)
      if (tapIndex === null) throw new Failure('showActionSheet', 'cancel')
      return { tapIndex }
    },
    vibrateShort() {},
    vibrateLong() {},
    hideKeyboard() {},
    enableAlertBeforeUnload() {},
    disableAlertBeforeUnload() {},
  }) satisfies WxAnswers
