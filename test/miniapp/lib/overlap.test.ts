import { withoutOverlap } from '@/miniapp/lib/overlap'

test('whoever asks while it is under way gets the same answer', async () => {
  const ask = jest.fn(async () => ({}))
  const load = withoutOverlap(ask)
  const [first, second] = await Promise.all([load(), load()])
  expect(second).toBe(first)
  expect(await load()).not.toBe(first)
  expect(ask).toHaveBeenCalledTimes(2)
})

test('after a failure it is asked again', async () => {
  const load = withoutOverlap(jest.fn().mockRejectedValueOnce(new Error('no')).mockResolvedValue('yes'))
  await expect(load()).rejects.toThrow('no')
  expect(await load()).toBe('yes')
})
