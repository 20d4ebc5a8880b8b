/** `350米`, `1.2公里`, `18公里`: only as exact as anybody cares. */
export function distanceLabel(metres: number) {
  if (metres < 975) return `${Math.max(50, Math.round(metres / 50) * 50)}米`
  const kilometres = metres / 1000
  return `${kilometres < 9.95 ? kilometres.toFixed(1) : Math.round(kilometres)}公里`
}
