import Taro from '@tarojs/taro'
import type { PhoneButton } from './phone'

/** There at run time; Taro's types have it not. The text is signed, and encrypted for the BFF alone. */
type WithPhone = { getPhoneNumber(): Promise<{ response: string }> }

export const phoneButton: PhoneButton = (answer) => ({
  openType: 'getAuthorize',
  scope: 'phoneNumber',
  onGetAuthorize: () =>
    void (Taro as unknown as WithPhone).getPhoneNumber().then(
      ({ response }) => answer({ status: 'given', proof: { by: 'alipay', response } }),
      () => answer({ status: 'unavailable' }),
    ),
  onError: () => answer({ status: 'refused' }),
})
