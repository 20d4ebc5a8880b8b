import { isMobile, normalMobile, spacedMobile } from '@/miniapp/lib/phone'

test.each(['138 0013 8000', '138-0013-8000', '+86 13800138000', '008613800138000', '１３８００１３８０００'])(
  'a phone number typed as %p is understood',
  (typed) => expect(normalMobile(typed)).toBe('13800138000'),
)

test('a phone number is checked as the contract does', () => {
  expect(['13800138000', '19912345678'].every(isMobile)).toBe(true)
  expect(['12800138000', '1380013800', '138001380000', '138****8000', ''].some(isMobile)).toBe(false)
})

test('a phone number is spaced as far as it has been typed', () => {
  expect(['138', '1380', '13800138000', '138****8000'].map(spacedMobile)).toEqual([
    '138',
    '138 0',
    '138 0013 8000',
    '138 **** 8000',
  ])
})
