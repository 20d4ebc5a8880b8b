type Variant = {
  colour?: string
  hex?: string
  size?: string
  picture: string
  points: number
  fen?: number
  stock: number
}

export type Goods = {
  key: string
  category: 'outdoor' | 'travel' | 'collection' | 'service'
  title: string
  tagline: string
  paragraphs: string[]
  deliveries: ('address' | 'pickup' | 'voucher')[]
  limitEver?: number
  limitMonth?: number
  variants: Variant[]
}

export const shelves = [
  { id: 'outdoor', name: '山野' },
  { id: 'travel', name: '出行' },
  { id: 'collection', name: '收藏' },
  { id: 'service', name: '服务' },
] as const

const bamboo = { colour: '竹影绿', hex: '#3d5f4f' }
const mist = { colour: '晨雾白', hex: '#dfe2dd' }
const glow = { colour: '暮霞橙', hex: '#c2643c' }
const slate = { colour: '黛山灰', hex: '#5d6a72' }
const night = { colour: '夜航黑', hex: '#23303f' }

const sizes = (of: Omit<Variant, 'size' | 'stock'>, stock: readonly [string, number][]): Variant[] =>
  stock.map(([size, pieces]) => ({ ...of, size, stock: pieces }))

/**
 * What the demo's shelves hold, the newest first. A member who signs in daily has some three hundred points a month; a
 * test drive brings five hundred, a verified car a thousand.
 */
export const goods: readonly Goods[] = [
  {
    key: 'thermos',
    category: 'outdoor',
    title: '山行保温杯 500ml',
    tagline: '清晨灌满，傍晚还是热的',
    paragraphs: [
      '316 不锈钢内胆，双层真空，六小时后仍有 70℃ 以上。',
      '杯口可以单手打开，也放得进车里的每一个杯架。',
      '杯身是磨砂粉末涂层，握着不滑，磕碰不显。',
    ],
    deliveries: ['address', 'pickup'],
    limitMonth: 2,
    variants: [
      { ...bamboo, picture: 'mall-thermos-bamboo', points: 1280, stock: 120 },
      { ...mist, picture: 'mall-thermos-mist', points: 1280, stock: 80 },
      { ...glow, picture: 'mall-thermos-glow', points: 1280, stock: 4 },
    ],
  },
  {
    key: 'wash',
    category: 'service',
    title: '精致洗车券',
    tagline: '外观、内饰、玻璃，一次洗净',
    paragraphs: ['全国授权门店通用，兑换后 30 天内有效。', '到店出示兑换码，约 40 分钟完成。'],
    deliveries: ['voucher'],
    limitMonth: 2,
    variants: [{ picture: 'mall-voucher-wash', points: 480, stock: 2000 }],
  },
  {
    key: 'chair',
    category: 'outdoor',
    title: '营地折叠椅',
    tagline: '榉木与帆布，收起来只有一掌宽',
    paragraphs: ['整根榉木骨架，黄铜转轴，承重 150 公斤。', '16 安帆布可以拆下来洗，配收纳袋，重 3.2 公斤。'],
    deliveries: ['address', 'pickup'],
    limitEver: 4,
    variants: [
      { ...bamboo, picture: 'mall-chair-bamboo', points: 1680, fen: 9900, stock: 60 },
      { ...glow, picture: 'mall-chair-glow', points: 1680, fen: 9900, stock: 35 },
    ],
  },
  {
    key: 'charging',
    category: 'service',
    title: '充电卡',
    tagline: '全国自营与合作充电站可用',
    paragraphs: ['到店领取后在车机或小程序里绑定，电量可以分次使用。', '绑定后一年内有效，不可转赠。'],
    deliveries: ['pickup'],
    limitMonth: 3,
    variants: [
      { size: '50 度', picture: 'mall-charging-card', points: 900, stock: 500 },
      { size: '100 度', picture: 'mall-charging-card', points: 1700, stock: 300 },
    ],
  },
  {
    key: 'jacket',
    category: 'outdoor',
    title: '三合一冲锋衣',
    tagline: '下雨，就再多走一段',
    paragraphs: [
      '20000mm 静水压面料，全压胶接缝，腋下拉链透气。',
      '男女同款，版型偏宽松，按平时的尺码选就好。',
    ],
    deliveries: ['address'],
    limitEver: 1,
    variants: [
      ...sizes({ ...slate, picture: 'mall-jacket-slate', points: 2980, fen: 19900 }, [
        ['S', 12],
        ['M', 30],
        ['L', 30],
        ['XL', 3],
      ]),
      ...sizes({ ...bamboo, picture: 'mall-jacket-bamboo', points: 2980, fen: 19900 }, [
        ['S', 10],
        ['M', 24],
        ['L', 0],
        ['XL', 8],
      ]),
    ],
  },
  {
    key: 'model-lan',
    category: 'collection',
    title: '1:18 合金车模 · 岚',
    tagline: '四门可开，放在书架上的山路',
    paragraphs: [
      '原厂数模等比缩小，锌合金车身，车门与尾门可以打开。',
      '配胡桃木底座与防尘罩，底座有编号铭牌。',
    ],
    deliveries: ['address', 'pickup'],
    limitEver: 2,
    variants: [{ ...bamboo, picture: 'mall-model-lan', points: 3680, stock: 40 }],
  },
  {
    key: 'model-yedu',
    category: 'collection',
    title: '1:18 合金车模 · 野渡',
    tagline: '周末的样子，缩成一掌',
    paragraphs: [
      '原厂数模等比缩小，锌合金车身，车门与尾门可以打开。',
      '配胡桃木底座与防尘罩，底座有编号铭牌。',
    ],
    deliveries: ['address', 'pickup'],
    limitEver: 2,
    variants: [{ ...glow, picture: 'mall-model-yedu', points: 3680, stock: 5 }],
  },
  {
    key: 'umbrella',
    category: 'travel',
    title: '弯柄长伞',
    tagline: '车门边那把，用了很多年的伞',
    paragraphs: ['24 骨玻璃纤维，抗八级风；伞面速干，收伞后抖两下就好。', '手柄是整根弯制的樱桃木。'],
    deliveries: ['address', 'pickup'],
    limitMonth: 2,
    variants: [
      { ...bamboo, picture: 'mall-umbrella-bamboo', points: 980, stock: 90 },
      { ...night, picture: 'mall-umbrella-night', points: 980, stock: 90 },
    ],
  },
  {
    key: 'service',
    category: 'service',
    title: '常规保养工时券',
    tagline: '一次常规保养的工时，全部抵扣',
    paragraphs: ['全国授权门店通用，兑换后 30 天内有效，材料费另计。', '请提前在预约里写明使用工时券。'],
    deliveries: ['voucher'],
    limitEver: 6,
    limitMonth: 1,
    variants: [{ picture: 'mall-voucher-service', points: 2400, stock: 800 }],
  },
]
