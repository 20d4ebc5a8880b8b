import type { PointStory, PointTransfer, TransferKind } from '@/contract/points'
import type { SignInDay, Task, TierChange } from '@/contract/rewards'
import { sentences } from '@/miniapp/lib/sentences'
import type { FailureCode } from '@/miniapp/lib/settled'

export const refusals: Record<FailureCode, string> = {
  ...sentences,
  unauthenticated: '登录后才能签到、领积分',
  forbidden: '登录后才能查看积分',
  rate_limited: '点得太快了，请稍等片刻再试',
}

export const centre = {
  available: '可用积分',
  pending: '待到账',
  pendingLabel: (points: string) => `${points} 积分待到账，看看是哪些`,
  held: '兑换中',
  debt: (points: string) => `有 ${points} 积分需要补回，会从之后获得的积分里自动扣除，不用另外处理`,
  frozen: '积分账户正在核实，暂时不能获得和使用积分。有疑问可以联系客服',
  expiring: (points: string, day: string) => `${points} 积分将于 ${day} 到期`,
  spend: '去看看',
  journal: '积分明细',
  mall: '积分商城',
  gift: '赠送家人',
  tier: (name: string) => name,
  guestTitle: '登录后开始攒积分',
  guestSentence: '每天签到、做任务得积分，换好物和服务',
  signIn: '登录',
}

export const signIn = {
  title: '每日签到',
  goFor: (points: number) => (points > 0 ? `签到 +${points}` : '签到'),
  done: '今日已签到',
  doneFor: (points: number) => (points > 0 ? `已签到 +${points}` : '今日已签到'),
  busy: '正在签到',
  streak: (days: number) => `已连续 ${days} 天`,
  start: '从今天开始连续签到',
  bonus: (days: number, points: number) => `再签 ${days} 天多得 ${points}`,
  bonusToday: (points: number) => `今天签到多得 ${points}`,
  brought: (points: number, streak: number) =>
    `${points > 0 ? `+${points} 积分` : '签到成功'}，已连续 ${streak} 天`,
  held: '已签到，积分核实后到账',
  guest: '签到领积分',
  cards: (count: number) => `${count} 张补签卡`,
  makeUp: '补签',
  makeUpTitle: '补签哪一天',
  makeUpSentence: (count: number) =>
    `还有 ${count} 张补签卡。补上的那天不得积分，连续天数会接上，达到奖励天数时照样得奖励`,
  makeUpFrozen: (count: number) =>
    `还有 ${count} 张补签卡。积分账户正在核实，现在补签只接上连续天数，没有积分`,
  forNothing: {
    title: '现在签到没有积分',
    content: '积分账户正在核实。今天签到只计入连续天数，不得积分，之后也不补发',
    confirmText: '仍要签到',
  },
  noneMissed: '最近没有漏签，继续保持',
  noCards: '补签卡用完了，下个月会有新的',
  madeUp: (day: string) => `${day}已补签`,
}

const faces: Record<SignInDay['state'], string> = {
  done: '已签到',
  made_up: '已补签',
  missed: '未签到',
  open: '待签到',
  ahead: '',
  before: '',
}

/** The month in words, for who can't see its picture. */
export function monthLabel(days: readonly SignInDay[]) {
  const count = (state: SignInDay['state']) => days.filter((day) => day.state === state).length
  const told = (['done', 'made_up', 'missed'] as const).filter((state) => count(state) > 0)
  return `本月${told.map((state) => `${faces[state]} ${count(state)} 天`).join('，') || faces.open}`
}

export const tasks = {
  title: '做任务，得积分',
  reward: (points: number, growth: number) =>
    [points > 0 && `+${points} 积分`, growth > 0 && `+${growth} 成长值`].filter(Boolean).join(' '),
  progress: (done: number, target: number) => `${done} / ${target}`,
  claim: '领取',
  claimed: '已领取',
  frozen: '核实后可领',
  go: '去完成',
  got: (points: number, growth: number) => `已领取 ${tasks.reward(points, growth)}`,
  until: (day: string) => `${day}前完成`,
  emptyTitle: '任务都完成了',
  emptySentence: '有新任务时会放在这里，别忘了每天签到',
  ready: (count: number) => `${count} 个奖励待领取`,
  none: '去看看',
}

export const windows: Record<Task['window'], string> = {
  once: '',
  daily: '每日',
  weekly: '每周',
  campaign: '限时',
}

