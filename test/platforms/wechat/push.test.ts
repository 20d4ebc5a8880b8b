import { makePushReader, type PushOutcome } from '@/bff/platform/wechat/push'
import { APP_ID, aReceiver, aWechat, MINUTE_MS } from '../../stand-ins/platforms'

const TOKEN = 'a-token'
const AES_KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const event = { Event: 'user_authorization_revoke', FromUserName: 'o-wang', RevokeInfo: '手机号 & 昵称' }

/** WeChat's sender and our reader behind an address, which accepts what it believes. */
async function meet({ sealed, answers = true }: { sealed: boolean; answers?: boolean }) {
  const { wechat, clock } = await aWechat()
  const encodingAesKey = sealed ? AES_KEY : null
  const reader = makePushReader({ token: TOKEN, appid: APP_ID, encodingAesKey, now: clock.now })
  const outcomes: PushOutcome[] = []
  const { url } = await aReceiver(({ method, query, body }) => {
    if (method === 'GET') return reader.checkUrl(query) ?? 'who are you?'
    const outcome = reader.read(query, body)
    outcomes.push(outcome)
    return outcome.outcome === 'ok' && answers ? 'success' : outcome.outcome
  })
  const push = (key = encodingAesKey, token = TOKEN) =>
    wechat.push({ url, token, ...(key ? { encodingAesKey: key } : {}) })
  return { push, clock, outcomes }
}

describe.each([
  ['plain', false],
  ['AES', true],
])('in %s mode', (_, sealed) => {
  test('the console accepts our address, and nobody else is answered', async () => {
    const { push } = await meet({ sealed })
    expect(await push().checkUrl()).toBe(true)
    expect(await push().checkUrl('signature')).toBe(false)
    expect(await push(null, 'another-token').checkUrl()).toBe(false)
  })

  test('a push arrives as it was sent, and is accepted at the first attempt', async () => {
    const { push, outcomes } = await meet({ sealed })
    expect(await push().prepare(event).send()).toMatchObject({ accepted: true, attempts: 1 })
    expect(outcomes).toMatchObject([{ outcome: 'ok', message: event }])
  })

  test('its repetitions have one key, and another push another', async () => {
    const { push, outcomes } = await meet({ sealed, answers: false })
    await push().prepare(event).send()
    await push()
      .prepare({ ...event, Event: 'subscribe_msg_change_event' })
      .send({ retries: 0 })
    const keys = outcomes.map((read) => (read.outcome === 'ok' ? read.key : read.outcome))
    expect(keys).toHaveLength(5)
    expect(new Set(keys.slice(0, 4)).size).toBe(1)
    expect(keys[4]).not.toBe(keys[0])
  })

  test('a push with a wrong signature or an old time is not believed', async () => {
    const { push, clock, outcomes } = await meet({ sealed })
    for (const wrong of ['signature', 'timestamp'] as const)
      await push().prepare(event, wrong).send({ retries: 0 })
    const kept = push().prepare(event)
    clock.pass(6 * MINUTE_MS)
    await kept.send({ retries: 0 })
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['forged', 'stale', 'stale'])
  })
})

test('in AES mode a push is believed in no other form, with no other key and for no other app', async () => {
  const { push, outcomes } = await meet({ sealed: true })
  await push(null).prepare(event).send({ retries: 0 })
  await push('B'.repeat(43)).prepare(event).send({ retries: 0 })
  await push().prepare(event, 'appid').send({ retries: 0 })
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(['forged', 'garbage', 'other_app'])
})
