const words = {
  PARAM_ERROR: [400, '参数错误'],
  INVALID_REQUEST: [400, '请求不合法'],
  ORDER_CLOSED: [400, '订单已关闭'],
  ORDERPAID: [400, '该订单已支付'],
  APPID_MCHID_NOT_MATCH: [400, 'appid和mch_id不匹配'],
  SIGN_ERROR: [401, '签名错误'],
  NO_AUTH: [403, '商户无权限'],
  USER_ACCOUNT_ABNORMAL: [403, '用户账户异常'],
  NOT_ENOUGH: [403, '商户余额不足'],
  OUT_TRADE_NO_USED: [403, '商户订单号重复'],
  RULE_LIMIT: [403, '业务规则限制'],
  ORDER_NOT_EXIST: [404, '订单不存在'],
  RESOURCE_NOT_EXISTS: [404, '查询的资源不存在'],
  NOT_FOUND: [404, '请求的URL不存在'],
  FREQUENCY_LIMITED: [429, '频率超限'],
  SYSTEM_ERROR: [500, '系统错误'],
} as const

export type Code = keyof typeof words

/** Unlike WeChat itself, WeChat Pay fails with a status, and signs most of what it says then. */
export class Refused extends Error {
  readonly status: number
  constructor(
    readonly code: Code,
    detail?: string,
  ) {
    super(detail ?? words[code][1])
    this.status = words[code][0]
  }
}
