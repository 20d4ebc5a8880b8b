import { suggest } from '@/miniapp/features/test-drive/suggestion'
import { aDealer, aSlot } from '../../../support/phone-factories'

const starts = ['10:00', '10:30', '11:00', '11:30', '12:00'].map((time) => aSlot(time).startsAt)
const full = { dealer: aDealer({ id: 'full' }), starts: [] }
const near = { dealer: aDealer({ id: 'near' }), starts }
const known = { dealer: aDealer({ id: 'known' }), starts: starts.slice(4) }

test('the nearest dealer with a free time is suggested, with its first times', () => {
  expect(suggest([full, near, known], null)).toEqual({ dealer: near.dealer, starts: starts.slice(0, 4) })
})

test('a dealer the member has been to comes before a nearer one', () => {
  expect(suggest([near, known], 'known')?.dealer.id).toBe('known')
})

test('a dealer the member has been to is passed over when it has no time', () => {
  expect(suggest([full, near], 'full')?.dealer.id).toBe('near')
})

test('TD-7 a time at which the member drives anyway is not suggested, nor one that runs into it', () => {
  const taken = [{ startsAt: aSlot('10:30').startsAt, endsAt: aSlot('11:30').startsAt }]
  expect(suggest([near], null, taken)?.starts).toEqual(starts.slice(3))
  expect(suggest([{ dealer: aDealer({}), starts: starts.slice(0, 3) }], null, taken)).toBeNull()
})

test('where nothing is free, nothing is suggested', () => {
  expect(suggest([full], null)).toBeNull()
  expect(suggest([], null)).toBeNull()
})
