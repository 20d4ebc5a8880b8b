import Taro from '@tarojs/taro'

export const statusBarPx = (): number => Taro.getWindowInfo().statusBarHeight ?? 0
