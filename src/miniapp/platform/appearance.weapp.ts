import Taro from '@tarojs/taro'

/** Taro's types lag behind WeChat's. */
type BaseInfo = Taro.getAppBaseInfo.Result & { fontSizeScaleFactor?: number; fontSizeSetting?: number }

/** Since 2.23.4 WeChat says the factor; before, only the size it gives to what is 16 px by default. */
export function textScale() {
  const { fontSizeScaleFactor, fontSizeSetting = 16 } = Taro.getAppBaseInfo() as BaseInfo
  return fontSizeScaleFactor ?? fontSizeSetting / 16
}
