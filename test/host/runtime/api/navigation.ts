import type { Host } from '../host'
import type { WxAnswers } from './shapes'
import { Failure } from './failure'

export const navigationApi = (host: Host) => {
  const { frame, router } = host
  return {
    ...router.moves,
    setNavigationBarTitle: ({ title }) => frame.setBar({ title }),
    setNavigationBarColor: ({ frontColor, backgroundColor }) =>
      frame.setBar({ ink: frontColor, background: backgroundColor }),
    showNavigationBarLoading: () => frame.setBar({ isBusy: true }),
    hideNavigationBarLoading: () => frame.setBar({ isBusy: false }),
    setBackgroundColor() {},
    startPullDownRefresh() {
      const page = router.top()
      if (page) router.tell(page, 'onPullDownRefresh')
    },
    stopPullDownRefresh() {},
    pageScrollTo({ scrollTop, selector }) {
      const page = frame.shownPage()
      const target = selector ? page?.querySelector(selector) : null
      if (selector && !target) throw new Failure('pageScrollTo', `selector "${selector}" is not found`)
      if (target) target.scrollIntoView()
      else page?.scrollTo({ top: Number(scrollTop) })
    },
  } satisfies WxAnswers
}
