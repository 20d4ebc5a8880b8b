import { randomBytes } from 'node:crypto'
import { startAlipay } from './alipay'
import { publicPem } from './alipay/rsa'
import { PLAYED_ALIPAY_APP, PLAYED_MERCHANT, PLAYED_WECHAT_APP } from './app-ids'
import { newKeys } from './keys'
import { startWechat } from './wechat'
import { startWechatPay } from './wechat-pay'
import { PUBLIC_KEY_ID } from './wechat-pay/merchant'

type Setting = { now: () => Date; say: (sentence: string) => void }

/** Who signs in with a code that no stand-in has issued is said in `person.ts`. */
const switches = { acceptsAnyCode: true }

/** WeChat for a machine without credentials, and the credentials that are good with it alone. */
export async function playWechat({ now, say }: Setting) {
  const app = { appId: PLAYED_WECHAT_APP, secret: randomBytes(16).toString('hex') }
  const wechat = await startWechat({ ...app, now, switches })
  say(`A stand-in for WeChat answers at ${wechat.url}; any code signs in, dev:<name> as whoever that is.`)
  return { wechat, credentials: { api: wechat.url, ...app }, close: wechat.close }
}

/** The same for WeChat Pay, which takes no money. */
export async function playWechatPay(appId: string, { now, say }: Setting, keys = newKeys()) {
  const [merchant, payKeys] = await keys
  const own = { mchid: PLAYED_MERCHANT, certSerial: randomBytes(20).toString('hex').toUpperCase() }
  const apiV3Key = randomBytes(16).toString('hex')
  const wechatPay = await startWechatPay({
    ...{ appId, apiV3Key, now, ...own },
    merchantPublicKey: publicPem(merchant.publicKey),
    signers: [{ serial: PUBLIC_KEY_ID, privateKey: payKeys.privateKey }],
  })
  say(
    `A stand-in for WeChat Pay answers at ${wechatPay.url}; what is due can be paid at ${wechatPay.url}/till.`,
  )
  const privateKey = merchant.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const names = { publicKeyId: PUBLIC_KEY_ID, publicKey: publicPem(payKeys.publicKey) }
  return {
    wechatPay,
    credentials: { api: wechatPay.url, ...own, apiV3Key, privateKey, ...names },
    close: wechatPay.close,
  }
}

/** The same for Alipay. */
export async function playAlipay({ now, say }: Setting, keys = newKeys()) {
  const appId = PLAYED_ALIPAY_APP
  const [app, alipayKeys] = await keys
  const appPublicKey = publicPem(app.publicKey)
  const alipay = await startAlipay({ appId, appPublicKey, alipayKeys, now, switches })
  say(
    `A stand-in for Alipay answers at ${alipay.gateway}; codes are as for WeChat's, and its till is ${alipay.url}/till.`,
  )
  const appPrivateKey = app.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const { gateway, alipayPublicKey, aesKey } = alipay
  return {
    alipay,
    credentials: { appId, appPrivateKey, gateway, alipayPublicKey, aesKey },
    close: alipay.close,
  }
}
