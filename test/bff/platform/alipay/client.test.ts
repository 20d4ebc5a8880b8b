import { makeAlipay } from '@/bff/platform/alipay/client'
import { nobody, quick } from '../party'
import { appId, keys, NOON, office, tokenAnswer } from './office'

afterEach(() => jest.restoreAllMocks())

test('an Alipay that is down is busy, within its budget and without throwing', async () => {
  const gateway = await nobody()
  const alipay = makeAlipay({ appId, keys, gateway, now: () => NOON, say: () => {}, pace: quick })
  expect(await alipay.login('code')).toEqual({ outcome: 'busy', cause: 'unreachable' })
})

test('an Alipay that fails again and again is left alone, and found again after its rest', async () => {
  const clock = jest.spyOn(Date, 'now').mockReturnValue(0)
  let isWell = false
  const { alipay, asked, said } = await office(() => (isWell ? tokenAnswer({ open_id: 'o' }) : 'garbage'), {
    pace: { failuresMax: 3, restMs: 10_000 },
  })
  for (let n = 0; n < 10; n++) await alipay.login(`code ${n}`)
  expect(asked).toHaveLength(3)
  expect(await alipay.login('code')).toEqual({ outcome: 'busy', cause: 'resting' })

  isWell = true
  clock.mockReturnValue(10_000)
  expect(await alipay.login('code')).toMatchObject({ outcome: 'ok' })
  expect(said).toEqual(['Alipay gives no useful answers; it is not asked for 10 s.', 'Alipay answers again.'])
})

test('fifty members signing in at once are fifty calls, each with its own code', async () => {
  const { alipay, asked } = await office(({ fields }) => tokenAnswer({ open_id: `o-${fields['code']}` }))
  const codes = Array.from({ length: 50 }, (_, n) => `c${n}`)
  const outcomes = await Promise.all(codes.map((code) => alipay.login(code)))
  expect(outcomes).toEqual(
    codes.map((code) => ({
      outcome: 'ok',
      subjects: [{ platform: 'alipay', app: appId, type: 'open_id', value: `o-${code}` }],
    })),
  )
  expect(asked).toHaveLength(50)
})
