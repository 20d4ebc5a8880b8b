import Taro, { useDidShow, useReady } from '@tarojs/taro'
import theme from '@/miniapp/theme.json'
import type { UseBars } from './bars'

/** How wide `.night` is by day; the page's style sheet makes it wider in the dark. */
const DAY_PX = 1
const BLACK = '#000000'
const WHITE = '#ffffff'

/** As the page seen last had it: most often the next is the same, and need not wait to be measured. */
let isNight = false
/** From then on, pages that stayed open may still be dark. */
let wasNight = false

/** Alipay tells a program nothing of the dark, and its settings know one colour only: the page's own style is asked. */
export const useBars: UseBars = ({ overPicture }) => {
  const look = () =>
    Taro.createSelectorQuery()
      .select('.night')
      .boundingClientRect()
      .exec(([mark]: [{ width: number } | null]) => {
        if (!mark || mark.width > DAY_PX === isNight) return
        isNight = !isNight
        wasNight = true
        paint(overPicture)
      })
  useDidShow(() => {
    if (wasNight) paint(overPicture)
    look()
  })
  // Before its first picture a page has nothing to measure.
  useReady(look)
}

function paint(overPicture: boolean) {
  const { surface, tabInk, tabAccent, tabSurface, line } = isNight ? theme.dark : theme.light
  const bars = [
    Taro.setBackgroundColor({ backgroundColor: surface }),
    Taro.setTabBarStyle({
      color: tabInk,
      selectedColor: tabAccent,
      backgroundColor: tabSurface,
      borderStyle: line, // Alipay takes any colour, WeChat's two words would be a light line in the dark
    }),
  ]
  if (!overPicture) {
    const frontColor = isNight ? WHITE : BLACK
    bars.push(Taro.setNavigationBarColor({ frontColor, backgroundColor: surface }))
  }
  // A page without tabs has no such bar.
  for (const bar of bars) bar.catch(() => undefined)
}
