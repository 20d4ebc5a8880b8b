import { Failure, settle, type FailureCode } from '@/miniapp/lib/settled'

test('a refusal is told by its code, and a bug goes through', async () => {
  expect(await settle(Promise.reject(new Failure('slot_taken')))).toMatchObject({ code: 'slot_taken' })
  await expect(settle(Promise.reject(new TypeError('oops')))).rejects.toThrow('oops')
})

test('a code that a later BFF has invented still has a sentence', async () => {
  const invented = 'moon_not_full' as FailureCode
  expect(await settle(Promise.reject(new Failure(invented)))).toMatchObject({
    status: 'failed',
    code: 'unknown',
  })
})
