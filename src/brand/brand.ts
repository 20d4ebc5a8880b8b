/** The brand as configuration: what a white-label copy changes first. */
export const brand = {
  name: '远山汽车',
  englishName: 'Yuanshan',
  slogan: '山一直在那里',
  servicePhone: '400-820-1688',
  models: [
    { id: 'yunque', name: '云雀', tagline: '轻盈的城市纯电小车', powertrain: 'electric', rangeKm: 430, seats: 5, priceFromYuan: 109_800 },
    { id: 'xichuan', name: '溪川', tagline: '安静走远路的轿车', powertrain: 'electric', rangeKm: 702, seats: 5, priceFromYuan: 209_800 },
    { id: 'lan', name: '岚', tagline: '一家人的山野与日常', powertrain: 'range_extended', rangeKm: 1315, seats: 6, priceFromYuan: 269_800 },
    { id: 'yedu', name: '野渡', tagline: '装得下周末的旅行车', powertrain: 'electric', rangeKm: 650, seats: 5, priceFromYuan: 239_800 },
  ],
} as const
