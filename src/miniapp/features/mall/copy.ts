import type { OrderEventKind, OrderState, RefundReason } from '@/contract/order'
import type { DeliveryKind } from '@/contract/product'
import { sentences } from '@/miniapp/lib/sentences'
import type { FailureCode } from '@/miniapp/lib/settled'

export const refusals: Record<FailureCode, string> = {
  ...sentences,
  unauthenticated: '登录后才能兑换',
  invalid_input: '请检查填写的内容后再试',
  out_of_stock: '来晚了一步，最后一件刚被换走',
  insufficient_points: '积分还差一点，签到和做任务都能再得一些',
  order_ended: '订单刚有变化，已为你刷新',
}

export const shop = {
  title: '积分商城',
  balance: '我的积分',
  balanceLabel: (points: string) => `我有 ${points} 积分`,
  guest: '登录看积分',
  orders: '我的兑换',
  redeem: '核销兑换码',
  all: '全部',
  categories: '分类',
  from: '起',
  points: '积分',
  few: '仅剩几件',
  gone: '已兑完',
  over: '已结束',
  coming: (day: string) => `${day}开始`,
  comingSoon: '即将开始',
  tier: (name: string) => `${name}专享`,
  emptyTitle: '这里还没有商品',
  emptySentence: '新东西上架时会放在这里，先看看别的',
  seeAll: '看看全部',
  more: '正在加载更多',
  end: '就是这些了',
  share: '积分可以换这些好物',
}

export const product = {
  colour: '颜色',
  size: '规格',
  goneTrait: (trait: string) => `${trait}，已兑完`,
  delivery: '怎么拿到',
  limit: '兑换规则',
  limitEver: (count: number) => `每人限兑 ${count} 件`,
  limitMonth: (count: number) => `每人每月限兑 ${count} 件`,
  limitLeft: (count: number) => (count > 0 ? `你还可以兑 ${count} 件` : '你已兑满'),
  noLimit: '不限件数，兑完为止',
  tier: (name: string) => `${name}及以上会员可兑`,
  until: (moment: string) => `${moment} 截止`,
  refund: '下单 7 天内，没有发货或领取的可退回',
  about: '商品介绍',
  enough: (after: string) => `积分足够，兑换后还有 ${after}`,
  short: (points: string) => `还差 ${points} 积分`,
  earn: '去赚积分',
  buy: '立即兑换',
  signIn: '登录后兑换',
  picture: (place: number, count: number) => `第 ${place} 张，共 ${count} 张`,
}

export const obstacles = {
  coming: (moment: string) => `${moment} 开始兑换`,
  comingSoon: '即将开始兑换',
  over: '兑换已结束',
  gone: '已兑完，看看别的',
  frozen: '积分核实中，暂不能兑换',
  tier: (name: string) => `${name}会员可兑`,
  limit: '已达兑换上限',
  short: (points: string) => `还差 ${points} 积分`,
}

export const deliveries: Record<DeliveryKind, { name: string; sentence: string }> = {
  address: { name: '邮寄到家', sentence: '全国包邮，发货后可看快递单号' },
  pickup: { name: '门店自取', sentence: '到选好的门店出示兑换码领取' },
  voucher: { name: '电子券', sentence: '兑换即得兑换码，任意门店可用' },
}

export const confirm = {
  quantity: '数量',
  fewer: '少一件',
  more: '多一件',
  delivery: '领取方式',
  address: '收货地址',
  addAddress: '添加收货地址',
  change: '更换',
  dealer: '领取门店',
  pickDealer: '选择领取门店',
  total: '合计',
  available: (points: string) => `可用 ${points} 积分`,
  points: '使用积分',
  cash: '还需支付',
  submit: (points: string) => `确认兑换 ${points} 积分`,
  submitCash: (points: string, cash: string) => `${points} 积分 + ${cash} 兑换`,
  submitAgain: '再确认一次',
  uncertain: '还不确定是否兑换成功，再确认一次不会重复兑换',
  kept: '提交后为你保留 15 分钟，请在这段时间内付款',
  needPlace: {
    address: '先添加收货地址',
    pickup: '先选择领取门店',
    voucher: '',
  },
  missing: '这件商品已经不在架上了',
  back: '看看别的',
  soldTitle: '来晚了一步',
  soldSentence: '最后一件刚被换走，积分没有动。看看其他款式，或换一件喜欢的',
  otherKinds: '看看其他款式',
  shortTitle: '积分还差一点',
  shortSentence: '签到和做任务都能得积分，攒够了再来换',
  limitTitle: '已达兑换上限',
  limitSentence: '这件商品你已经兑满了，看看别的吧',
  tierTitle: '会员等级还差一点',
  tierSentence: '多参与活动就能升级，升级后就能兑换',
  tierWay: '看看怎么升级',
  earn: '去赚积分',
  close: '知道了',
}

