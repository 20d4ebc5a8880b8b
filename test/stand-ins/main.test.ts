import { AlipaySdk } from 'alipay-sdk'
import { playAlipay, playWechat } from '@/stand-ins/main'
import { asJson } from './platforms'

const setting = () => {
  const said: string[] = []
  return { now: () => new Date(), say: (sentence: string) => void said.push(sentence), said }
}

test('WeChat plays with credentials that are good with it, says where, and stops', async () => {
  const { said, ...parts } = setting()
  const { wechat, credentials, close } = await playWechat(parts)
  expect(said).toEqual([expect.stringContaining(credentials.api)])

  const session = new URL('/sns/jscode2session', credentials.api)
  const { appId: appid, secret } = credentials
  const query = { appid, secret, js_code: 'dev:wang', grant_type: 'authorization_code' }
  session.search = new URLSearchParams(query).toString()
  expect(await asJson(fetch(session))).toHaveProperty('openid', wechat.openidOf('wang'))

  await close()
  await expect(fetch(session)).rejects.toThrow('fetch failed')
})

test("Alipay plays with credentials that are good with it, also in the vendor's SDK", async () => {
  const { said, ...parts } = setting()
  const { alipay, credentials, close } = await playAlipay(parts)
  expect(said).toEqual([expect.stringContaining(credentials.gateway)])

  const sdk = new AlipaySdk({
    appId: credentials.appId,
    gateway: credentials.gateway,
    privateKey: credentials.appPrivateKey,
    keyType: 'PKCS8',
    alipayPublicKey: credentials.alipayPublicKey,
  })
  const timestamp = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 19).replace('T', ' ')
  const request = { grantType: 'authorization_code', code: 'dev:wang', timestamp }
  expect(await sdk.exec('alipay.system.oauth.token', request, { validateSign: true })).toMatchObject({
    userId: alipay.userIdOf('wang'),
  })

  await close()
  await expect(fetch(credentials.gateway)).rejects.toThrow('fetch failed')
})

test('keys and secrets are others at every start', async () => {
  const parts = setting()
  const [wechats, alipays] = [
    [await playWechat(parts), await playWechat(parts)],
    [await playAlipay(parts), await playAlipay(parts)],
  ]
  await Promise.all([...wechats, ...alipays].map(({ close }) => close()))
  expect(wechats[0]!.credentials.secret).not.toBe(wechats[1]!.credentials.secret)
  expect(alipays[0]!.alipay.alipayPublicKey).not.toBe(alipays[1]!.alipay.alipayPublicKey)
})
