import { AlipaySdk } from 'alipay-sdk'
import { newKeyPair, publicPem } from '@/stand-ins/alipay/rsa'
import { ALIPAY_APP_ID, anAlipay, appKeys } from './platforms'

// What the platform's own client makes of the stand-in, whoever wrote the rest of this project.

const METHOD = 'alipay.system.oauth.token'

async function setup(...options: Parameters<typeof anAlipay>) {
  const { alipay } = await anAlipay(...options)
  const sdk = new AlipaySdk({
    appId: ALIPAY_APP_ID,
    gateway: alipay.gateway,
    privateKey: appKeys.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    alipayPublicKey: alipay.alipayPublicKey,
    encryptKey: alipay.aesKey,
  })
  // By itself it takes the machine's own time for China's.
  const exec = (request: object) =>
    sdk.exec(METHOD, { timestamp: '2026-03-01 12:00:00', ...request }, { validateSign: true })
  const exchange = (code: string) => exec({ grantType: 'authorization_code', code })
  return { alipay, sdk, exec, exchange }
}

test('the official SDK logs in, and finds the answer well signed', async () => {
  const { alipay, exchange } = await setup()
  const answer = await exchange(alipay.codeFor('wang'))
  expect(answer).toMatchObject({ userId: alipay.userIdOf('wang'), expiresIn: 1_296_000 })
  expect(answer).not.toHaveProperty('code')
})

test('it refreshes with what it was given', async () => {
  const { alipay, exec, exchange } = await setup()
  const { refreshToken } = (await exchange(alipay.codeFor('wang'))) as unknown as { refreshToken: string }
  const answer = await exec({ grantType: 'refresh_token', refreshToken })
  expect(answer).toMatchObject({ userId: alipay.userIdOf('wang') })
})

test('it reads a refusal from the node of the method, signature and all', async () => {
  const { exchange } = await setup({ switches: { oauthFailuresIn: 'method' } })
  expect(await exchange('made-up')).toMatchObject({ code: '40002', subCode: 'isv.code-invalid' })
})

test('it finds the signature of an error_response wrong, which is a fault of its own', async () => {
  const { exchange } = await setup()
  await expect(exchange('made-up')).rejects.toThrow('验签失败')
})

test('it distrusts an answer of another Alipay', async () => {
  const { alipay } = await setup()
  const sdk = new AlipaySdk({
    appId: ALIPAY_APP_ID,
    gateway: alipay.gateway,
    privateKey: appKeys.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    alipayPublicKey: publicPem(newKeyPair().publicKey),
  })
  const request = { grantType: 'authorization_code', code: alipay.codeFor('wang') }
  await expect(
    sdk.exec(METHOD, { ...request, timestamp: '2026-03-01 12:00:00' }, { validateSign: true }),
  ).rejects.toThrow('验签失败')
})

test('it decrypts a phone number', async () => {
  const { alipay, sdk } = await setup()
  const payload = alipay.phonePayloadFor('wang', { mobile: '13800138000' })
  const { response } = JSON.parse(payload) as { response: string }
  expect(sdk.aesDecrypt(response)).toBe('{"code":"10000","msg":"Success","mobile":"13800138000"}')
})
