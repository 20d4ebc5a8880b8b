import Taro from '@tarojs/taro'

export const copy = (text: string) => Taro.setClipboardData({ data: text })
