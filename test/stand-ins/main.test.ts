import { AlipaySdk } from 'alipay-sdk'
import { startStandIns } from '@/stand-ins/main'

test('a stand-in for Alipay has keys of its own at every start', async () => {
  const [first, second] = [await startStandIns({ log() {} }), await startStandIns({ log() {} })]
  await Promise.all([first.close(), second.close()])
  expect(first.alipay.alipayPublicKey).not.toBe(second.alipay.alipayPublicKey)
})

test('both platforms start together, with credentials that are good with them, and stop', async () => {
  const sentences: string[] = []
  const standIns = await startStandIns({ log: (sentence) => void sentences.push(sentence) })
  const { wechat, alipay } = standIns.credentials
  expect(sentences.join()).toContain(wechat.url)
  expect(sentences.join()).toContain(alipay.gateway)

  const session = new URL('/sns/jscode2session', wechat.url)
  session.search = new URLSearchParams({
    appid: wechat.appId,
    secret: wechat.secret,
    js_code: 'dev:wang',
    grant_type: 'authorization_code',
  }).toString()
  expect(await (await fetch(session)).json()).toHaveProperty('openid', standIns.wechat.openidOf('wang'))

  const sdk = new AlipaySdk({
    appId: alipay.appId,
    gateway: alipay.gateway,
    privateKey: alipay.appPrivateKey,
    keyType: 'PKCS8',
    alipayPublicKey: alipay.alipayPublicKey,
  })
  const timestamp = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 19).replace('T', ' ')
  const request = { grantType: 'authorization_code', code: 'dev:wang', timestamp }
  expect(await sdk.exec('alipay.system.oauth.token', request, { validateSign: true })).toMatchObject({
    userId: standIns.alipay.userIdOf('wang'),
  })

  await standIns.close()
  await expect(fetch(session)).rejects.toThrow('fetch failed')
})
