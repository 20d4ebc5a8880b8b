/** The apps of a machine without credentials: no platform has ever given such ids to anybody. */
export const PLAYED_WECHAT_APP = 'wx0000000000000000'
export const PLAYED_ALIPAY_APP = '0000000000000000'
export const PLAYED_MERCHANT = '0000000000'
