const LENGTH_MAX = 20

/** Signs that show nothing, or change how their neighbours are shown. One of them also joins the parts of an emoji. */
const INVISIBLE = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]/u
const FORMAT = /\p{Cf}/u
const EMOJI_JOINED =
  /^\p{Extended_Pictographic}[\p{M}\p{Emoji_Modifier}]*(\u200d\p{Extended_Pictographic}[\p{M}\p{Emoji_Modifier}]*)*$/u
/** More marks over one letter than any language puts there. */
const HEAPED = /\p{M}{4}/u

/** As many digits in a row as call somebody; written in whatever way, with whatever between them. */
const CONTACT = /(?:\d[\s\-_.·,，、*+#()（）]*){7}/u
const numerals = ['〇零', '一壹幺', '二贰', '三叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'] as const

const signs = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** A nickname as it is kept, of what somebody typed; null for what can't be one. */
export function readNickname(typed: string): string | null {
  const nickname = typed.normalize('NFC').trim().replace(/\s+/gu, ' ')
  const shown = [...signs.segment(nickname)].map(({ segment }) => segment)
  if (shown.length === 0 || shown.length > LENGTH_MAX) return null
  const isShown = (sign: string) =>
    !INVISIBLE.test(sign) && !HEAPED.test(sign) && (!FORMAT.test(sign) || EMOJI_JOINED.test(sign))
  return shown.every(isShown) && !CONTACT.test(digitsIn(nickname)) ? nickname : null
}

/** Full width, circled, Chinese: a digit is a digit. */
const digitsIn = (text: string) =>
  numerals.reduce(
    (written, ways, digit) => written.replace(new RegExp(`[${ways}]`, 'gu'), String(digit)),
    text.normalize('NFKC'),
  )
