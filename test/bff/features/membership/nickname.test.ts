import { readNickname } from '@/bff/features/membership/nickname'

test.each([
  ['陈屿', '陈屿'],
  ['  山雀  与 海 ', '山雀 与 海'],
  ['a'.repeat(20), 'a'.repeat(20)],
  ['👨‍👩‍👧‍👦'.repeat(20), '👨‍👩‍👧‍👦'.repeat(20)],
  ['山雀\n与海', '山雀 与海'],
  ['2026 款车主', '2026 款车主'],
  ['一家三口·远山', '一家三口·远山'],
  ['e\u0301ric', '\u00e9ric'],
])('%s is a nickname', (typed, kept) => expect(readNickname(typed)).toBe(kept))

test.each([
  ['nothing', ''],
  ['spaces alone', ' \u3000\t'],
  ['21 signs', 'a'.repeat(21)],
  ['a control character', '山雀\u0007'],
  ['what turns the text around', '山雀\u202e服客'],
  ['what nobody can see', '\u200b\u200b'],
  ['a filler', '\u3164'],
  ['a joiner that joins nothing', 'a\u200db'],
  ['marks heaped up', `a${'\u0301'.repeat(9)}`],
  ['half a sign', '山\ud83d'],
])('%s is none', (_what, typed) => expect(readNickname(typed)).toBeNull())

test.each([
  '13800138000',
  '加我1 3 8-0013',
  '微信１３８００１３８',
  '①③⑧⓪⓪①③⑧',
  '一三八零零一三八',
  'QQ：1.2.3.4.5.6.7',
  '138 肆伍陆柒',
])('%s calls somebody', (typed) => expect(readNickname(typed)).toBeNull())
