import Taro from '@tarojs/taro'

/** Offers to dial. A member who changes their mind is no failure. */
export const dial = (phoneNumber: string) => Taro.makePhoneCall({ phoneNumber }).catch(() => undefined)
