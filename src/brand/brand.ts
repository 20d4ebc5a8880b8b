/** The colours our cars come in. */
const paints = {
  mist: { name: '晨雾白', hex: '#e9ebe8' },
  slate: { name: '黛山灰', hex: '#66737a' },
  bamboo: { name: '竹影绿', hex: '#3d5f4f' },
  glow: { name: '暮霞橙', hex: '#c2643c' },
  night: { name: '夜航黑', hex: '#191d24' },
} as const

/** The brand as configuration: what a white-label copy changes first. A model's first paint is the one it is shown in. */
export const brand = {
  name: '远山汽车',
  englishName: 'Yuanshan',
  slogan: '山一直在那里',
  servicePhone: '400-820-1688',
  /**
   * The platforms' ids of the messages that may follow a booking, three at most. Leave them empty until something
   * sends them: a member is asked to allow each.
   */
  noticeTemplates: { wechat: [], alipay: [] },
  models: [
    {
      id: 'yunque',
      name: '云雀',
      tagline: '轻盈的城市纯电小车',
      powertrain: 'electric',
      rangeKm: 430,
      seats: 5,
      priceFromYuan: 109_800,
      paints: [paints.glow, paints.mist, paints.slate, paints.bamboo],
    },
    {
      id: 'xichuan',
      name: '溪川',
      tagline: '安静走远路的轿车',
      powertrain: 'electric',
      rangeKm: 702,
      seats: 5,
      priceFromYuan: 209_800,
      paints: [paints.slate, paints.mist, paints.bamboo, paints.night],
    },
    {
      id: 'lan',
      name: '岚',
      tagline: '一家人的山野与日常',
      powertrain: 'range_extended',
      rangeKm: 1315,
      seats: 6,
      priceFromYuan: 269_800,
      paints: [paints.bamboo, paints.mist, paints.slate, paints.glow, paints.night],
    },
    {
      id: 'yedu',
      name: '野渡',
      tagline: '装得下周末的旅行车',
      powertrain: 'electric',
      rangeKm: 650,
      seats: 5,
      priceFromYuan: 239_800,
      paints: [paints.mist, paints.slate, paints.bamboo, paints.glow, paints.night],
    },
  ],
} as const
