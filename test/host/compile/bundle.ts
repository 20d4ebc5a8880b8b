export type Platform = 'weapp' | 'alipay'

export type TabItem = { pagePath: string; text: string; iconPath?: string; selectedIconPath?: string }

export type WindowConfig = {
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: string
  navigationStyle?: string
  backgroundColor?: string
  enablePullDownRefresh?: boolean
}

/** `app.json` in WeChat's words; Alipay's are translated while compiling. */
export type AppConfig = {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  entryPagePath?: string
  window?: WindowConfig
  tabBar?: {
    color?: string
    selectedColor?: string
    backgroundColor?: string
    borderStyle?: string
    custom?: boolean
    list: TabItem[]
  }
  darkmode?: boolean
  themeLocation?: string
  lazyCodeLoading?: string
  requiredPrivateInfos?: string[]
  usingComponents?: Record<string, string>
}

export type FileConfig = WindowConfig & { component?: boolean; usingComponents?: Record<string, string> }

export type Theme = 'light' | 'dark'

/** A mini-program ready to run: plain data, so that it can be handed to the browser. */
export type Bundle = {
  platform: Platform
  appId: string
  app: AppConfig
  pages: string[]
  packageRoots: string[]
  /** The values of `@name` in `window` and `tabBar`. */
  themes: Record<Theme, Record<string, string>>
  configs: Record<string, FileConfig>
  modules: Record<string, string>
  styles: Record<string, string>
  /** JavaScript that evaluates to the templates' functions by path. */
  templates: string
  /** What each built-in tag is given somewhere in the templates: such an attribute is a property. */
  attributes: Record<string, string[]>
  warnings: string[]
  /** Every call the platform's types know: those that the host lacks say so instead of being absent. */
  apiNames: string[]
}
