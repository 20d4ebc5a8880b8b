import type { Host } from '../host'
import { Failure } from './failure'
import type { WxAnswers } from './shapes'

/** In halves of a Chinese character. */
const LABEL_WIDTH_MAX = 8
const widthOf = (label: string) => label.replace(/[^\0-\xff]/gu, '  ').length

/** What is on the screen: pages, their bars, and what lies over them for a moment. */
export const screenApi = ({ frame, overlay, router }: Host) =>
  ({
    ...router.moves,
    setNavigationBarColor: ({ frontColor, backgroundColor }) =>
      frame.setBar({ ink: frontColor, background: backgroundColor }),
    setBackgroundColor() {},
    stopPullDownRefresh() {},
    pageScrollTo({ scrollTop, selector }) {
      const page = frame.shownPage()
      const target = selector ? page?.querySelector(selector) : null
      if (selector && !target) throw new Failure('pageScrollTo', `selector "${selector}" is not found`)
      if (target) target.scrollIntoView()
      else page?.scrollTo({ top: Number(scrollTop) })
    },
    showToast: ({ title, icon, duration }) => overlay.showToast({ title, icon, duration }),
    hideToast: overlay.hideToast,
    async showModal(option) {
      for (const label of ['confirmText', 'cancelText'] as const)
        if (widthOf(option[label] ?? '') > LABEL_WIDTH_MAX)
          throw new Failure('showModal', `${label} length should not larger than 4 Chinese characters`)
      const isConfirmed = await overlay.openDialog(option)
      return { confirm: isConfirmed, cancel: !isConfirmed }
    },
  }) satisfies WxAnswers
