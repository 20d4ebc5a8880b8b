/** `#rrggbb`. */
export type Hex = `#${string}`

type Rgb = [red: number, green: number, blue: number]

function parse(colour: Hex): Rgb {
  const value = Number.parseInt(colour.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

const format = (rgb: Rgb): Hex =>
  `#${rgb
    .map((part) =>
      Math.round(Math.min(255, Math.max(0, part)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`

/** `share` of the second colour in the first: 0 is the first alone, 1 the second alone. */
export function mix(first: Hex, second: Hex, share: number): Hex {
  const [a, b] = [parse(first), parse(second)]
  return format([0, 1, 2].map((i) => (a[i] ?? 0) + ((b[i] ?? 0) - (a[i] ?? 0)) * share) as Rgb)
}

/** Relative luminance as WCAG 2 defines it, 0 for black and 1 for white. */
export function luminance(colour: Hex): number {
  const [red, green, blue] = parse(colour).map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as Rgb
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG 2 contrast, from 1 (the same) to 21 (black on white). */
export function contrast(first: Hex, second: Hex): number {
  const [low, high] = [luminance(first), luminance(second)].sort((a, b) => a - b) as [number, number]
  return (high + 0.05) / (low + 0.05)
}
