import { readVin } from './vin'

export type ListedCar = { vin: string; isRemedied: boolean }

const DONE = /^(done|y|yes|1|是|已完成|已召回)$/i
const UNUSABLE_TOLD_MAX = 100

/**
 * The cars of a CSV: a VIN a line, and in the next column whether it was remedied. A first line without a VIN is the
 * columns' names. One that is listed twice counts once, remedied if either line says so.
 */
export function readVinList(text: string): { cars: ListedCar[]; unusableLines: number[] } {
  const cars = new Map<string, ListedCar>()
  const unusableLines: number[] = []
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .forEach((line, n) => {
      const [first = '', second = ''] = line
        .split(/[,;\t，]/)
        .map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'))
      if (first === '') return
      const vin = readVin(first)
      if (vin) {
        const isRemedied = DONE.test(second) || (cars.get(vin)?.isRemedied ?? false)
        cars.set(vin, { vin, isRemedied })
      } else if (n > 0 || !/^vin/i.test(first)) unusableLines.push(n + 1)
    })
  return { cars: [...cars.values()], unusableLines: unusableLines.slice(0, UNUSABLE_TOLD_MAX) }
}
