import { sentences } from '@/miniapp/lib/sentences'
import type { FailureCode } from '@/miniapp/lib/settled'

export const refusals: Record<FailureCode, string> = {
  ...sentences,
  invalid_input: '请检查手机号和验证码',
  code_wrong: '验证码不对，请再看看短信',
  code_expired: '验证码已过期，请重新获取',
  rate_limited: '获取太频繁了，请稍后再试',
  proof_wrong: '和账号里的车辆对不上，请再看看',
}

export const oldAccount = {
  title: '这个号码的账号很久没用了',
  sentence: '号码可能换过主人，确认后再登录',
  tail: '车牌或车架号',
  tailPlaceholder: '最后 4 到 8 位',
  mine: '是我的账号',
  isNew: '我是这个号码的新主人',
}

export const login = {
  title: '手机号登录',
  sentence: '没有账号会自动创建，登录后接着刚才的事',
  phone: '手机号',
  phonePlaceholder: '11 位手机号',
  code: '验证码',
  codePlaceholder: '短信里的 6 位数字',
  send: '获取验证码',
  sendAgain: '重新获取',
  wait: (seconds: number) => `${seconds} 秒后可重新获取`,
  sent: (minutes: number) => `验证码已发送，${minutes} 分钟内有效`,
  phoneWrong: '手机号是 11 位数字，请再看看',
  submit: '登录',
}
