const WAN = 10_000

/** `18.99万`: a price list speaks in ten thousands, and never rounds up past what it promises. */
export const priceInWan = (yuan: number) => `${trimmed(Math.floor(yuan / 100) / (WAN / 100))}万`

const trimmed = (wan: number) => String(Math.round(wan * 100) / 100)

/** `189,900`; no locale data on phones' script engines. */
export const grouped = (whole: number) => String(whole).replace(/\B(?=(\d{3})+$)/g, ',')

const FEN = 100

/** `¥29.90`, and `¥30` for a round sum. */
export function yuanLabel(fen: number) {
  const [whole = '', cents = ''] = (fen / FEN).toFixed(2).split('.')
  return `¥${grouped(Number(whole))}${cents === '00' ? '' : `.${cents}`}`
}
