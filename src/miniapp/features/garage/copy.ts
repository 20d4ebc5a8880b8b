import type { Car, CarRight, OdometerSource, Proof, RejectReason } from '@/contract/car'
import { sentences } from '@/miniapp/lib/sentences'
import type { FailureCode } from '@/miniapp/lib/settled'
import type { VinTrouble } from './vin'

export const refusals: Record<FailureCode, string> = {
  ...sentences,
  invalid_input: '有些内容填得不对，请检查后再试',
  unauthenticated: '登录后才能添加和管理爱车',
  not_found: '没有找到这辆车，可能已经移出车库',
  forbidden: '只有车主可以这样做',
  too_large: '文件太大了，请换一张 12 MB 以内的',
}

export const powertrains: Record<Car['powertrain'], string> = {
  bev: '纯电',
  erev: '增程',
  phev: '插电混动',
  hybrid: '油电混动',
  petrol: '燃油',
}

export const rights: Record<CarRight, string> = { owner: '车主', claimant: '认领中', driver: '共同驾驶' }

export const rejections: Record<RejectReason, string> = {
  unreadable: '照片看不清楚',
  mismatch: '行驶证和填写的车辆对不上',
  expired: '行驶证已过有效期',
  other: '没有通过审核',
}

export const sources: Record<OdometerSource, string> = {
  owner: '车主记录',
  dealer: '门店记录',
  car: '车辆上报',
}

export const vinTroubles: Record<VinTrouble, string> = {
  short: '车架号是 17 位字母和数字，在行驶证上',
  sign: '车架号里没有 I、O、Q，可能是 1 或 0',
  doubtful: '第 9 位校验码对不上，请再核对一遍；确认无误可以继续',
}

export const garage = {
  emptyTitle: '你的车会停在这里',
  guestSentence: '里程、证件、召回和共同驾驶，都在一处。先看看怎么添加，保存时再登录',
  emptySentence: '添加爱车后，里程、证件和召回提醒都在这里',
  add: '添加爱车',
  another: '再添加一辆',
  code: '输入转让码或共享码',
  drive: '还没有车？预约试驾',
  isDefault: '默认',
  makeDefault: '设为默认',
  madeDefault: '已设为默认爱车',
  km: 'km',
  noReading: '还没有里程记录',
  read: '记里程',
  next: '接下来',
  nextSentence: '保养和到期提醒即将上线。现在记下里程，到时会算得更准',
  recalls: (count: number) => `${count} 条召回待了解`,
}

export const proofLabels = { none: '未认证', pending: '审核中', rejected: '认证未通过', approved: '已认证' }

export type ProofFace = keyof typeof proofLabels

/** How far a car's proof has come, as its owner sees it. */
export const proofFace = ({ isVerified, proof }: { isVerified: boolean; proof: Proof | null }): ProofFace =>
  isVerified ? 'approved' : proof && proof.state !== 'approved' ? proof.state : 'none'

export const fields = {
  plate: '车牌号',
  plateNone: '点这里输入，没上牌可以先空着',
  plateKept: (masked: string) => `${masked}，点这里修改`,
  platePlace: '新能源',
  plateErase: '删除最后一位',
  plateDone: '完成',
  plateClear: '清空',
  vin: '车架号',
  vinPlaceholder: '行驶证上的 17 位车辆识别代号',
  model: '车型',
  modelMissing: '请选择车型',
  powertrain: '能源类型',
  powertrainMissing: '请选择能源类型',
  registeredOn: '注册日期',
  registeredOnNone: '行驶证上的注册日期，选填',
  nickname: '昵称',
  nicknamePlaceholder: '给它起个名字，选填',
  km: '当前里程',
  kmPlaceholder: '仪表上的公里数，选填',
}

export const adding = {
  title: '拍一下行驶证',
  sentence: '自动填好下面的内容，每一项都可以改',
  pick: '拍照或选照片',
  pickAgain: '换一张',
  reading: '正在识别',
  read: '已识别，请核对一遍',
  privacy: '照片只用于识别，不会保存',
  byHand: '或者手动填写',
  submit: '添加爱车',
  added: '已添加，上传行驶证就能认证',
  readingKept: '车已添加，里程没有记上：',
  taken: '这辆车已有车主。如果它现在是你的，可以凭行驶证认领',
  claim: '是我的车，去认领',
}

export const photo = {
  starting: '请稍候',
  sending: (percent: number) => `正在上传 ${percent}%`,
  sent: '已上传，马上就好',
  refused: '没有相册或相机权限，可在系统设置中打开',
}

export const car = {
  edit: '编辑',
  facts: '车辆信息',
  vin: '车架号',
  plate: '车牌号',
  noPlate: '还没有车牌',
  powertrain: '能源类型',
  registeredOn: '注册日期',
  unknown: '未填写',
  reveal: '显示完整号码',
  hide: '收起',
  odometer: '里程',
  asOf: '共行驶',
  perMonth: (km: string) => `每月约 ${km} km`,
  history: '全部记录',
  documents: '证件与保单',
  drivers: '共同驾驶人',
  transfer: '转让给新车主',
  makeDefault: '设为默认爱车',
  remove: '移出车库',
  removeYes: '移出',
  removeAsk: '车辆的证件会一起删除，里程记录跟着车保留',
  removed: '已移出车库',
  leave: '不再驾驶这辆车',
  leaveYes: '退出',
  leaveAsk: '之后需要车主重新邀请',
  left: '已退出共同驾驶',
  vinDoubtful: '车架号可能输错了',
  vinDoubtfulSentence: '它的校验位与其他位对不上。请对照行驶证核对，输错了可以移除后重新添加',
  driverNote: '车主与你共享了这辆车：可以看里程和召回，也可以记里程',
  see: '查看',
  recallTitle: (count: number) => `有 ${count} 条召回与这辆车有关`,
  recallSentence: '召回维修免费，看看怎么处理',
}

