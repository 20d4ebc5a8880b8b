import { nearestFree } from '@/miniapp/features/test-drive/nearest'
import { aSlot } from '../../../support/phone-factories'

const at = (time: string, state: 'free' | 'taken' | 'too_soon' = 'free') => ({ ...aSlot(time), state })

test('the three nearest free times are offered, nearest first', () => {
  const day = [at('09:00'), at('10:00', 'taken'), at('10:30'), at('11:00'), at('12:00')]
  const offered = nearestFree(day, aSlot('10:00').startsAt)
  expect(offered).toEqual([at('10:30'), at('09:00'), at('11:00')])
})

test('what is taken or too soon is not offered', () => {
  const day = [at('10:00', 'taken'), at('10:30', 'too_soon'), at('16:00')]
  expect(nearestFree(day, aSlot('10:00').startsAt)).toEqual([at('16:00')])
})
