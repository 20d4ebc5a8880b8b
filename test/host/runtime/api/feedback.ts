import type { Host } from '../host'
import type { WxAnswers } from './shapes'

export const feedbackApi = ({ overlay }: Host) =>
  ({
    showToast: ({ title, icon, duration }) => overlay.showToast({ title, icon, duration }),
    hideToast: () => overlay.hideToast(false),
    showLoading: ({ title }) => overlay.showToast({ title, isLoading: true }),
    hideLoading: () => overlay.hideToast(true),
    async showModal(option) {
      const isConfirmed = await overlay.openDialog(option)
      return { confirm: isConfirmed, cancel: !isConfirmed }
    },
    vibrateShort() {},
  }) satisfies WxAnswers
