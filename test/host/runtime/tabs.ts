import type { Bundle } from '../compile/bundle'

type Themed = (value: string | undefined, otherwise: string) => string

type TabStyle = Partial<Record<'color' | 'selectedColor' | 'backgroundColor' | 'borderStyle', string>>

/** The two colours that have names; any other is itself. */
const borders: Record<string, string> = { white: '#f0f0f0', black: '#33333340' }

/** The tab bar that the platform draws under a tab page. */
export function drawTabs(bundle: Bundle, bar: HTMLElement, switchTab: (path: string) => void) {
  const { tabBar } = bundle.app
  let current: string | null = null
  let style: TabStyle = {}
  let themed: Themed = (value, otherwise) => value ?? otherwise

  const draw = () => {
    bar.hidden = current === null
    if (bar.hidden || !tabBar) return
    const { color, selectedColor, backgroundColor, borderStyle } = { ...tabBar, ...style }
    const border = themed(borderStyle, 'black')
    bar.style.background = themed(backgroundColor, '#ffffff')
    bar.style.borderTopColor = borders[border] ?? border
    bar.replaceChildren(
      ...tabBar.list.map(({ pagePath, text, iconPath, selectedIconPath }) => {
        const tab = document.createElement('div')
        const isCurrent = pagePath === current
        tab.dataset.path = pagePath
        tab.style.color = isCurrent ? themed(selectedColor, '#3cc51f') : themed(color, '#7a7e83')
        const icon = themed(isCurrent ? (selectedIconPath ?? iconPath) : iconPath, '')
        if (icon) tab.appendChild(new Image()).src = `/package/${icon.replace(/^\//, '')}`
        tab.append(text)
        // A thumb that was lifted on a page which is gone by now must not press what has come up under it.
        let isPressed = false
        tab.addEventListener('pointerdown', () => (isPressed = true))
        tab.addEventListener('click', () => isPressed && switchTab(pagePath))
        return tab
      }),
    )
  }

  return {
    paths: (tabBar?.list ?? []).map(({ pagePath }) => pagePath),
    current: () => current,
    show(path: string | null, withTheme: Themed) {
      current = path
      themed = withTheme
      draw()
    },
    /** Colours set while it runs. */
    setStyle(wish: TabStyle) {
      style = { ...style, ...wish }
      draw()
    },
  }
}

export type Tabs = ReturnType<typeof drawTabs>
