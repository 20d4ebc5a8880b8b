import { forgetWhenLeaving, leavePhone } from '@/miniapp/platform/leaving'

test('what a feature keeps is forgotten when the member leaves, and not before', () => {
  const forget = jest.fn()
  forgetWhenLeaving(forget)
  expect(forget).not.toHaveBeenCalled()
  leavePhone()
  expect(forget).toHaveBeenCalledTimes(1)
})

test('a feature that is only loaded after the member has left forgets at once', () => {
  leavePhone()
  const forget = jest.fn()
  forgetWhenLeaving(forget)
  expect(forget).toHaveBeenCalledTimes(1)
})
