import { developmentLicences } from '@/bff/platform/licence-reading'
import { dot, pictureSaying } from '../../support/garage'

test('a picture that carries its words is read', async () => {
  const text = { vin: 'LSVAU2180N2183294', plate: '沪A12345' }
  expect(await developmentLicences(pictureSaying(text))).toEqual({ outcome: 'ok', text })
})

test.each([
  ['without words', dot],
  ['with words for somebody else', pictureSaying({ vin: 'x' }, 'comment')],
  ['with words of another form', pictureSaying({ vin: 17 })],
  ['that is cut off', pictureSaying({ vin: 'x' }).subarray(0, 50)],
  ['of another kind', Buffer.from('\xff\xd8\xff', 'latin1')],
  ['with a length that leads nowhere', Buffer.concat([dot.subarray(0, 8), Buffer.alloc(12, 255)])],
])('a picture %s is unreadable: nothing is made up', async (_what, picture) => {
  expect(await developmentLicences(picture)).toEqual({ outcome: 'unreadable' })
})
