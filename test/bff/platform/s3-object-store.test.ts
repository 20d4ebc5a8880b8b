import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import S3rver from 's3rver'
import { s3Store } from '@/bff/platform/s3-object-store'

const account = { region: 'us-east-1', accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }
const bucket = 'garage'

let folder = ''
let server: InstanceType<typeof S3rver>
let endpoint = ''

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'chezhu-s3-'))
  server = new S3rver({
    port: 0,
    silent: true,
    directory: folder,
    configureBuckets: [{ name: bucket, configs: [] }],
  })
  const { port } = await server.run()
  endpoint = `http://127.0.0.1:${port}`
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const open = (more: object = {}) => s3Store({ endpoint, bucket, style: 'path', ...account, ...more })

test('a bucket gives back what was put, until it is removed', async () => {
  const [store, key] = [open(), randomUUID()]
  const content = Buffer.from([0, 255, 13, 10, 128, 0])
  expect(await store.get(key)).toBeNull()
  await store.put(key, content)
  expect(await store.get(key)).toEqual(content)
  await store.remove(key)
  await store.remove(key)
  expect(await store.get(key)).toBeNull()
})

test('an account that is unknown, and a bucket that is not there, are errors that tell no key', async () => {
  const key = randomUUID()
  await expect(open({ accessKeyId: 'GUESS' }).put(key, Buffer.from('x'))).rejects.toThrow(
    /^the object store answered PUT with 403$/,
  )
  await expect(open({ bucket: 'elsewhere' }).put(key, Buffer.from('x'))).rejects.toThrow(
    'the object store has no such bucket',
  )
})

test('a key that is not ours never becomes an address', async () => {
  await expect(open().get('../other-bucket/x')).rejects.toThrow('not a key of ours')
})
