import Taro from '@tarojs/taro'

export const statusBarPx = (): number => Taro.getSystemInfoSync().statusBarHeight ?? 0
