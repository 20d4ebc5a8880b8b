import Taro from '@tarojs/taro'

export const textScale = () => (Taro.getSystemInfoSync().fontSizeSetting ?? 16) / 16
