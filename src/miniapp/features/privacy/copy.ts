import { sentences } from '@/miniapp/lib/sentences'
import type { FailureCode } from '@/miniapp/lib/settled'
import type { HandedOver } from '@/miniapp/platform/hand-over'

export const refusals: Record<FailureCode, string> = {
  ...sentences,
  booking_open: '还有未完成的试驾预约，取消或完成后就能注销',
  rate_limited: '今天已经导出过 3 次，明天再来吧',
}

export const centre = {
  consents: '我同意了什么',
  data: '我的信息',
  needed: '使用登录和预约所必需',
  optional: '可选，随时开关',
  version: (version: string, since: string) => `版本 ${version} · ${since} 起`,
  newWords: '条款有更新，请看过后再确认',
  on: '已同意',
  off: '未同意',
  label: (title: string, given: boolean) =>
    `${title}，${given ? '已同意，点一下撤回' : '未同意，点一下同意'}`,
  saved: { given: '已同意', withdrawn: '已撤回同意' },
  neededAsk: '没有它就不能登录和预约，撤回后会退出登录，浏览不受影响。已有的信息可以导出或注销',
  neededTitle: '撤回隐私政策同意',
  withdraw: '撤回',
  reveals: '谁看过我的信息',
  export: '导出我的数据',
  deletion: '注销账号',
}

export const policyWords = {
  inForce: '正在生效',
  before: '以前的版本',
  since: (version: string, since: string) => `版本 ${version} · ${since} 起生效`,
  unknown: '没有找到这份条款',
  unknownSentence: '可能已经下线了',
}

const things: Record<string, string> = {
  vin: '车架号',
  plate: '车牌号',
  phone: '手机号',
  licence: '行驶证',
  address: '收货地址',
}

export const revealWords = {
  sentence: '手机号、车牌和车架号平时只显示一部分。每一次完整显示，都记在这里',
  what: (what: string) => things[what] ?? '加密的信息',
  myself: '你自己查看',
  staff: '工作人员核对',
  why: { asked: '应你的要求', check: '用于核实' },
  none: '还没有人看过',
  noneSentence: '有人完整查看你的信息时，会记在这里',
  more: '正在加载更多',
}

export const exportWords = {
  title: '带走你的全部数据',
  sentence: '账号、车辆、预约、积分、订单和同意记录，打包成一个 zip 文件',
  facts: [
    '文件里是完整的信息，请只存在自己的设备上',
    '链接 10 分钟内有效，过期可以重新导出',
    '每天最多导出 3 次',
  ],
  make: '生成我的数据文件',
  again: '重新生成',
  ready: '数据文件已生成',
  until: (time: string) => `${time} 前有效`,
  hand: { save: '下载文件', send: '发送到聊天', copy: '复制下载链接' },
  unfetched: '文件没能取下来，请重新生成',
}

export const handedOver: Record<HandedOver, string> = {
  saved: '已开始下载',
  sent: '已发送',
  copied: '链接已复制，请在浏览器打开',
  cancelled: '没有发送，文件还在',
  failed: '没能完成，请再试一次',
}

export const deletionWords = {
  title: '注销账号',
  sentence: '提交后有 7 天时间反悔，期间账号照常使用',
  steps: [
    '今天：提交注销，随时可以撤销',
    '7 天内：在这里点“保留账号”，一切如常',
    '7 天后：信息被删除，无法恢复',
  ],
  gone: '会被删除',
  goneWhat:
    '手机号与平台标识、登录设备、车辆与证件、预约里的称呼和电话、收货地址、全部积分与成长值、同意与查看记录',
  kept: '匿名保留',
  keptWhat: '试驾的日期与门店、订单与付款的账目，不再能认出是你',
  ask: '提交注销',
  askTitle: '确认注销账号',
  askSentence: '7 天后你的信息会被删除，剩下的积分作废，无法恢复。7 天内可以随时撤销',
  endOpen: '去处理',
  confirm: '确认注销',
  asked: '注销已提交',
  daysLeft: (days: number) => `${days} 天`,
  dueAt: (moment: string) => `${moment} 之后删除`,
  left: '后账号会被删除',
  blocked: (why: string) => `${why}。在那之前账号会保留`,
  regret: '保留账号',
  regretted: '账号已保留，欢迎回来',
}
