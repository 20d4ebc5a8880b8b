import Taro from '@tarojs/taro'

export type Place = { latitude: number; longitude: number; name: string; address: string }

/** Shows the place on the platform's own map, from where the member can start navigation. */
export const openMap = (place: Place) => Taro.openLocation({ ...place, scale: 16 })
