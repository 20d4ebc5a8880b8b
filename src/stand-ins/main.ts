import { randomBytes } from 'node:crypto'
import { startAlipay } from './alipay'
import { newKeyPair, publicPem } from './alipay/rsa'
import { startWechat } from './wechat'

/** Both platforms for a machine without credentials, and the credentials that are good with them alone. */
export async function startStandIns({ log }: { log: (sentence: string) => void }) {
  const wechatApp = { appId: 'wx0000000000000000', secret: randomBytes(16).toString('hex') }
  const alipayApp = { appId: '2021000000000000', keys: newKeyPair() }
  const switches = { acceptsAnyCode: true }

  const wechat = await startWechat({ ...wechatApp, switches })
  const appPublicKey = publicPem(alipayApp.keys.publicKey)
  const alipay = await startAlipay({ appId: alipayApp.appId, appPublicKey, switches }).catch(
    async (error) => {
      await wechat.close()
      throw error
    },
  )
  log(`A stand-in for WeChat answers at ${wechat.url}; any code logs in, dev:<name> as whoever that is.`)
  log(`A stand-in for Alipay answers at ${alipay.gateway}.`)

  return {
    wechat,
    alipay,
    credentials: {
      wechat: { url: wechat.url, ...wechatApp },
      alipay: {
        gateway: alipay.gateway,
        appId: alipayApp.appId,
        appPrivateKey: alipayApp.keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        alipayPublicKey: alipay.alipayPublicKey,
        aesKey: alipay.aesKey,
      },
    },
    close: async () => {
      await Promise.all([wechat.close(), alipay.close()])
    },
  }
}
