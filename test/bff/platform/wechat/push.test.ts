import { createCipheriv, createHash } from 'node:crypto'
import { makePushReader } from '@/bff/platform/wechat/push'

/** The platform's own examples, and the moment they were made. */
const token = 'AAAAA'
const appid = 'wxba5fad812f8e6fb9'
const encodingAesKey = 'A'.repeat(43)
const encrypted =
  '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km32IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04='
const aesQuery = {
  timestamp: '1714112445',
  nonce: '415670741',
  msg_signature: '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3',
  encrypt_type: 'aes',
}
const plainQuery = {
  timestamp: '1714037059',
  nonce: '486452656',
  signature: '899cf89e464efb63f54ddac96b0a0a235f53aa78',
}
const urlQuery = {
  timestamp: '1714036504',
  nonce: '1514711492',
  signature: 'f464b24fc39322e44b38aa78f5edd27bd1441696',
  echostr: '4375120948345356249',
}

const reader = (at: string, key: string | null = null, more: object = {}) =>
  makePushReader({ token, appid, encodingAesKey: key, now: () => new Date(Number(at) * 1000), ...more })

const sha1 = (...parts: string[]) => createHash('sha1').update(parts.sort().join('')).digest('hex')

const pkcs7 = (missing: number) => Buffer.alloc(missing, missing)

/** A body sealed and signed as WeChat does; what is said makes it differ. */
function sealed(message: string, { to = appid, key = encodingAesKey, padding = pkcs7 } = {}) {
  const raw = Buffer.from(`${key}=`, 'base64')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(Buffer.byteLength(message))
  const content = Buffer.concat([Buffer.alloc(16, 7), length, Buffer.from(message + to)])
  const missing = 32 - (content.length % 32)
  const cipher = createCipheriv('aes-256-cbc', raw, raw.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([content, padding(missing)])
  const Encrypt = Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64')
  return signed(Encrypt)
}

function signed(Encrypt: string) {
  const { timestamp, nonce } = aesQuery
  const query = { timestamp, nonce, msg_signature: sha1(token, timestamp, nonce, Encrypt) }
  return { query, body: JSON.stringify({ ToUserName: 'gh_1', Encrypt }) }
}

const event = (more: Record<string, unknown> = {}) =>
  JSON.stringify({ FromUserName: 'o-anna', CreateTime: 1, MsgType: 'event', Event: 'e', ...more })

describe('the check of the address', () => {
  test('is answered with what WeChat sent along', () => {
    expect(reader(urlQuery.timestamp).checkUrl(urlQuery)).toBe('4375120948345356249')
  })

  test.each([
    ['another nonce', { ...urlQuery, nonce: '1' }],
    ['another signature', { ...urlQuery, signature: urlQuery.signature.replace('f', '0') }],
    ['no signature', { ...urlQuery, signature: undefined }],
    ['a signature of other letters', { ...urlQuery, signature: '签'.repeat(40) }],
    ['nothing', {}],
  ])('is not answered with %s', (_, query) => {
    expect(reader(urlQuery.timestamp).checkUrl(query)).toBeNull()
  })

  test('is not answered when it is repeated later', () => {
    expect(reader('1714036805').checkUrl(urlQuery)).toBeNull()
  })
})

describe('in plain mode', () => {
  test('a signed push is read', () => {
    expect(reader(plainQuery.timestamp).read(plainQuery, event({ MsgId: 12 }))).toMatchObject({
      outcome: 'ok',
      message: { Event: 'e', MsgType: 'event' },
      key: '12',
    })
  })

  test.each([
    ['forged', { ...plainQuery, nonce: '486452657' }, plainQuery.timestamp, event()],
    ['stale', plainQuery, '1714037360', event()],
    ['stale', plainQuery, '1714036758', event()],
    ['garbage', plainQuery, plainQuery.timestamp, '<xml></xml>'],
    ['garbage', plainQuery, plainQuery.timestamp, '{"MsgType":"event"}'],
  ] as const)('a push can be %s', (outcome, query, at, body) => {
    expect(reader(at).read(query, body)).toEqual({ outcome })
  })
})

describe('in AES mode', () => {
  const aes = reader(aesQuery.timestamp, encodingAesKey)

  test("the platform's example is read", () => {
    expect(aes.read(aesQuery, JSON.stringify({ ToUserName: 'gh_97417a04a28d', Encrypt: encrypted }))).toEqual(
      {
        outcome: 'ok',
        key: 'o9AgO5Kd5ggOC-bXrbNODIiE3bGY/1714112445/debug_demo/',
        message: {
          ToUserName: 'gh_97417a04a28d',
          FromUserName: 'o9AgO5Kd5ggOC-bXrbNODIiE3bGY',
          CreateTime: 1714112445,
          MsgType: 'event',
          Event: 'debug_demo',
          debug_str: 'hello world',
        },
      },
    )
  })

  test('messages of every length are read, whatever their padding', () => {
    for (let length = 0; length < 40; length++) {
      const { query, body } = sealed(event({ text: '车'.repeat(length) + 'x'.repeat(length % 3) }))
      expect(aes.read(query, body)).toMatchObject({ outcome: 'ok' })
    }
  })

  test('a plain push is not believed, however it is signed', () => {
    expect(reader(plainQuery.timestamp, encodingAesKey).read(plainQuery, event())).toEqual({
      outcome: 'forged',
    })
  })

  test('the signature covers what is encrypted', () => {
    const { query } = sealed(event())
    const { body } = sealed(event({ Event: 'other' }))
    expect(aes.read(query, body)).toEqual({ outcome: 'forged' })
  })

  test('an old push is stale', () => {
    const { query, body } = sealed(event())
    expect(reader('1714112746', encodingAesKey).read(query, body)).toEqual({ outcome: 'stale' })
    expect(reader('1714112745', encodingAesKey).read(query, body)).toMatchObject({ outcome: 'ok' })
  })

  test('a push for another app is told apart', () => {
    const { query, body } = sealed(event(), { to: 'wxffffffffffffffff' })
    expect(aes.read(query, body)).toEqual({ outcome: 'other_app' })
  })

  test.each([
    ['another key', sealed(event(), { key: 'B'.repeat(43) })],
    ['padding beyond a block', sealed(event(), { padding: (missing) => Buffer.alloc(missing, 33) })],
    ['padding of nothing', sealed(event(), { padding: (missing) => Buffer.alloc(missing) })],
    ['padding that differs', sealed(event(), { padding: (missing) => pkcs7(missing).fill(0, 0, 1) })],
    ['a broken block', signed('AAAA')],
    ['no block at all', signed('!')],
  ])('with %s it is garbage', (_, { query, body }) => {
    expect(aes.read(query, body)).toEqual({ outcome: 'garbage' })
  })
})

test('repetitions of a push have one key, and other pushes another', () => {
  const keyOf = (more: Record<string, unknown>) => {
    const read = reader(plainQuery.timestamp).read(plainQuery, event(more))
    return read.outcome === 'ok' && read.key
  }
  expect(keyOf({ Event: 'a' })).toBe(keyOf({ Event: 'a' }))
  const keys = [{}, { Event: 'a' }, { CreateTime: 2 }, { trace_id: 't' }, { MsgId: 5 }, { MsgId: '6' }].map(
    keyOf,
  )
  expect(new Set(keys).size).toBe(keys.length)
})
