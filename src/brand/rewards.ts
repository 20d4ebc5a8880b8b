/**
 * What the brand rewards. Growth of twelve months makes the tier; who falls short of theirs keeps it for `graceDays`.
 * A make-up card covers one missed sign-in of the month.
 */
export const tiers = [
  {
    id: 'qicheng',
    name: '启程',
    threshold: 0,
    graceDays: 0,
    makeUpCards: 1,
    benefits: [{ title: '签到与任务', detail: '每天一点，攒成山海' }],
  },
  {
    id: 'tashan',
    name: '踏山',
    threshold: 500,
    graceDays: 30,
    makeUpCards: 2,
    benefits: [
      { title: '每月两张补签卡', detail: '忙起来的那两天，不断签' },
      { title: '生日礼', detail: '生日当月到店领取一份小礼' },
    ],
  },
  {
    id: 'lanyun',
    name: '揽云',
    threshold: 2_000,
    graceDays: 60,
    makeUpCards: 3,
    benefits: [
      { title: '每月三张补签卡', detail: '长途在路上，也不断签' },
      { title: '免费检测', detail: '每年一次全车检测，随时预约' },
      { title: '活动优先报名', detail: '车主活动提前一天开放名额' },
    ],
  },
  {
    id: 'dengfeng',
    name: '登峰',
    threshold: 6_000,
    graceDays: 90,
    makeUpCards: 5,
    benefits: [
      { title: '每月五张补签卡', detail: '放心去走远路' },
      { title: '专属顾问', detail: '一位顾问，全程跟进' },
      { title: '机场代泊', detail: '每年四次，一城通用' },
      { title: '新车首发席位', detail: '发布当天，前排相见' },
    ],
  },
] as const

const usual = { conditions: {}, caps: {}, pending: null, growth: 0, validMonths: 12 } as const

/** Rules for a fresh database; operators change them from there on. */
export const pointRules = [
  { ...usual, title: '每日签到', eventType: 'sign_in.done', points: 5, growth: 2 },
  {
    ...usual,
    ...{ title: '连续签到 7 天', eventType: 'sign_in.done', points: 30, growth: 10 },
    conditions: { everyDays: 7 },
  },
  {
    ...usual,
    ...{ title: '连续签到 30 天', eventType: 'sign_in.done', points: 150, growth: 50 },
    conditions: { everyDays: 30 },
  },
  { ...usual, title: '完善资料', eventType: 'profile.completed', points: 50, growth: 20 },
  {
    ...usual,
    ...{ title: '认证爱车', eventType: 'car.verified', points: 1_000, growth: 500 },
    // Once for a car, whoever proves it theirs next; two cars a member.
    caps: { person: { life: 2_000 }, car: { life: 1_000 } },
  },
  {
    ...usual,
    ...{ title: '到店试驾', eventType: 'test_drive.booked', points: 300, growth: 60 },
    caps: { person: { life: 1_200 } },
    pending: { until: 'test_drive.arrived', voidOn: ['test_drive.cancelled', 'test_drive.no_show'] },
  },
  {
    ...usual,
    ...{ title: '好友加入', eventType: 'referral.verified', points: 100, growth: 20 },
    caps: { person: { day: 300, life: 5_000 } },
    pending: { days: 7 },
  },
  {
    ...usual,
    ...{ title: '好友成为车主', eventType: 'referral.bought', points: 3_000, growth: 800 },
    pending: { days: 15 },
    validMonths: 24,
  },
  {
    ...usual,
    ...{ title: '发布动态', eventType: 'post.approved', points: 20, growth: 5 },
    caps: { person: { day: 60, week: 200 } },
  },
  { ...usual, title: '参加活动', eventType: 'event.attended', points: 200, growth: 80 },
  {
    ...usual,
    ...{ title: '到店保养', eventType: 'service.done', points: 300, growth: 150 },
    caps: { car: { week: 300 } },
  },
] as const

/** Tasks for a fresh database. None is done by passing a link on. */
export const tasks = [
  {
    id: 'complete-profile',
    ...{ title: '绑定手机号', detail: '绑定后换设备也能找回车库与积分' },
    ...{ eventType: 'profile.completed', target: 1, window: 'once', points: 30, growth: 10 },
  },
  {
    id: 'first-car',
    ...{ title: '认证第一辆车', detail: '上传行驶证，通过后即可领取' },
    ...{ eventType: 'car.verified', target: 1, window: 'once', points: 200, growth: 100 },
  },
  {
    id: 'first-drive',
    ...{ title: '完成一次试驾', detail: '预约后按时到店，由顾问登记' },
    ...{ eventType: 'test_drive.arrived', target: 1, window: 'once', points: 100, growth: 30 },
  },
  {
    id: 'five-days',
    ...{ title: '本周签到 5 天', detail: '从周一到周日，累计五天' },
    ...{ eventType: 'sign_in.done', target: 5, window: 'weekly', points: 20, growth: 10 },
  },
  {
    id: 'daily-post',
    ...{ title: '今天发一条动态', detail: '审核通过后可领取' },
    ...{ eventType: 'post.approved', target: 1, window: 'daily', points: 10, growth: 2 },
  },
] as const