export const addresses = {
  title: '收货地址',
  default: '默认',
  makeDefault: '设为默认',
  edit: '修改',
  remove: '删除',
  removeTitle: '删除这个地址？',
  removeSentence: '已经下的订单不受影响',
  removed: '地址已删除',
  chosen: '已设为默认地址',
  add: '添加地址',
  full: (count: number) => `最多保存 ${count} 个地址，先删掉不用的`,
  emptyTitle: '还没有收货地址',
  emptySentence: '添加一个，兑换的好物会寄到这里',
  masked: '为了保护你的隐私，姓名、电话和门牌只显示一部分',
  use: (name: string) => `使用${name}的地址`,
}

export const addressForm = {
  name: '收货人',
  namePlaceholder: '怎么称呼',
  nameMissing: '请填写收货人',
  phone: '手机号',
  phonePlaceholder: '快递员会打这个电话',
  phoneWrong: '手机号是 11 位数字，请再看看',
  area: '所在地区',
  areaPlaceholder: '省、市、区县',
  areaMissing: '请选择所在地区',
  street: '详细地址',
  streetPlaceholder: '街道、小区、楼号和门牌',
  streetMissing: '请填写详细地址',
  save: '保存地址',
  saved: '地址已保存',
  areaTitle: '选择所在地区',
  areaAgain: '重新选择',
}

export const dealers = {
  title: '选择领取门店',
  locate: '离我最近',
  located: '按距离排序',
  city: '城市',
  emptyTitle: '这里还没有门店',
  emptySentence: '换一个城市看看',
  noLocation: '暂时无法定位，选一下城市就行',
  locationSettings: {
    title: '定位没有打开',
    content: '在设置里允许使用位置，就能按距离排列门店',
    confirmText: '去设置',
  },
}

export const orderStates: Record<OrderState, string> = {
  awaiting_payment: '待付款',
  to_ship: '待发货',
  to_redeem: '待领取',
  shipped: '待收货',
  completed: '已完成',
  cancelled: '已取消',
  refunded: '已退回',
}

export const orders = {
  title: '我的兑换',
  all: '全部',
  pieces: (count: number) => `共 ${count} 件`,
  emptyTitle: '还没有兑换过',
  emptySentence: '去商城看看，积分可以换好物和服务',
  emptyTab: (state: string) => `没有${state}的订单`,
  go: '去商城看看',
  guest: '登录后查看兑换',
  guestSentence: '兑换码、快递单号和退回都在这里',
  signIn: '登录',
}

export const timeline: Record<OrderEventKind, string> = {
  placed: '提交兑换',
  paid: '兑换成功',
  paid_late: '付款到账时订单已取消，正在原路退回',
  shipped: '已发货',
  redeemed: '已领取',
  received: '已收货',
  cancelled: '已取消，积分已退回',
  payment_expired: '超时未付款，积分已退回',
  payment_closed: '付款已关闭，积分已退回',
  code_expired: '兑换码已过期，积分已退回',
  refunded: '已退回，积分回到账户',
  cash_refunded: '退款已到账',
  cash_stuck: '退款遇到问题，客服正在处理',
}

export const refundReasons: Record<RefundReason, string> = {
  changed_mind: '不想要了',
  wrong_choice: '选错了款式或数量',
  too_slow: '等得太久了',
  other: '其他原因',
}
