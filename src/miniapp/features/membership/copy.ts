import type { BoundPhone, Device } from '@/contract/membership'
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

/** Before what can't be undone, or shows everything. */
export const loginAgain = (phone: string | null) => ({
  title: '再验证一次',
  sentence: `为了账号安全，请${phone ? `用 ${phone} ` : ''}再登录一次，然后接着刚才的事`,
})

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
  policy: '登录即表示你同意《隐私政策》',
}

const otherPlaces = '微信、支付宝和网页'

export const binding = {
  title: '绑定手机号',
  titleAgain: '换一个手机号',
  sentence: `同一个手机号，在${otherPlaces}上就是同一个你：预约和车辆会合到一起`,
  now: (masked: string) => `现在的手机号 ${masked}`,
  oneTap: { wechat: '用微信手机号一键绑定', alipay: '用支付宝手机号一键绑定', h5: '' } satisfies Record<
    Device['platform'],
    string
  >,
  bySms: '用短信验证码绑定',
  byTap: '还是一键绑定',
  submit: '绑定',
  agree: '查看并同意隐私政策',
  refused: '没有绑定。需要时再来，不影响浏览',
  unavailable: '没能取到手机号，请用短信验证码绑定',
  oldSentence: '号码可能换过主人，确认后再绑定',
}

export const outcomes: Record<BoundPhone['outcome'], string> = {
  attached: '手机号已绑定',
  unchanged: '这个手机号已经绑定好了',
  merged: '已和你在其他平台的账号合并，预约和车辆都在这里',
  moved: '手机号已换到现在的账号',
}

export const profile = {
  avatar: '更换头像',
  avatarFailed: '没能取到头像，请稍后再试',
  nickname: '昵称',
  nicknamePlaceholder: '怎么称呼你',
  phone: '手机号',
  noPhone: '去绑定',
  sending: (percent: number) => (percent < 100 ? `正在上传 ${percent}%` : '正在处理'),
  saved: '已保存',
  save: '保存',
}

export const platforms: Record<Device['platform'], string> = {
  wechat: '微信小程序',
  alipay: '支付宝小程序',
  h5: '网页',
}

export const devices = {
  sentence: '看到不认识的设备，请把它退出登录',
  unnamed: { wechat: '未知设备', alipay: '未知设备', h5: '浏览器' } satisfies Record<
    Device['platform'],
    string
  >,
  current: '本机',
  used: (moment: string) => `最近使用 ${moment}`,
  signOut: '退出',
  signOutLabel: (name: string) => `退出${name}的登录`,
  signOutAsk: (name: string) => `${name} 需要重新登录才能使用`,
  signedOut: '已退出那台设备',
  everywhere: '退出所有设备',
  everywhereAsk: '包括这台在内，所有设备都要重新登录。这台设备上的草稿会一并清除',
  leftEverywhere: '已退出所有设备',
}
