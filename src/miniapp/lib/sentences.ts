import type { FailureCode } from './settled'

/** What a member reads when something could not be done. A feature may say it better in its own `copy.ts`. */
export const sentences: Record<FailureCode, string> = {
  invalid_input: '有些内容填得不对，请检查后再试',
  unauthenticated: '登录已过期，请重新登录',
  login_failed: '这次没能登录，请再试一次',
  code_wrong: '验证码不对，请再看看短信',
  code_expired: '验证码已过期，请重新获取',
  forbidden: '这个操作需要更多权限',
  not_found: '没有找到，可能已经下线了',
  request_reused: '内容已变化，请再提交一次',
  slot_taken: '这个时段刚被约走了',
  slot_closed: '这个时段已经不能预约了',
  hold_expired: '保留时间已过，时段已经放回',
  booking_limit: '你已有足够多的预约，完成或取消后再约吧',
  weekly_limit: '这一周的试驾次数已满，换一周再来吧',
  booking_ended: '这次预约已经结束了',
  change_too_late: '离试驾太近了，请直接致电门店',
  booking_open: '还有未完成的试驾预约，请先取消或完成',
  too_large: '内容太大了，请精简后再试',
  rate_limited: '操作太快了，请稍等片刻',
  internal: '出了点小问题，请再试一次',
  busy: '现在人有点多，请稍后再试',
  sign_in_unavailable: '暂时无法登录，请稍后再试',
  offline: '网络断开了，请检查后再试',
  timeout: '网络有点慢，请再试一次',
  unreadable: '网络返回异常，请换个网络再试',
}
