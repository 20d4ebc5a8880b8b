export const me = {
  guest: '登录后开始',
  guestSentence: '预约试驾、查看行程都更方便',
  signIn: '登录',
  member: '远山车友',
  joined: (day: string) => `${day}加入`,
  phone: '手机号',
  bind: '去绑定',
  devices: '登录设备',
  privacy: '隐私中心',
  bookings: '我的试驾',
  next: (time: string) => time,
  none: '还没有预约',
  book: '预约试驾',
  service: '客服热线',
  signOut: '退出登录',
  signOutAsk: '退出后，这台设备上的草稿和联系人会一并清除',
  signedOut: '已退出登录',
}

export const points = {
  points: '积分',
  tier: '会员等级',
  tasks: '个任务可做',
  ready: '个奖励待领取',
  unknown: '–',
}
