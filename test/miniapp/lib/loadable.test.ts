import { loaded, loading, refreshed } from '@/miniapp/lib/loadable'
import { Failure, isUncertain, settle } from '@/miniapp/lib/settled'

const offline = { status: 'failed', code: 'offline' } as const

test('a reply replaces what was shown', () => {
  const fresh = { status: 'loaded', value: 2 }
  expect(refreshed(loading, { status: 'ok', value: 2 })).toEqual(fresh)
  expect(refreshed({ status: 'loaded', value: 1, kept: 'offline' }, { status: 'ok', value: 2 })).toEqual(
    fresh,
  )
})

test('content outlives a lost connection and says that it is old', () => {
  expect(refreshed(loaded(1), offline)).toEqual({ status: 'loaded', value: 1, kept: 'offline' })
})

test('where there was nothing to show, the failure is shown', () => {
  expect(refreshed(loading, offline)).toEqual(offline)
})

test('what is gone is not shown as if it were there', () => {
  const gone = { status: 'failed', code: 'not_found' } as const
  expect(refreshed(loaded(1), gone)).toEqual(gone)
})

test('a failure becomes a value, and tells whether the BFF may have acted', async () => {
  const lost = await settle(Promise.reject(new Failure('timeout')))
  const refused = await settle(Promise.reject(new Failure('slot_taken', { code: 'slot_taken' })))
  expect([lost, refused].map(isUncertain)).toEqual([true, false])
  expect(isUncertain(await settle(Promise.resolve(1)))).toBe(false)
})
