import type { OrderState } from '@/contract/order'
import type { Outcome } from './paying'

/** What each state means to whoever waits for the thing. */
export const stateSentences: Record<OrderState, string> = {
  awaiting_payment: '积分和商品已为你保留，付款后兑换完成',
  to_ship: '正在为你准备，发货后这里会有快递单号',
  to_redeem: '到门店出示兑换码，工作人员扫码后交给你',
  shipped: '已交给快递，收到后点一下确认收货',
  completed: '这笔兑换已经完成，感谢一路同行',
  cancelled: '这笔兑换没有完成，喜欢可以再兑一次',
  refunded: '这笔兑换已经退回，喜欢可以再兑一次',
}

export const order = {
  pay: (cash: string) => `去付款 ${cash}`,
  payLeft: '剩余付款时间',
  cancel: '取消订单',
  cancelTitle: '取消这笔兑换？',
  cancelSentence: '积分会马上退回，商品会留给其他人',
  cancelled: '订单已取消，积分已退回',
  check: '已付款，刷新看看',
  waiting: '还没有收到付款结果。如果已经付款，稍等片刻会自动更新，请不要重复付款',
  code: '兑换码',
  codeLabel: (code: string) => `兑换码 ${code.split('').join(' ')}`,
  codePicture: '兑换码的二维码，供工作人员扫描',
  bright: '出示时把屏幕调亮，更容易扫到',
  expires: (moment: string, cash: string | null) =>
    `${moment} 前有效，过期后积分自动退回${cash ? `，${cash} 原路退回` : ''}`,
  copyCode: '复制兑换码',
  copiedCode: '兑换码已复制',
  dealer: '领取门店',
  call: (name: string) => `致电${name}`,
  carrier: '快递',
  tracking: '快递单号',
  copyTracking: '复制',
  copiedTracking: '快递单号已复制',
  received: '确认收货',
  receivedTitle: '已经收到了？',
  receivedSentence: '确认后订单就完成了',
  thanks: '已确认收货',
  address: '收货地址',
  number: '订单编号',
  at: '兑换时间',
  paid: '使用积分',
  cash: '支付',
  refund: '申请退回',
  refundUntil: (moment: string) => `${moment} 前可以退回`,
  refundTitle: '为什么退回',
  refundSentence: (points: string) => `${points} 积分会回到原来那几笔，到期日不变；支付的钱原路退回`,
  refundSentencePoints: (points: string) => `${points} 积分会回到原来那几笔，到期日不变`,
  refundConfirm: '确认退回',
  refundKeep: '先不退回',
  refunded: (cash: string | null) => (cash ? `积分已退回，${cash} 正在原路退回` : '积分已退回'),
  timeline: '进度',
  again: '再兑一次',
  service: '需要帮助可以联系客服',
  journal: '看积分明细',
  backPoints: (points: string) => `${points} 积分已退回原来那几笔，到期日不变`,
}

/** Where the cash is, as far as there is anything to wait for. */
export const cashSentences = {
  refunding: (cash: string) => `${cash} 正在原路退回，一般 1 到 3 天到账`,
  refunded: (cash: string) => `${cash} 已原路退回`,
  stuck: (cash: string) => `${cash} 的退款遇到问题，客服正在处理，不会少你一分`,
}

export const payOutcomes: Record<Outcome, string> = {
  paid: '付款成功，兑换完成',
  cancelled: '还没有付款，订单为你保留 15 分钟',
  unknown: '还不确定是否付款成功，请稍后刷新看看',
  left: '',
}

export const staff = {
  dealer: '所在门店',
  sentence: '扫描车主出示的二维码，或输入兑换码',
  sentenceTyped: '请车主出示兑换码，在这里输入',
  short: '兑换码一共 10 位，输完整后就能查看',
  locked: (minutes: number) => `输错太多次了，请 ${minutes} 分钟后再试`,
  scan: '扫码',
  code: '兑换码',
  placeholder: '例如 7KQ3M-XW9PD',
  look: '查看',
  hand: '交给车主后点这里',
  redeem: '确认核销',
  done: '核销成功',
  handOver: (pieces: number) => `请把 ${pieces} 件商品交给车主`,
  serve: '请为车主提供这项服务',
  next: '核销下一个',
  usedAt: (moment: string) => `这个兑换码在 ${moment} 已经用过了`,
  expires: (moment: string) => `有效期至 ${moment}`,
  pieces: '数量',
  phone: '车主手机号',
  noPhone: '未留手机号',
  ordered: '兑换时间',
  check: '核对手机号后四位，确认是本人',
  emptyTitle: '这里给门店的工作人员使用',
  emptySentence: '你的账号还没有门店权限，请联系店长开通',
  scanTroubles: {
    refused: '没有相机权限，可以手动输入兑换码',
    unavailable: '这里不能扫码，请手动输入兑换码',
  },
  again: '不确定是否核销成功，再点一次不会重复核销',
}
