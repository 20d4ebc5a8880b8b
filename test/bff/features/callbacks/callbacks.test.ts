import type { AddressInfo } from 'node:net'
import { readConfig } from '@/bff/config'
import { makeCallbacks, type OnPush } from '@/bff/features/callbacks/service'
import { makeSealer } from '@/bff/lib/sealed'
import { makeAlipay } from '@/bff/platform/alipay/client'
import { readAlipayKeys } from '@/bff/platform/alipay/keys'
import { makeWechat } from '@/bff/platform/wechat/client'
import { makePlatforms } from '@/bff/platforms'
import { ALIPAY_APP_ID, anAlipay, APP_ID, appKeys, aWechat, SECRET } from '../../../stand-ins/platforms'
import { everyRow } from '../../../support/rows'
import { setup } from '../../../support/setup'

const TOKEN = 'AAAAA'
const AES_KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const NOW = '2026-03-01T04:00:00Z'
const event = { Event: 'user_authorization_revoke', FromUserName: 'o-wang', RevokeInfo: '手机号' }
const paid = { out_trade_no: 'deposit/1', total_amount: '99.00', subject: '试驾 押金+100% & =', body: '' }

/** The BFF behind an address, and both platforms' senders. */
async function meet({ sealed = true, isOpen = true } = {}) {
  const { wechat } = await aWechat()
  const { alipay } = await anAlipay()
  const said: string[] = []
  const parts = { now: () => new Date(NOW), say: (sentence: string) => void said.push(sentence) }
  const push = { token: TOKEN, encodingAesKey: sealed ? AES_KEY : null }
  const keys = readAlipayKeys({
    privateKey: appKeys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: alipay.alipayPublicKey,
    aesKey: alipay.aesKey,
    appCert: '',
    rootCert: '',
  })
  const callbacks = {
    wechat: makeWechat({ appid: APP_ID, secret: SECRET, api: wechat.url, push, ...parts }).push,
    alipay: makeAlipay({ appId: ALIPAY_APP_ID, keys, gateway: alipay.gateway, ...parts }).readNotify,
  }
  const house = await setup({ now: NOW, rateLimit: 1, ...(isOpen && { callbacks }) })
  await house.app.listen({ host: '127.0.0.1', port: 0 })
  const origin = `http://127.0.0.1:${(house.app.server.address() as AddressInfo).port}`
  const noted = async () => (await everyRow(house.pool))['platform_push'] ?? []
  return {
    ...house,
    said,
    noted,
    origin,
    push: (key: string | null = push.encodingAesKey) =>
      wechat.push({
        url: `${origin}/api/callbacks/wechat`,
        token: TOKEN,
        ...(key && { encodingAesKey: key }),
      }),
    notice: (wrong?: 'signature' | 'amount' | 'app', more: Record<string, string> = {}) =>
      alipay.notice(`${origin}/api/callbacks/alipay`, { ...paid, ...more }, wrong),
  }
}

describe.each([
  ['plain', false],
  ['encrypted', true],
])('WeChat, where pushes are %s', (_, sealed) => {
  test('finds our address to be ours', async () => {
    const { push } = await meet({ sealed })
    expect(await push().checkUrl()).toBe(true)
    expect(await push().checkUrl('signature')).toBe(false)
  })

  test('is believed once, and thanked each time', async () => {
    const { push, noted } = await meet({ sealed })
    const prepared = push().prepare(event)
    for (let n = 0; n < 3; n++) expect(await prepared.send()).toMatchObject({ accepted: true, attempts: 1 })
    expect(await noted()).toEqual([expect.stringContaining('wechat,user_authorization_revoke')])
  })

  test('is not believed with a wrong signature or an old time', async () => {
    const { push, noted } = await meet({ sealed })
    for (const wrong of ['signature', 'timestamp'] as const)
      expect(await push().prepare(event, wrong).send({ retries: 0 })).toMatchObject({ status: 403 })
    expect(await noted()).toEqual([])
  })
})

test('a console that was set up otherwise is told to the operator', async () => {
  const { push, said, noted } = await meet()
  await push('B'.repeat(43)).prepare(event).send()
  await push().prepare(event, 'appid').send()
  expect(said).toEqual([
    'WeChat: a push is no JSON, or not encrypted with the key we have.',
    'WeChat: a push is for another app.',
  ])
  expect(await noted()).toEqual([])
})

test('Alipay is believed once for each notification, and thanked each time', async () => {
  const { notice, noted } = await meet()
  const first = notice()
  for (const each of [first, first, notice(undefined, { msg_method: 'alipay.some.message' })])
    expect(await each.send()).toMatchObject({ accepted: true })
  expect((await noted()).map((row) => /alipay,[\w.]+/.exec(row)?.[0]).sort()).toEqual([
    'alipay,alipay.some.message',
    'alipay,trade_status_sync',
  ])
})

