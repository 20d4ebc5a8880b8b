import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sign } from 'aws4'
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

describe('the signatures, which the server above does not look at', () => {
  const signer = { region: 'cn-shanghai', accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalr/+=XUtnFEMI' }

  let asked: Request[] = []
  beforeEach(() => {
    asked = []
    jest.spyOn(globalThis, 'fetch').mockImplementation(async (...ask) => {
      asked.push(new Request(...ask))
      return new Response('content')
    })
  })
  afterEach(() => void jest.restoreAllMocks())

  /** What another implementation writes over the same request. */
  function signedByAnother({ method, url, headers }: Request, secretAccessKey = signer.secretAccessKey) {
    const { host, pathname, search } = new URL(url)
    const request = {
      ...{ service: 's3', region: signer.region, method, host, path: pathname + search },
      headers: {
        'X-Amz-Date': headers.get('x-amz-date') ?? '',
        'X-Amz-Content-Sha256': headers.get('x-amz-content-sha256') ?? '',
      },
    }
    return String(
      sign(request, { accessKeyId: signer.accessKeyId, secretAccessKey }).headers?.['Authorization'],
    )
  }

  /** Whose key, which headers and the signature itself, however they are set apart. */
  const partsOf = (authorization: string | null) =>
    (authorization ?? '').replace(/^AWS4-HMAC-SHA256 /, '').split(/,\s*/)

  test.each([
    ['https://s3.amazonaws.com', 'garage', 'path'],
    ['https://oss-cn-shanghai.aliyuncs.com', 'my.files-1', 'host'],
    ['http://minio.internal:9000', 'my.files-1', 'path'],
    ['https://cos.ap-shanghai.myqcloud.com:8443', 'garage-1250000000', 'host'],
  ] as const)(
    'at %s, bucket %s by %s, all is signed as another implementation signs it',
    async (endpoint, bucket, style) => {
      const store = s3Store({ endpoint, bucket, style, ...signer })
      for (const key of [randomUUID(), '00000000-0000-0000-0000-000000000000']) {
        await store.put(key, Buffer.from([0, 255, 13, 10]))
        await store.put(key, Buffer.alloc(0))
        await store.get(key)
        await store.remove(key)
      }
      expect(asked.map(({ method }) => method)).toEqual(Array(2).fill(['PUT', 'PUT', 'GET', 'DELETE']).flat())
      for (const request of asked) {
        const ours = partsOf(request.headers.get('authorization'))
        expect(ours).toHaveLength(3)
        expect(ours).toEqual(partsOf(signedByAnother(request)))
        expect(ours).not.toEqual(partsOf(signedByAnother(request, 'another secret')))
      }
    },
  )
})
