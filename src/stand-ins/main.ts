import { randomBytes } from 'node:crypto'
import { startAlipay } from './alipay'
import { newKeyPairSoon, publicPem } from './alipay/rsa'
import { PLAYED_ALIPAY_APP, PLAYED_WECHAT_APP } from './app-ids'
import { startWechat } from './wechat'

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

/** The same for Alipay. Both sides' keys are new with every start. */
export async function playAlipay({ now, say }: Setting) {
  const appId = PLAYED_ALIPAY_APP
  const [app, alipayKeys] = await Promise.all([newKeyPairSoon(), newKeyPairSoon()])
  const appPublicKey = publicPem(app.publicKey)
  const alipay = await startAlipay({ appId, appPublicKey, alipayKeys, now, switches })
  say(`A stand-in for Alipay answers at ${alipay.gateway}; codes are as for WeChat's.`)
  const appPrivateKey = app.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const { gateway, alipayPublicKey, aesKey } = alipay
  return {
    alipay,
    credentials: { appId, appPrivateKey, gateway, alipayPublicKey, aesKey },
    close: alipay.close,
  }
}
