import { makeWechat } from '@/bff/platform/wechat/client'
import { nobody, quick } from '../party'
import { appid, aSession, office, secret, START } from './office'

afterEach(() => jest.restoreAllMocks())

test('a WeChat that is down is busy, within its budget and without throwing', async () => {
  const now = () => START
  const wechat = makeWechat({ appid, secret, api: await nobody(), now, say: () => {}, pace: quick })
  expect(await wechat.login('code')).toEqual({ outcome: 'busy', cause: 'unreachable' })
})

test('a WeChat that fails again and again is left alone, and found again after its rest', async () => {
  const clock = jest.spyOn(Date, 'now').mockReturnValue(0)
  let isWell = false
  const { wechat, asked, said } = await office(
    { session: () => (isWell ? aSession : 'garbage') },
    { failuresMax: 3, restMs: 10_000 },
  )
  for (let n = 0; n < 10; n++) await wechat.login(`code ${n}`)
  expect(asked).toHaveLength(3)
  expect(await wechat.login('code')).toEqual({ outcome: 'busy', cause: 'resting' })

  isWell = true
  clock.mockReturnValue(10_000)
  expect(await wechat.login('code')).toMatchObject({ outcome: 'ok' })
  expect(said).toEqual(['WeChat gives no useful answers; it is not asked for 10 s.', 'WeChat answers again.'])
})

test('an address with a path before the endpoints, as a proxy has it, is kept', async () => {
  const { url, asked } = await office({})
  const now = () => START
  const proxied = makeWechat({ appid, secret, api: `${url}/wechat/`, now, say: () => {}, pace: quick })
  await proxied.login('code')
  expect(asked[0]!.path).toBe('/wechat/sns/jscode2session')
})