export const tier = {
  growth: '成长值',
  of: (goal: string) => `/ ${goal}`,
  missing: (missing: string, name: string) => `再得 ${missing} 成长值，升级为${name}`,
  top: '已经是最高等级，感谢一路同行',
  grace: (day: string) => `等级为你保留到 ${day}`,
  graceSentence: (missing: string) => `在这之前再得 ${missing} 成长值，就能继续保留`,
  explained: '成长值是最近 12 个月获得的总和，用于评定等级，不会因为花积分而减少',
  benefits: (name: string) => `${name}的权益`,
  noBenefits: '这个等级还没有专属权益',
  mine: '当前',
  needs: (threshold: string) => `满 ${threshold} 成长值`,
  open: '加入即可享有',
  months: '最近 12 个月的成长值',
  monthsLabel: (total: string) => `最近 12 个月共得 ${total} 成长值`,
  ring: (growth: string, name: string) => `${name}，成长值 ${growth}`,
  history: '等级记录',
  noHistory: '等级有变化时会记在这里',
}

export const changes: Record<TierChange['why'], (name: string) => string> = {
  joined: (name) => `加入会员，从${name}开始`,
  reached: (name) => `升级为${name}`,
  grace_over: (name) => `保留期结束，调整为${name}`,
}

/** A change, with its sign: a minus as wide as a plus. */
export const signed = (change: number, points: string) =>
  `${change > 0 ? '+' : change < 0 ? '−' : ''}${points}`

/** Where the title alone does not say what kind it is. */
export const kinds: Partial<Record<TransferKind, string>> = { post: '到账' }

/** What was to come, and what became of it. */
export const expectations: Record<NonNullable<PointTransfer['expectation']>, string> = {
  open: '待到账',
  posted: '预计获得，已到账',
  voided: '预计获得，没有到账',
}

export const states: Record<NonNullable<PointStory['state']>, string> = {
  open: '进行中',
  posted: '已到账',
  voided: '没有到账',
  captured: '已兑换',
  released: '已退回',
  taken_back: '已收回',
  returned: '已退回',
}

export const journal = {
  which: { all: '全部', in: '获得', out: '使用', pending: '待到账' },
  trend: '可用积分的变化',
  now: '现在',
  trendLabel: (from: string, points: string) => `${from}以来可用积分的变化，现在 ${points}`,
  came: (points: string) => `获得 ${points}`,
  went: (points: string) => `使用 ${points}`,
  pending: '条件达成后到账，到账前不能使用。没有达成的，会记为未入账',
  noneTitle: '没有待到账的积分',
  noneSentence: '预约试驾、邀请好友这些要等结果的积分，会先放在这里',
  emptyTitle: '还没有积分记录',
  emptySentence: '每天签到、完成任务，积分都会记在这里',
  toCentre: '去签到',
  more: '正在加载更多',
  end: '没有更多了',
}

export const story = {
  from: '这些积分从哪里来',
  spentOn: '花在了哪里',
  left: '还剩下',
  leftOf: (points: string) => `${points} 积分`,
  leftUntil: (day: string) => `${day}到期`,
  elsewhere: '合并前的账号',
  unused: '还没有用过，全都在',
  usedUp: '已经全部用完',
  pending: '条件达成后到账，到账前不能使用',
  booking: '看这次试驾预约',
  shares: (left: string, all: string) => `共 ${all} 积分，还剩 ${left}`,
}

export const gift = {
  to: '送给谁',
  sentence: '可以送给和你共享车辆的家人。对方收到后可以马上使用，到期时间不变',
  nameless: '共享车辆的家人',
  points: '积分',
  pointsPlaceholder: '想送多少',
  pointsOf: (points: string) => `积分（可用 ${points}）`,
  tooMany: '超过了可用积分',
  notWhole: '请填写整数',
  tooFew: '至少送 1 积分',
  submit: '赠送',
  submitFor: (points: string) => `赠送 ${points} 积分`,
  ask: (points: string, to: string) => `把 ${points} 积分送给 ${to}，24 小时内没用掉的可以收回`,
  given: (points: string) => `已送出 ${points} 积分`,
  back: (points: string) => `已收回 ${points} 积分`,
  until: (time: string) => `${time}内可以收回`,
  hours: (hours: number, minutes: number) =>
    [hours > 0 && `${hours} 小时`, (minutes > 0 || hours === 0) && `${minutes} 分钟`]
      .filter(Boolean)
      .join(' '),
  takeBack: '收回',
  takeBackAsk: '对方还没用掉的部分会回到你这里',
  emptyTitle: '还没有可以送的家人',
  emptySentence: '在爱车里邀请家人共同驾驶，就能互送积分',
  invite: '去邀请',
}