test.each(['signature', 'amount', 'app'] as const)(
  'Alipay with a wrong %s is not believed',
  async (wrong) => {
    const { notice, noted } = await meet()
    expect(await notice(wrong).send()).toMatchObject({ accepted: false, status: 403 })
    expect(await noted()).toEqual([])
  },
)

test('nothing that a platform tells of a person is kept in clear', async () => {
  const { push, noted } = await meet()
  await push().prepare(event).send()
  expect((await noted()).join()).not.toMatch(/o-wang|手机号/)
})

test('whoever sends anything else is refused, and is no error', async () => {
  const { app, noted } = await meet()
  const ask = (method: 'GET' | 'POST', url: string, payload?: string | Buffer, type?: string) =>
    app.inject({
      method,
      url: `/api/callbacks/${url}`,
      payload,
      headers: type ? { 'content-type': type } : {},
    })
  const replies = [
    await ask('GET', 'wechat'),
    await ask('GET', 'wechat?signature=a&signature=b&timestamp=1&nonce=%zz&echostr=<b>'),
    await ask('POST', 'wechat'),
    await ask('POST', 'wechat?msg_signature=a', '{"Encrypt":"AAAA"}', 'application/json'),
    await ask('POST', 'wechat', '<xml></xml>', 'text/xml'),
    await ask('POST', 'alipay'),
    await ask('POST', 'alipay', Buffer.from([0xff, 0xfe]), 'application/octet-stream'),
    await ask('POST', 'alipay', 'sign=a&sign=b&app_id=1', 'application/x-www-form-urlencoded'),
  ]
  expect(replies.map(({ statusCode, body }) => [statusCode, body])).toEqual(
    replies.map(() => [403, 'refused']),
  )
  expect((await ask('POST', 'alipay', 'x'.repeat(65 * 1024), 'text/plain')).statusCode).toBe(413)
  expect(await noted()).toEqual([])
})

test('where no platform may call, there is nothing to call', async () => {
  const { app } = await meet({ isOpen: false })
  for (const [method, path] of [
    ['GET', 'wechat'],
    ['POST', 'wechat'],
    ['POST', 'alipay'],
  ] as const)
    expect((await app.inject({ method, url: `/api/callbacks/${path}` })).statusCode).toBe(404)
})

test('callbacks are no part of the documented contract', async () => {
  const { app } = await meet()
  expect((await app.inject('/api/docs/json')).body).not.toContain('callbacks')
})

test('which of them are open is configuration', () => {
  const wechat = { WECHAT_LOGIN: 'live', WECHAT_APPID: 'wx0123456789abcdef', WECHAT_SECRET: 'hunter2' }
  const open = (env: Record<string, string>) =>
    makePlatforms(readConfig(env), { now: () => new Date(NOW), say: () => {} }).callbacks.wechat !== null
  expect([open(wechat), open({ ...wechat, WECHAT_PUSH_TOKEN: TOKEN })]).toEqual([false, true])
})

describe('what a feature does about a push', () => {
  const push = { platform: 'wechat', kind: 'left', key: 'k', fields: { FromUserName: 'o-wang' } } as const

  async function listening(onPush: OnPush) {
    const { db, pool } = await setup()
    const sealer = makeSealer(Buffer.alloc(32, 1))
    const listeners = { 'wechat/left': onPush }
    const callbacks = makeCallbacks({ db, now: () => new Date(NOW), sealer, listeners })
    const rows = async () => (await everyRow(pool))['platform_push'] ?? []
    return { ...callbacks, rows }
  }

  test('happens once, also when repetitions come all at once', async () => {
    const heard: unknown[] = []
    const { take, rows } = await listening(async (_, { fields }) => void heard.push(fields))
    await Promise.all(Array.from({ length: 20 }, () => take(push)))
    await take({ ...push, kind: 'came', key: 'other' })
    expect(heard).toEqual([{ FromUserName: 'o-wang' }])
    expect(await rows()).toHaveLength(2)
  })

  test('is tried again with the next repetition when it fails', async () => {
    let isWell = false
    const { take, rows } = await listening(async () => {
      if (!isWell) throw new Error('not today')
    })
    await expect(take(push)).rejects.toThrow('not today')
    expect(await rows()).toEqual([])
    isWell = true
    await take(push)
    expect(await rows()).toHaveLength(1)
  })
})

test('what a platform told us is forgotten after thirty days', async () => {
  const { db, clock, job } = await setup()
  const note = (hash: string, days: number) => db.run`
    insert into platform_push (push_hash, platform, kind, received_at)
    values (${hash}, 'wechat', 'left', ${new Date(clock.now.getTime() - days * 24 * 60 * 60_000)})`
  await note('old', 31)
  await note('young', 29)
  await job('tidy-callbacks')
  expect(await db.many`select push_hash as hash from platform_push`).toEqual([{ hash: 'young' }])
})