export const proofNotices: Record<ProofFace, { title: string; sentence: string; action: string | null }> = {
  none: { title: '认证车主', sentence: '上传行驶证，审核通过后显示已认证', action: '去认证' },
  pending: { title: '认证审核中', sentence: '审核完成后，结果会显示在这里', action: null },
  rejected: { title: '认证没有通过', sentence: '', action: '重新提交' },
  approved: { title: '已认证', sentence: '', action: null },
}

export const claimNotice = '认领中：审核通过后，这辆车会从原车主名下转到你的车库'

export const proof = {
  title: '上传行驶证正页',
  sentence: '四角完整、文字清楚、没有反光。照片只给审核人员看，审核后立即删除',
  pick: '拍照或选照片',
  submitted: '已提交，审核通过后会显示已认证',
  why: '原因',
  note: '说明',
  at: (day: string) => `${day}提交`,
  done: '这辆车已经认证是你的',
}

export const odometer = {
  add: '记里程',
  km: '里程（km）',
  kmPlaceholder: '仪表上的公里数',
  readOn: '读数日期',
  save: '保存',
  saved: '已记下',
  kmMissing: '请填写公里数',
  emptyTitle: '还没有里程记录',
  emptySentence: '记两次以上，就能看到里程变化',
  chart: (from: string, to: string) => `里程从 ${from} 到 ${to} 公里`,
  more: '正在加载更多',
}

export const documentKinds = { policy: '保险单', licence: '行驶证', other: '其他' } as const

export const documents = {
  privacy: '只有你能看到，查看链接 5 分钟后失效',
  add: '添加文件',
  emptyTitle: '还没有文件',
  emptySentence: '把保单和行驶证放在这里，要用时随手就有',
  kind: '类型',
  title: '名称',
  titlePlaceholder: '例如：交强险保单',
  titleMissing: '请填写名称',
  expiresOn: '到期日',
  expiresOnNone: '选填',
  pick: '选择照片并保存',
  added: '已保存',
  expires: (day: string) => `${day}到期`,
  expired: '已过期',
  daysLeft: (days: number) => `还有 ${days} 天`,
  open: '打开文件',
  cannotOpen: '这个文件打不开',
  remove: '删除',
  removeAsk: '删除后不能恢复',
  removed: '已删除',
}

export const drivers = {
  sentence: '家人可以看里程和召回、记里程；不能看证件、转让或删除车辆',
  emptyTitle: '还没有共同驾驶人',
  emptySentence: '生成共享码，发给要一起开这辆车的人',
  invite: '生成共享码',
  another: '再邀请一位',
  told: '让对方扫码，或发给对方；对方也可以在“爱车 → 输入转让码或共享码”里填写。24 小时内有效',
  nameless: '未绑定手机号',
  since: (day: string) => `${day}起`,
  remove: '移除',
  removeAsk: '移除后，对方将看不到这辆车',
  removed: '已移除',
}

export const transfer = {
  title: '把车转给新车主',
  steps: [
    '里程记录跟着车走，新车主都能看到',
    '你的证件和共同驾驶人会删除，不会给对方',
    '对方填写转让码后立即生效，不能撤回',
  ],
  offer: '生成转让码',
  told: '让新车主扫码，或发给对方；2 小时内有效，用一次就失效',
  cancel: '作废转让码',
  cancelled: '转让码已作废',
  over: '转让码已过期，请重新生成',
}

export const codes = {
  left: (time: string) => `剩余 ${time}`,
  copy: '复制',
  copied: '已复制',
  send: '发给对方',
  picture: '二维码，内容就是下面的码',
  label: (code: string) => `码是 ${Array.from(code).join(' ')}`,
  card: { transfer: '我把车转给你，点这里接收', driver: '和我一起用这辆车' },
  cardAny: '爱车都在这里',
}

export const accepting = {
  transfer: '转让码',
  driver: '共享码',
  sentence: {
    transfer: '原车主给你的转让码。车会转到你的车库，里程记录一起过来',
    driver: '车主给你的共享码。你可以看到这辆车，并记里程',
  },
  isOther: {
    transfer: '这是转让码，接收后车会转到你的车库。看清楚再点一次',
    driver: '这是共享码，只是一起用车，不会过户。看清楚再点一次',
  },
  code: '输入 10 位码',
  placeholder: '例如 7KQ2M-X4H9P',
  scan: '扫一扫',
  scanTroubles: {
    strange: '这不是转让码或共享码',
    refused: '没有相机权限，可以手动输入',
    unavailable: '暂时扫不了码，可以手动输入',
  },
  submit: { transfer: '接收这辆车', driver: '加入共同驾驶' },
  done: { transfer: '车已经在你的车库里了', driver: '可以看到这辆车了' },
}

export const recalls = {
  free: '召回维修由厂家承担费用',
  states: { new: '新', seen: '待处理', remedied: '已完成' },
  official: '查看官方公告',
  copied: '链接已复制，请在浏览器中打开',
  call: '联系客服预约维修',
  issued: (day: string, number: string) => `${day} · 编号 ${number}`,
  emptyTitle: '没有召回',
  emptySentence: '这辆车目前没有需要处理的召回，有新的会在爱车页提醒',
}

export const editing = { save: '保存', saved: '已保存', locked: '认证后，车型、能源类型和注册日期不能再改' }
