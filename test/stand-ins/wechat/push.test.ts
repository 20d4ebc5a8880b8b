import { createHash } from 'node:crypto'
import { APP_ID, aReceiver, aWechat, type Received } from '../platforms'
import { opened } from './opened'

const TOKEN = 'a-token'
const AES_KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const event = { Event: 'user_authorization_revoke', FromUserName: 'o-wang', RevokeInfo: '手机号' }

const sha1 = (...parts: string[]) => createHash('sha1').update(parts.sort().join('')).digest('hex')

type Setup = { sealed?: boolean; reply?: (received: Received) => string }

async function setup({ sealed = true, reply = () => 'success' }: Setup = {}) {
  const { wechat, clock } = await aWechat()
  const receiver = await aReceiver(reply)
  const encodingAesKey = sealed ? { encodingAesKey: AES_KEY } : {}
  const push = wechat.push({ url: receiver.url, token: TOKEN, ...encodingAesKey, timeoutMs: 200 })
  return { clock, push, received: receiver.received }
}

test('an address is accepted when it answers what it was asked', async () => {
  const { push, received } = await setup({
    reply: ({ query: { signature, timestamp, nonce, echostr } }) =>
      signature === sha1(TOKEN, timestamp!, nonce!) ? echostr! : 'who are you?',
  })
  expect(await push.checkUrl()).toBe(true)
  expect(await push.checkUrl('signature')).toBe(false)
  expect(received.map(({ method }) => method)).toEqual(['GET', 'GET'])
})

test('a plain push carries its signature in the address', async () => {
  const { clock, push, received } = await setup({ sealed: false })
  expect(await push.prepare(event).send()).toMatchObject({ accepted: true, attempts: 1 })

  const [{ method, query, body, type }] = received as [Received]
  expect([method, type]).toEqual(['POST', 'application/json'])
  expect(query.signature).toBe(sha1(TOKEN, query.timestamp!, query.nonce!))
  expect(query.timestamp).toBe(String(clock.now().getTime() / 1000))
  expect(JSON.parse(body)).toMatchObject({ ...event, MsgType: 'event', CreateTime: Number(query.timestamp) })
})

test('a sealed push can be opened with the key alone, and names the app it is for', async () => {
  const { push, received } = await setup()
  await push.prepare(event).send()

  const [{ query, body }] = received as [Received]
  const { Encrypt, ...outside } = JSON.parse(body) as { Encrypt: string }
  expect(Object.keys(outside)).toEqual(['ToUserName'])
  expect(query.encrypt_type).toBe('aes')
  expect(query.msg_signature).toBe(sha1(TOKEN, query.timestamp!, query.nonce!, Encrypt))
  const { message, appId } = opened(AES_KEY, Encrypt)
  expect(appId).toBe(APP_ID)
  expect(JSON.parse(message)).toMatchObject(event)
})

test('a push is wrong in the one way a test asks for', async () => {
  const { clock, push, received } = await setup()
  for (const wrong of ['signature', 'appid', 'timestamp'] as const) await push.prepare(event, wrong).send()

  const verdicts = received.map(({ query, body }) => {
    const { Encrypt } = JSON.parse(body) as { Encrypt: string }
    return {
      signature: query.msg_signature === sha1(TOKEN, query.timestamp!, query.nonce!, Encrypt),
      appid: opened(AES_KEY, Encrypt).appId === APP_ID,
      timestamp: clock.now().getTime() / 1000 - Number(query.timestamp) < 300,
    }
  })
  expect(verdicts).toEqual([
    { signature: false, appid: true, timestamp: true },
    { signature: true, appid: false, timestamp: true },
    { signature: true, appid: true, timestamp: false },
  ])
})

test('a plain push is wrong as asked too, but for an app id it does not have', async () => {
  const { push, received } = await setup({ sealed: false })
  await push.prepare(event, 'signature').send()
  const [{ query }] = received as [Received]
  expect(query.signature).not.toBe(sha1(TOKEN, query.timestamp!, query.nonce!))
  expect(() => push.prepare(event, 'appid')).toThrow('names no app id')
})

test('pushes come twice and in any order', async () => {
  const { clock, push, received } = await setup({ sealed: false })
  const first = push.prepare({ ...event, Event: 'first' })
  clock.pass(1000)
  const second = push.prepare({ ...event, Event: 'second' })
  for (const each of [second, first, first]) await each.send()

  expect(received.map(({ body }) => JSON.parse(body).Event)).toEqual(['second', 'first', 'first'])
  expect(received[2]).toEqual(received[1])
})

test.each(['success', ''])('the answer %j accepts a push', async (reply) => {
  const { push } = await setup({ reply: () => reply })
  expect(await push.prepare(event).send()).toMatchObject({ accepted: true, attempts: 1 })
})

test('any other answer brings the push three times more', async () => {
  const replies = ['{"code":0}', 'SUCCESS', 'success']
  const { push, received } = await setup({ reply: () => replies.shift() ?? 'no' })
  expect(await push.prepare(event).send()).toMatchObject({ accepted: true, attempts: 3 })
  expect(await push.prepare(event).send()).toMatchObject({ accepted: false, attempts: 4, body: 'no' })
  expect(received).toHaveLength(7)
})

test('nobody at the address is no acceptance', async () => {
  const { wechat } = await aWechat()
  const push = wechat.push({ url: 'http://127.0.0.1:1/push', token: TOKEN })
  expect(await push.prepare(event).send({ retries: 0 })).toMatchObject({
    accepted: false,
    attempts: 1,
    status: null,
  })
})
