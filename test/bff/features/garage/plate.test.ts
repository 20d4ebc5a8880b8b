import { maskPlate, readPlate } from '@/bff/features/garage/plate'

test.each([
  ['沪A12345', 'ordinary'],
  ['京N8P8F8', 'ordinary'],
  ['粤B1A23C', 'ordinary'],
  ['沪AD12345', 'new_energy_small'],
  ['粤BF12345', 'new_energy_small'],
  ['京ADB1234', 'new_energy_small'],
  ['浙AA12345', 'new_energy_small'],
  ['苏EK12345', 'new_energy_small'],
  ['沪A12345D', 'new_energy_large'],
  ['沪A12345F', 'new_energy_large'],
  ['鲁B1234挂', 'trailer'],
  ['川A12B4学', 'coach'],
  ['京A0006警', 'police'],
  ['粤Z1234港', 'hong_kong'],
  ['粤ZAB12澳', 'macau'],
  ['使014578', 'embassy'],
  ['224578使', 'embassy'],
  ['沪A0023领', 'consulate'],
])('GA-1 %s is %s', (plate, kind) => {
  expect(readPlate(plate)).toEqual({ plate, kind })
})

test.each([
  ['沪a·12345', '沪A12345'],
  ['沪Ａ１２３４５', '沪A12345'],
  [' 沪A 12345 ', '沪A12345'],
  ['沪A•D12345', '沪AD12345'],
])('GA-1 %s is typed for %s', (typed, plate) => {
  expect(readPlate(typed)?.plate).toBe(plate)
})

test.each([
  ['an I', '沪AI2345'],
  ['an O', '沪A1234O'],
  ['I for its city', '沪I12345'],
  ['no such province', '日A12345'],
  ['a digit for its city', '沪112345'],
  ['five letters', '沪ABCDEF'],
  ['a sign too few', '沪A1234'],
  ['eight signs and no energy', '沪A123456'],
  ['an energy that is none', '沪AL12345'],
  ['a letter among the last four of a small one', '沪AD123B5'],
  ['a letter among the five of a large one', '沪A1B345D'],
  ['an energy that is none at the end', '沪A12345M'],
  ['two ends', '鲁B123挂学'],
  ['Hong Kong elsewhere than in Guangdong', '沪Z1234港'],
  ['Hong Kong without the Z', '粤B1234港'],
  ['letters at a consulate', '沪A00A3领'],
  ['nothing', ''],
])('GA-1 one with %s is none', (_what, typed) => {
  expect(readPlate(typed)).toBeNull()
})

test('a mask shows where it is from and how it ends', () => {
  expect(maskPlate('沪AD12345')).toBe('沪A***45')
})
