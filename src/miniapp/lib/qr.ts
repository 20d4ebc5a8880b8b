import qrcode from 'qrcode-generator'

/** The white around a code, in modules: readers find its corners by it. */
const QUIET = 4

/** A picture of a code or a link for cameras, black on nothing, as an address that a style can hold. */
export function qrPicture(text: string): string {
  if (/[^ -~]/.test(text)) throw new Error(`cameras may read "${text}" otherwise`)
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const size = code.getModuleCount()
  const side = size + 2 * QUIET
  const rows = Array.from({ length: size }, (_, row) => runs(size, (column) => code.isDark(row, column)))
  const path = rows
    .flatMap((row, y) => row.map(([x, length]) => `M${x + QUIET} ${y + QUIET}h${length}v1h-${length}z`))
    .join('')
  // Without the hint, edges between modules would be blurred.
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${side} ${side}' shape-rendering='crispEdges'><path d='${path}'/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

/** Where dark modules lie side by side: start and length. */
function runs(size: number, isDark: (at: number) => boolean): [number, number][] {
  const found: [number, number][] = []
  for (let at = 0; at < size; at++) {
    if (!isDark(at)) continue
    const start = at
    while (at < size && isDark(at)) at++
    found.push([start, at - start])
  }
  return found
}
