import { AwsClient } from 'aws4fetch'
import { checkKey, type ObjectStore } from './object-store'

type Bucket = {
  /** Where the service is, without the bucket: Alibaba's OSS, Tencent's COS and MinIO speak S3 as well. */
  endpoint: string
  bucket: string
  region: string
  accessKeyId: string
  secretAccessKey: string
  /** `path` puts the bucket behind the endpoint's name, `host` in front of it. */
  style: 'path' | 'host'
}

const TIMEOUT_MS = 15_000

/** In a bucket of a service that speaks S3. */
export function s3Store({ endpoint, bucket, style, ...account }: Bucket): ObjectStore {
  const client = new AwsClient({ ...account, service: 's3', retries: 2 })
  const addressOf = (key: string) => {
    const url = new URL(endpoint)
    if (style === 'host') url.hostname = `${bucket}.${url.hostname}`
    url.pathname = style === 'host' ? `/${checkKey(key)}` : `/${bucket}/${checkKey(key)}`
    return url.href
  }
  const ask = async (key: string, method: string, body?: Buffer) => {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const answer = await client.fetch(addressOf(key), {
      method,
      signal,
      ...(body && { body: new Uint8Array(body) }),
    })
    if (answer.ok || answer.status === 404) return answer
    // Its words may hold the address and with it whose file it is.
    throw new Error(`the object store answered ${method} with ${answer.status}`)
  }
  return {
    async put(key, content) {
      const { status } = await ask(key, 'PUT', content)
      if (status === 404) throw new Error('the object store has no such bucket')
    },
    async get(key) {
      const answer = await ask(key, 'GET')
      return answer.ok ? Buffer.from(await answer.arrayBuffer()) : null
    },
    async remove(key) {
      await ask(key, 'DELETE')
    },
  }
}
