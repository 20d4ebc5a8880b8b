import { pushSignature, seal } from '@/stand-ins/wechat/seal'
import { opened } from './opened'

const TOKEN = 'AAAAA'
const AES_KEY = 'A'.repeat(43)
const APP_ID = 'wxba5fad812f8e6fb9'

const MESSAGE =
  '{"ToUserName":"gh_97417a04a28d","FromUserName":"o9AgO5Kd5ggOC-bXrbNODIiE3bGY","CreateTime":1714112445,' +
  '"MsgType":"event","Event":"debug_demo","debug_str":"hello world"}'

const ENCRYPTED =
  '+qdx1OKCy+5JPCBFWw70tm0fJGb2Jmeia4FCB7kao+/Q5c/ohsOzQHi8khUOb05JCpj0JB4RvQMkUyus8TPxLKJGQqcvZqzDpVzazhZv6JsXUnnR' +
  '8XGT740XgXZUXQ7vJVnAG+tE8NUd4yFyjPy7GgiaviNrlCTj+l5kdfMuFUPpRSrfMZuMcp3Fn2Pede2IuQrKEYwKSqFIZoNqJ4M8EajAsjLY2km3' +
  '2IIjdf8YL/P50F7mStwntrA2cPDrM1kb6mOcfBgRtWygb3VIYnSeOBrebufAlr7F9mFUPAJGj04='

test.each([
  ['1714036504', '1514711492', 'f464b24fc39322e44b38aa78f5edd27bd1441696'],
  ['1714037059', '486452656', '899cf89e464efb63f54ddac96b0a0a235f53aa78'],
])('a push of %s with the nonce %s is signed as in the documentation', (timestamp, nonce, signature) => {
  expect(pushSignature(TOKEN, timestamp, nonce)).toBe(signature)
  expect(pushSignature(nonce, TOKEN, timestamp)).toBe(signature)
})

test('a sealed push is signed as in the documentation', () => {
  expect(pushSignature(TOKEN, '1714112445', '415670741', ENCRYPTED)).toBe(
    '046e02f8204d34f8ba5fa3b1db94908f3df2e9b3',
  )
})

test('the documented message is sealed into the documented letters', () => {
  const { random, message, appId } = opened(AES_KEY, ENCRYPTED)
  expect([message, appId]).toEqual([MESSAGE, APP_ID])
  expect(seal(AES_KEY, MESSAGE, APP_ID, random)).toBe(ENCRYPTED)
})

test('a message of any length is padded to blocks of 32', () => {
  for (let length = 0; length <= 64; length++) {
    const message = '字'.repeat(length)
    const sealed = seal(AES_KEY, message, APP_ID, Buffer.alloc(16, 7))
    expect(Buffer.from(sealed, 'base64').length % 32).toBe(0)
    expect(opened(AES_KEY, sealed)).toEqual({ random: Buffer.alloc(16, 7), message, appId: APP_ID })
  }
})
