import type { Bundle, FileConfig, Theme } from '../compile/bundle'
import type { Phone } from '../phone'
import { drawTabs, type Tabs } from './tabs'

const STATUS_BAR_PX = 44
const TITLE_BAR_PX = 44
export const TAB_BAR_PX = 49
const NOTCH_BOTTOM_PX = 34

export type Bar = { title: string; background: string; ink: string }

/** One page's place on the screen. */
export type Slot = { box: HTMLElement; page: HTMLElement; bar: Bar; isCustom: boolean; isTab: boolean }

const part = (className: string, parent: HTMLElement) => {
  const element = document.createElement('div')
  element.className = `host-${className}`
  parent.appendChild(element)
  return element
}

/** The phone around a page: status bar, title bar, tab bar. A page is as tall as what they leave. */
export function createFrame(
  bundle: Bundle,
  phone: Phone,
  goBack: () => void,
  switchTab: (path: string) => void,
) {
  const titleBar = part('bar', document.body)
  const pages = part('pages', document.body)
  const tabs: Tabs = drawTabs(bundle, part('tabs', document.body), switchTab)
  let shown: Slot | null = null
  let canGoBack = false
  titleBar.addEventListener('click', ({ target }) => {
    if ((target as Element).classList.contains('host-back')) goBack()
  })

  /** `@name` in a page's settings means one colour by day and another by night. */
  const themed = (value: string | undefined, otherwise: string) =>
    value?.startsWith('@') ? (bundle.themes[phone.theme][value.slice(1)] ?? otherwise) : (value ?? otherwise)

  const barOf = (config: FileConfig): Bar => {
    const dark = phone.theme === 'dark' && bundle.app.darkmode === true
    const merged = { ...bundle.app.window, ...config }
    const background = themed(merged.navigationBarBackgroundColor, dark ? '#000000' : '#ffffff')
    const style = themed(merged.navigationBarTextStyle, isDark(background) ? 'white' : 'black')
    const ink = style === 'white' ? '#ffffff' : '#000000'
    return { title: merged.navigationBarTitleText ?? '', background, ink }
  }

  const boxOf = ({ isCustom, isTab }: Pick<Slot, 'isCustom' | 'isTab'>) => {
    const top = isCustom ? 0 : STATUS_BAR_PX + TITLE_BAR_PX
    const bottom = isTab ? TAB_BAR_PX + NOTCH_BOTTOM_PX : 0
    return { left: 0, top, width: phone.screen.width, height: phone.screen.height - top - bottom }
  }

  const place = (slot: Slot) => {
    const { top, height } = boxOf(slot)
    const underNotch = height + top === phone.screen.height
    slot.box.style.cssText = `top:${top}px;height:${height}px;--vh:${height / 100}px;--safe-bottom:${
      underNotch ? NOTCH_BOTTOM_PX : 0
    }px;--safe-top:${slot.isCustom ? STATUS_BAR_PX : 0}px`
  }

  const drawBar = () => {
    if (!shown) return
    const { bar, isCustom, isTab } = shown
    titleBar.style.color = bar.ink
    titleBar.style.background = isCustom ? 'transparent' : bar.background
    const back = canGoBack && !isTab ? '<span class="host-back">‹</span>' : ''
    titleBar.innerHTML = `<b>9:41</b>${isCustom ? '' : back}<em></em><i></i>`
    const title = titleBar.querySelector('em')
    if (title && !isCustom) title.textContent = bar.title
  }

  return {
    addSlot(path: string, isTab: boolean): Slot {
      const config = bundle.configs[path] ?? {}
      const isCustom = (config.navigationStyle ?? bundle.app.window?.navigationStyle) === 'custom'
      const box = part('page', pages)
      const page = document.createElement('page')
      box.appendChild(page)
      const slot = { box, page, bar: barOf(config), isCustom, isTab }
      place(slot)
      return slot
    },
    show(slot: Slot, path: string, backIsPossible: boolean) {
      if (shown) shown.box.hidden = true
      shown = slot
      canGoBack = backIsPossible
      slot.box.hidden = false
      tabs.show(slot.isTab ? path : null, themed)
      place(slot)
      drawBar()
    },
    /** The title bar of the page that is shown, or of the one given. */
    setBar(change: Partial<Bar>, slot: Slot | null = shown) {
      if (slot) Object.assign(slot.bar, change)
      drawBar()
    },
    setTheme(theme: Theme, slots: [Slot, string][]) {
      phone.theme = theme
      for (const [slot, path] of slots)
        slot.bar = { ...barOf(bundle.configs[path] ?? {}), title: slot.bar.title }
      tabs.show(shown?.isTab ? tabs.current() : null, themed)
      drawBar()
    },
    tabs,
    shownPage: () => shown?.page ?? null,
    pageBox: () => boxOf(shown ?? { isCustom: false, isTab: false }),
    statusBarHeight: STATUS_BAR_PX,
    bottomInset: NOTCH_BOTTOM_PX,
  }
}

export type Frame = ReturnType<typeof createFrame>

function isDark(color: string) {
  const [r = 255, g = 255, b = 255] = (/^#(..)(..)(..)/.exec(color) ?? [])
    .slice(1)
    .map((hex) => parseInt(hex, 16))
  return r * 0.3 + g * 0.6 + b * 0.1 < 128
}
