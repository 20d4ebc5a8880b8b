import type { CancelReason, SlotState } from '@/contract/test-drive'
import { sentences } from '@/miniapp/lib/sentences'
import type { FailureCode } from '@/miniapp/lib/settled'
import type { NoLocation } from '@/miniapp/platform/location'

export const refusals: Record<FailureCode, string> = {
  ...sentences,
  invalid_input: '请检查联系人和手机号后再试',
  unauthenticated: '登录后才能预约试驾',
  not_found: '这家门店或这次预约已经找不到了',
  request_reused: '内容已变化，请再提交一次',
  slot_taken: '这个时段刚被约走了',
  slot_closed: '这个时段已经不能预约了',
  hold_expired: '保留时间已过，这个时段已释放',
  booking_limit: '你未完成的试驾预约已达上限，完成或取消一次后再约',
  weekly_limit: '这一周的试驾次数已满，请换一周',
  booking_ended: '这次预约已经结束，不能再改了',
  change_too_late: '离试驾太近，线上已不能改动，请直接致电门店',
}

/** When a wanted time is gone and `count` others are offered. */
export const goneSentence = (code: FailureCode, count: number) => {
  const why = refusals[code]
  return count > 0 ? `${why}，为你找到最近的 ${count} 个空闲时段` : `${why}，请换一天或换一家门店`
}

export const noLocation: Record<NoLocation, string> = {
  refused: '没有定位也可以，选一下城市就行',
  blocked: '定位没有打开，选一下城市就行',
  switched_off: '手机定位已关闭，选一下城市就行',
  unavailable: '暂时无法定位，选一下城市就行',
  timeout: '定位太久了，选一下城市就行',
}

export const locationSettings = {
  title: '定位没有打开',
  content: '在设置里允许使用位置，就能按距离排列门店',
  confirmText: '去设置',
}

export const slotStates: Record<SlotState, string> = { free: '可约', taken: '已约满', too_soon: '来不及' }

export const cancelReasons: Record<CancelReason, string> = {
  time: '时间不合适了',
  dealer: '想换一家门店',
  model: '想换一款车',
  bought: '已经买车了',
  other: '其他原因',
}

export const bookingStates = { confirmed: '已预约', ended: '已完成', cancelled: '已取消' } as const

export const search = {
  allTimes: '查看全部时段',
  located: '按距离排序',
  locate: '离我最近',
  cityTitle: '选择城市',
  dealerCount: (count: number) => `${count} 家门店`,
  emptyTitle: '这天没有空闲时段',
  emptySentence: '换一天，或者看看其他车型',
  nextDay: '看看后一天',
  closed: '不可约',
  full: '这天没有空闲时段，换一天或换一家门店',
}

export const slots = {
  own: '已约',
  notLent: (model: string) => `这家门店没有${model}的试驾车，看看其他车型`,
  emptyTitle: '这天不接待试驾',
  emptySentence: '换一天看看，或致电门店',
}

export const holding = {
  title: '确认预约',
  asking: '正在为你保留这个时段',
  kept: '已为你保留',
  left: '剩余时间',
  again: '重新保留',
  pickAnother: '看其他时段',
  mine: '我的试驾',
  none: '还没有选好时段',
  noneSentence: '选一个日期和门店，我们先为你保留 5 分钟',
  search: '去选时段',
}

export const form = {
  name: '联系人',
  namePlaceholder: '怎么称呼你',
  nameMissing: '请填写联系人',
  phone: '手机号',
  phonePlaceholder: '顾问会在到店前联系你',
  phoneMissing: '请填写手机号',
  phoneWrong: '手机号是 11 位数字，请再看看',
  phoneKnown: (masked: string) => `不填则用 ${masked}`,
  note: '备注',
  notePlaceholder: '例如：想试试高速，或带孩子一起',
  submit: '确认预约',
  submitAgain: '再确认一次',
  uncertain: '网络断了，还不确定是否预约成功。点“再确认一次”不会重复预约',
  promise: '试驾免费 · 到店前都可以联系顾问',
}

