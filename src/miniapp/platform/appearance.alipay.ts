import Taro from '@tarojs/taro'
import type { Theme } from './appearance'

/** Alipay documents no theme. */
export const useTheme = (): Theme => 'light'

export const textScale = () => (Taro.getSystemInfoSync().fontSizeSetting ?? 16) / 16
