import { useSyncExternalStore } from 'react'

export type Theme = 'light' | 'dark'

/** CSS follows the theme by itself; this is for what CSS can't reach, like a chart's colours. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, theme)

/** How much larger than usual the member reads. A browser has already scaled `rem` by it. */
export const textScale = () => 1

const dark = () => window.matchMedia('(prefers-color-scheme: dark)')
const theme = (): Theme => (dark().matches ? 'dark' : 'light')

function subscribe(changed: () => void) {
  const query = dark()
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}
