import { X509Certificate } from 'node:crypto'
import { openidOf } from '@/stand-ins/wechat/login'
import { newKeyPair } from '@/stand-ins/alipay/rsa'
import { aCertificate, issuer } from '../../bff/platform/alipay/certificates'
import { APP_ID, pem } from '../../stand-ins/platforms'
import { meetWechatPay } from '../meeting'
import { aPurchase } from '../purchases'

// Merchants of before late 2024 know WeChat Pay by certificates, of which there are two while one follows the other.

const certified = (number: string) => {
  const { privateKey, publicKey } = newKeyPair()
  const certificate = aCertificate(issuer, number, pem(publicKey))
  return { certificate, signer: { serial: new X509Certificate(certificate).serialNumber, privateKey } }
}
const [old, next, unheardOf] = [certified('0a01'), certified('0a02'), certified('0a03')]
const noPublicKey = { publicKeyId: '', publicKey: '' }
const payer = { platform: 'wechat', app: APP_ID, type: 'openid', value: openidOf(APP_ID, 'wang') } as const

test.each([
  ['the one', old, 'ok'],
  ['the one that follows', next, 'ok'],
  ['one we never heard of', unheardOf, 'misconfigured'],
])('answers signed by %s', async (_, { signer }, outcome) => {
  const platformCerts = old.certificate + next.certificate
  const { pay, clock } = await meetWechatPay({ signers: [signer] }, undefined, {
    keys: { ...noPublicKey, platformCerts },
  })
  expect(await pay.wechat.begin(aPurchase(payer, clock.now()))).toMatchObject({ outcome })
})

test('who knows it by both names is answered by the public key', async () => {
  const met = await meetWechatPay({}, undefined, { keys: { platformCerts: old.certificate } })
  expect(await met.pay.wechat.begin(aPurchase(payer, met.clock.now()))).toMatchObject({ outcome: 'ok' })
})
