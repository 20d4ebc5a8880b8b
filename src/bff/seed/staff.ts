import { choiceOf, idOf, numberOf } from './name-id'

export type Consultant = { id: string; name: string; title: string }

/** Four to six people, no two of one name. */
export function consultantsOf(shop: string): Consultant[] {
  const names = new Set<string>()
  const count = 4 + numberOf(`${shop}/consultants`, 3)
  for (let i = 0; names.size < count; i++) {
    const key = `${shop}/consultant ${i}`
    names.add(choiceOf(`${key}/family`, familyNames) + choiceOf(`${key}/given`, givenNames))
  }
  return [...names].map((name, i) => ({
    id: idOf(`${shop}/consultant/${i}`),
    name,
    title: i === 0 ? '高级产品顾问' : choiceOf(`${shop}/title/${i}`, titles),
  }))
}

const titles: [string, ...string[]] = ['产品顾问', '产品顾问', '高级产品顾问', '试驾专员', '用户顾问']

const list = (text: string) => text.split(' ') as [string, ...string[]]
const familyNames = list(
  '王 李 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 梁 宋 郑 谢 韩 唐 冯 于 董 萧 程 曹 袁 邓 许 傅 沈 曾 彭 吕',
)
const givenNames = list(
  '雨桐 子涵 思远 嘉怡 浩然 晓峰 文静 志强 梦洁 俊杰 欣怡 明轩 雅琪 建国 丽娜 晨曦 宇航 佳宁 永康 秋月 ' +
    '天宇 若溪 海燕 书豪 静怡 立新 安琪 振华 诗涵 一鸣 婉清 家辉 晓彤 泽宇 敏 磊 婷 凯 洋 倩',
)
