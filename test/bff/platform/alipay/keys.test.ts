import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import { readAesKey, readPem, readPrivateKey, readPublicKey } from '@/bff/platform/alipay/keys'
import { AES_KEY, ali, app } from './office'

const privateKey = createPrivateKey(app.privatePem)
const publicKey = createPublicKey(ali.publicPem)
const base64 = (der: Buffer) => der.toString('base64')

const pkcs1 = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString()
const privateForms: [string, string][] = [
  ['PKCS#8 PEM', app.privatePem],
  ['PKCS#1 PEM', pkcs1],
  ['PEM with \\n for its line ends', app.privatePem.replaceAll('\n', '\\n')],
  ['PEM as base64', base64(Buffer.from(app.privatePem))],
  ['PKCS#8 in base64', base64(privateKey.export({ type: 'pkcs8', format: 'der' }))],
  ['PKCS#1 in base64', base64(privateKey.export({ type: 'pkcs1', format: 'der' }))],
  ['base64 with spaces around it', ` ${base64(privateKey.export({ type: 'pkcs8', format: 'der' }))}\n`],
]
test.each(privateForms)("an app's key is read from %s", (_, text) => {
  expect(readPrivateKey(text).equals(privateKey)).toBe(true)
})

test.each([
  ['PEM', ali.publicPem],
  ['base64', base64(publicKey.export({ type: 'spki', format: 'der' }))],
])("Alipay's key is read from %s", (_, text) => {
  expect(readPublicKey(text).equals(publicKey)).toBe(true)
})

const small = generateKeyPairSync('rsa', { modulusLength: 1024 })
const curve = generateKeyPairSync('ec', { namedCurve: 'P-256' })

test.each([
  ['nothing', ''],
  ['words', 'hunter2'],
  ['a public one', app.publicPem],
  ['one of 1024 bits', small.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
  ['one of another kind', curve.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
  ['a broken PEM', app.privatePem.replace(/^[A-Z].{9}/m, 'hunter2')],
])("%s is no app's key, and not repeated", (_, text) => {
  const reading = () => readPrivateKey(text)
  expect(reading).toThrow('an RSA private key of 2048 bits or more')
  expect(reading).not.toThrow('hunter2')
})

test.each([
  ['nothing', ''],
  ['a private one', app.privatePem],
  ['a private one in base64', base64(privateKey.export({ type: 'pkcs8', format: 'der' }))],
  ['one of 1024 bits', small.publicKey.export({ type: 'spki', format: 'pem' }).toString()],
])("%s is no key of Alipay's", (_, text) => {
  expect(() => readPublicKey(text)).toThrow('an RSA public key of 2048 bits or more')
})

test('the key that seals has sixteen bytes', () => {
  expect(readAesKey(AES_KEY).toString()).toBe('0123456789abcdef')
  for (const wrong of ['', 'hunter2', base64(Buffer.alloc(32))])
    expect(() => readAesKey(wrong)).toThrow('16 bytes in base64')
})

test('text that is no PEM stays what it is', () => {
  expect(readPem(' MII= ')).toBe('MII=')
})