export const success = {
  title: '预约成功',
  sentence: '顾问已经在为你准备试驾车',
  noNotices: '你没有允许消息提醒：预约已经确认，但试驾前不会再收到通知',
  next: '接下来',
  steps: ({ isToday, minutes }: { isToday: boolean; minutes: number }) => [
    isToday ? '今天就能试驾，有事请联系顾问' : '到店前一天，顾问会与你确认',
    '带上驾驶证原件，提前 10 分钟到店',
    `试驾约 ${minutes} 分钟，时间有变可在线改约`,
  ],
  calendar: '加入日历',
  calendarBy: '这里不能写入日历，记得截图保存',
  share: '告诉同行的人',
  view: '查看预约',
  home: '回到首页',
}

/** For those who receive guests. */
export const guests = {
  title: '试驾接待',
  dealer: '门店',
  day: '日期',
  yesterday: '昨天',
  strangerTitle: '没有可接待的门店',
  strangerSentence: '这里给门店的工作人员使用，需要权限请联系管理员',
  emptyTitle: '这天没有试驾',
  emptySentence: '有人预约后会出现在这里',
  states: { expected: '待到店', arrived: '已到店', missed: '未到店' },
  arrived: '已到店',
  askTitle: '确认客人已到店？',
  askSentence: (name: string, at: string) => `${name}，${at} 的试驾。预约时承诺的积分会发给客人`,
  noted: '已记下，客人到店',
}

export const calendarOutcomes = {
  added: '已加入手机日历',
  saved: '日历文件已下载，打开即可加入',
  cancelled: '没有加入日历',
  refused: '没有日历权限，可在设置中打开',
  unavailable: '这里不能写入日历，记得截图保存',
} as const

export const list = {
  upcoming: '即将试驾',
  past: '过往试驾',
  upcomingEmpty: '还没有预约',
  upcomingEmptySentence: '挑一款车，约一个你方便的时间',
  pastEmpty: '还没有试驾过',
  pastEmptySentence: '试驾过的车会留在这里',
  book: '预约试驾',
  guest: '登录后查看试驾',
  guestSentence: '预约、改约和取消都在这里',
  signIn: '登录',
  more: '正在加载更多',
}

export const detail = {
  consultant: '试驾顾问',
  car: '试驾车',
  contact: '联系人',
  note: '备注',
  calendar: '加入日历',
  reschedule: '改约',
  cancel: '取消预约',
  again: '再约一次',
  changeable: (until: string) => `${until} 前可以改约或取消`,
  tooLate: '线上改动的时间已过，需要改动请致电门店',
  rescheduleTitle: '改到什么时候',
  rescheduleNow: (time: string) => `现在约的是 ${time}，新时间确定前会一直保留`,
  rescheduleTo: (time: string) => `改到 ${time}`,
  reschedulePick: '选一个新时间',
  rescheduled: (time: string) => `已改约到 ${time}`,
  oldKept: '原来的时间还为你留着',
  cancelTitle: '为什么取消',
  cancelSentence: '取消后，这个时段会立刻开放给其他人',
  cancelConfirm: '确认取消预约',
  cancelKeep: '先不取消',
  cancelled: '已取消预约',
  callDealer: '致电门店',
}

export const words = {
  navigate: '导航',
  call: '电话',
  callLabel: (name: string) => `致电${name}`,
  navigateLabel: (name: string) => `导航到${name}`,
  shareAny: '一起来试驾',
  calendarTitle: (model: string) => `试驾${model}`,
  calendarNotes: (phone: string) => `门店电话 ${phone}，请带驾驶证`,
  shareDealer: (model: string) => `一起试驾${model}`,
  shareTitle: (model: string, when: string) => `${when} 一起试驾${model}`,
}
