export const home = {
  rangeElectric: '续航',
  rangeExtended: '综合续航',
  km: 'km',
  seats: (count: number) => `${count} 座`,
  from: (price: string) => `${price}起`,
  share: '来试驾远山',
}

export const bookCard = {
  title: (model: string) => `预约试驾${model}`,
  free: '试驾免费，先为你保留 5 分钟',
  book: (day: string, time: string) => `预约${day} ${time}`,
  choose: '选择日期和门店',
  more: '其他日期和门店',
  none: '最近几天没有空闲时段，看看别的日期',
}

export const firstCard = {
  today: '今天试驾',
  soon: '即将试驾',
  navigate: '导航',
  detail: '查看预约',
  draft: '还没预约完',
  left: (time: string) => `还为你保留 ${time}`,
  gone: '时段可能已释放，继续填写会重新为你保留',
  goOn: '继续填写',
  drop: '不约了',
}

export const nearby = {
  title: '附近的门店',
  titleCity: (city: string) => `${city}的门店`,
  locate: '离我最近',
  empty: '这里还没有门店',
  city: '换城市',
}

export const owner = {
  firstService: '首次保养',
  days: '天后到参考时间',
  usual: (months: number, km: string) =>
    `多数车在 ${months} 个月或 ${km} km 内做首保，先到为准；以随车《保养手册》为准`,
  driven: (km: string) => `已行驶 ${km} km`,
  read: '记里程',
  insurance: '保险和证件',
  insuranceSentence: '交强险和商业险一般一年一续。把保单放进证件，到期日一眼看到',
  insuranceWay: '添加保单',
  mine: '我的爱车',
  km: 'km',
  unread: '未记里程',
  soon: '保养、年检和保险的到期提醒即将上线，先记下里程会更准',
  open: '查看爱车',
  meet: '同城车友活动即将上线，会在这里告诉你',
}
