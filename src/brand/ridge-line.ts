import type { Random } from './random'

/** Height above the layer's foot for a place across the picture, both as shares of the picture's width. */
type Profile = (x: number) => number

/** One-dimensional gradient noise between -1 and 1, from a table of random slopes. */
function noise(random: Random): Profile {
  const slopes = Array.from({ length: 256 }, () => random.between(-1, 1))
  return (x) => {
    const cell = Math.floor(x)
    const t = x - cell
    const left = (slopes[cell & 255] ?? 0) * t
    const right = (slopes[(cell + 1) & 255] ?? 0) * (t - 1)
    const ease = t * t * t * (t * (t * 6 - 15) + 10)
    return 2 * (left + (right - left) * ease)
  }
}

export type RidgeOptions = {
  /** How high the tallest summits stand, as a share of the width. */
  height: number
  /** Mountains across the picture. */
  summits: number
  /** 0 is a worn old hill, 1 a craggy mountain. */
  rough: number
}

/**
 * Summits with long concave flanks, the higher one hiding the lower, and weathered by noise that is stronger high up:
 * what makes a line read as a mountain rather than as a wave.
 */
export function ridgeProfile(random: Random, { height, summits, rough }: RidgeOptions): Profile {
  const weather = noise(random)
  const drift = noise(random)
  const peaks = Array.from({ length: summits + 2 }, (_, i) => ({
    at: (i - 0.5 + random.between(-0.38, 0.38)) / summits,
    tall: random.between(0.38, 1) ** 1.2,
    left: random.between(0.55, 1.25) / summits,
    right: random.between(0.55, 1.25) / summits,
  }))
  return (x) => {
    let top = 0
    let sum = 0
    for (const peak of peaks) {
      const reach = x < peak.at ? (peak.at - x) / peak.left : (x - peak.at) / peak.right
      const flank = peak.tall * Math.exp(-1.5 * (Math.sqrt(reach * reach + 0.012) - 0.11))
      top = Math.max(top, flank)
      sum += flank
    }
    const base = 0.82 * top + 0.1 * sum
    let crag = 0
    for (let octave = 0; octave < 5; octave++)
      crag += weather(x * summits * 3.1 * 2 ** octave) / 2 ** (octave * 0.92)
    return height * (base + rough * 0.16 * crag * (0.25 + base) + 0.1 * drift(x * 2.3))
  }
}

export type Point = { x: number; y: number }

/** The profile as points, from so far beyond the left edge to beyond the right one that its shade may lean over. */
export function ridgePoints(profile: Profile, width: number, foot: number, step: number): Point[] {
  const points: Point[] = []
  const beyond = Math.ceil((width * 0.02) / step) * step
  for (let x = -beyond; x <= width + beyond; x += step)
    points.push({ x, y: foot - profile(x / width) * width })
  return points
}

/** A smooth line through the middles between the points. */
export function smoothLine(points: readonly Point[]): string {
  const [first] = points
  if (!first) return ''
  let d = `M${n(first.x)} ${n(first.y)}`
  for (let i = 1; i < points.length - 1; i++) {
    const [here, after] = [points[i], points[i + 1]]
    if (here && after)
      d += `Q${n(here.x)} ${n(here.y)} ${n((here.x + after.x) / 2)} ${n((here.y + after.y) / 2)}`
  }
  return d
}

/** A coordinate with one decimal: a tenth of a pixel is finer than any eye, and halves the text. */
export const n = (value: number): string => String(Math.round(value * 10) / 10)
