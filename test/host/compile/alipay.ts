import type { AppConfig, FileConfig, WindowConfig } from './bundle'

/** Alipay's file kinds and the names they have in a bundle. */
const KINDS = { axml: 'wxml', acss: 'wxss', sjs: 'wxs' }

export const toBundleName = (file: string) =>
  file.replace(/\.(axml|acss|sjs)$/, (_, kind: keyof typeof KINDS) => `.${KINDS[kind]}`)

/** Events that Alipay calls otherwise, as the view's built-in components fire them. */
const EVENTS: Record<string, string> = { longtap: 'longpress' }

/** AXML in WXML's grammar: `a:if` → `wx:if`, `onTap` → `bind:tap`, `<import-sjs>` → `<wxs>`. */
export function toWxml(axml: string): string {
  return axml
    .replace(/<import-sjs\s+([^>]*?)\/?>(?:\s*<\/import-sjs>)?/g, (_, attributes: string) => {
      const renamed = attributes.replace(/\bname=/, 'module=').replace(/\bfrom=/, 'src=')
      return `<wxs ${renamed.replace(/\.sjs\b/, '.wxs')}/>`
    })
    .replace(
      /(\s)a:(if|elif|else|for-items|for-item|for-index|for|key)\b/g,
      (_, space: string, word: string) => {
        return `${space}wx:${word === 'for-items' ? 'for' : word}`
      },
    )
    .replace(/(\s)(on|catch)([A-Z]\w*)=/g, (_, space: string, how: string, name: string) => {
      const event = name.toLowerCase()
      return `${space}${how === 'on' ? 'bind' : 'catch'}:${EVENTS[event] ?? event}=`
    })
    .replace(/(<(?:import|include)[^>]*?)\.axml\b/g, '$1.wxml')
}

/** SJS is WXS written as an ES module. */
export function toWxs(sjs: string): string {
  return sjs
    .replace(/export\s+default\s+/, 'module.exports = ')
    .replace(/import\s+(\w+)\s+from\s+(['"][^'"]+?)(?:\.sjs)?(['"])/g, 'var $1 = require($2.wxs$3)')
}

type AlipayWindow = WindowConfig & {
  defaultTitle?: string
  titleBarColor?: string
  navigationBarFrontColor?: 'black' | 'white'
  pullRefresh?: boolean | string
  transparentTitle?: string
}
type AlipayTab = { pagePath: string; name: string; icon?: string; activeIcon?: string }
type AlipayApp = Omit<AppConfig, 'tabBar' | 'window'> & {
  window?: AlipayWindow
  tabBar?: {
    textColor?: string
    selectedColor?: string
    backgroundColor?: string
    customize?: boolean
    items: AlipayTab[]
  }
}

export function toAppConfig({ tabBar, window, ...app }: AlipayApp): AppConfig {
  return {
    ...app,
    window: toFileConfig(window ?? {}),
    tabBar: tabBar && {
      color: tabBar.textColor,
      selectedColor: tabBar.selectedColor,
      backgroundColor: tabBar.backgroundColor,
      custom: tabBar.customize,
      list: tabBar.items.map(({ pagePath, name, icon, activeIcon }) => {
        return { pagePath, text: name, iconPath: icon, selectedIconPath: activeIcon }
      }),
    },
  }
}

export function toFileConfig(config: AlipayWindow & FileConfig): FileConfig {
  const { defaultTitle, titleBarColor, navigationBarFrontColor, pullRefresh, transparentTitle, ...rest } =
    config
  return {
    ...rest,
    ...(defaultTitle !== undefined && { navigationBarTitleText: defaultTitle }),
    ...(titleBarColor !== undefined && { navigationBarBackgroundColor: titleBarColor }),
    ...(navigationBarFrontColor && { navigationBarTextStyle: navigationBarFrontColor }),
    ...(pullRefresh !== undefined && { enablePullDownRefresh: String(pullRefresh) === 'true' }),
    ...(transparentTitle === 'always' && { navigationStyle: 'custom' }),
  }
}
