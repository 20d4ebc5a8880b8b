import { readVinList } from '@/bff/features/garage/vin-list'

const [one, two] = ['LSVAU2180N2183294', '1M8GDM9AXKP042788']

test('GA-8 a list is a VIN a line, however lines end', () => {
  const cars = [one, two].map((vin) => ({ vin, isRemedied: false }))
  expect(readVinList(`${one}\n${two}`)).toEqual({ cars, unusableLines: [] })
  expect(readVinList(`\uFEFFVIN,状态\r\n${one.toLowerCase()},\r\n"${two}",否\r\n\r\n`)).toEqual({
    cars,
    unusableLines: [],
  })
})

test('GA-8 the second column says which cars were remedied', () => {
  const { cars } = readVinList(`${one},done\n${two};已完成`)
  expect(cars.map(({ isRemedied }) => isRemedied)).toEqual([true, true])
})

test('GA-8 a car that is listed twice counts once, and is remedied if one line says so', () => {
  expect(readVinList(`${one},done\n${one}`).cars).toEqual([{ vin: one, isRemedied: true }])
})

test('GA-8 lines without a VIN are told by their numbers', () => {
  expect(readVinList(`车架号\n${one}\nLSVAU2180N21832O4`).unusableLines).toEqual([1, 3])
  expect(readVinList('x\n'.repeat(500)).unusableLines).toHaveLength(100)
})
