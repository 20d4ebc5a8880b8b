import { readConfig } from '@/bff/config'
import { makePlatforms } from '@/bff/platforms'
import { certificateSn } from '@/bff/platform/alipay/certificate'
import { aCertificate, issuer } from './platform/alipay/certificates'
import { AES_KEY, ali, app, NOON, signedIn, tokenAnswer } from './platform/alipay/office'
import { aParty } from './platform/party'
import { aSession } from './platform/wechat/office'

const platformsOf = (env: Record<string, string>) =>
  makePlatforms(readConfig(env), { now: () => NOON, say: () => {} })
const loginsOf = (env: Record<string, string>) => platformsOf(env).logins

test('a platform that is off is nobody', () => {
  expect(platformsOf({ WECHAT_LOGIN: 'off', ALIPAY_LOGIN: 'off' })).toEqual({
    logins: { wechat: null, alipay: null },
    phones: { wechat: null, alipay: null },
    callbacks: { wechat: null, wechatPay: null, alipay: null },
    payments: { wechat: null, h5: null, alipay: null },
    riskRank: null,
    revocationsOn: null,
  })
})

test('live WeChat is asked where and as whom the configuration says', async () => {
  const { url, asked } = await aParty(() => aSession)
  const { wechat } = loginsOf({
    WECHAT_LOGIN: 'live',
    WECHAT_APPID: 'wx0123456789abcdef',
    WECHAT_SECRET: 'hunter2',
    WECHAT_API: url,
  })
  expect(await wechat!('code')).toMatchObject({ outcome: 'ok', subjects: [{ value: 'o-anna' }] })
  expect(asked[0]!.fields).toMatchObject({ appid: 'wx0123456789abcdef', secret: 'hunter2' })
})

const alipayEnv = {
  ALIPAY_LOGIN: 'live',
  ALIPAY_APP_ID: '2021000000000000',
  ALIPAY_PRIVATE_KEY: app.privatePem.replaceAll('\n', '\\n'),
  ALIPAY_PUBLIC_KEY: ali.publicPem,
  ALIPAY_AES_KEY: AES_KEY,
}

test('live Alipay is asked where, as whom and with the keys the configuration says', async () => {
  const { url, asked } = await aParty(() => tokenAnswer({ open_id: 'o-anna' }))
  const { alipay } = loginsOf({ ...alipayEnv, ALIPAY_GATEWAY: `${url}/gateway.do` })
  expect(await alipay!('code')).toMatchObject({ outcome: 'ok', subjects: [{ value: 'o-anna' }] })
  expect(signedIn(asked[0]!)).toContain('app_id=2021000000000000')
})

test('certificates are configuration, too', async () => {
  const { url, asked } = await aParty(() => tokenAnswer({ open_id: 'o-anna' }))
  const appCert = aCertificate(issuer, '01')
  const { alipay } = loginsOf({
    ...alipayEnv,
    ALIPAY_GATEWAY: `${url}/gateway.do`,
    ALIPAY_APP_CERT: appCert,
    ALIPAY_ROOT_CERT: aCertificate(issuer, '02'),
    ALIPAY_PUBLIC_KEY: aCertificate(issuer, '03', ali.publicPem),
  })
  expect(await alipay!('code')).toMatchObject({ outcome: 'ok' })
  expect(signedIn(asked[0]!)).toContain(`app_cert_sn=${certificateSn(appCert)}`)
})
