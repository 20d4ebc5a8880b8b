import type { PhoneButton } from './phone'

/** The code is for the BFF, which WeChat tells the number for it, once. */
export const phoneButton: PhoneButton = (answer) => ({
  openType: 'getPhoneNumber',
  onGetPhoneNumber: ({ detail: { code, errMsg } }) => {
    if (code) answer({ status: 'given', proof: { by: 'wechat', code } })
    else answer({ status: /deny|cancel/.test(errMsg) ? 'refused' : 'unavailable' })
  },
})
