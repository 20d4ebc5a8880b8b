const SIZE =
  /url\([^)]*\)|(-?\d*\.?\d+)(rpx|vh)\b|(?:env|constant)\(\s*safe-area-inset-(top|bottom|left|right)[^)]*\)/g

/**
 * Sizes that depend on the phone become CSS variables that the page frame sets: a page is shorter than the browser's
 * window by its bars, and only a phone has a notch.
 */
export function toFrameUnits(css: string): string {
  return css.replace(SIZE, (all, amount?: string, unit?: string, side?: string) => {
    if (unit) return `calc(var(--${unit}) * ${amount})`
    return side ? `var(--safe-${side}, 0px)` : all
  })
}

/** A media query can't read variables; a phone is 375 px wide there, as in the designs. */
export function toMediaUnits(query: string): string {
  return query.replace(/(\d*\.?\d+)rpx\b/g, (_, amount: string) => `${Number(amount) / 2}px`)
}
