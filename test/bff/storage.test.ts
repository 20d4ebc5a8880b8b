import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ConfigFailure, readConfig } from '@/bff/config'
import { openObjects } from '@/bff/storage'

const bucket = {
  OBJECT_STORE: 's3',
  S3_ENDPOINT: 'https://oss-cn-shanghai.aliyuncs.com',
  S3_BUCKET: 'garage',
  S3_ACCESS_KEY_ID: 'key',
  S3_SECRET_ACCESS_KEY: 'hunter2',
}

function complaints(env: Record<string, string>): string[] {
  try {
    readConfig(env)
    return []
  } catch (problem) {
    if (problem instanceof ConfigFailure) return problem.sentences
    throw problem
  }
}

test('files are kept in the data folder where nothing else is said', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'chezhu-storage-'))
  const key = randomUUID()
  await openObjects(readConfig({ CHEZHU_DATA_DIR: folder })).put(key, Buffer.from('x'))
  expect(await readdir(path.join(folder, 'objects', key.slice(-2)))).toEqual([key])
  await rm(folder, { recursive: true })
})

test('a bucket is one that has been said all about', () => {
  expect(complaints(bucket)).toEqual([])
  for (const name of ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'])
    expect(complaints({ ...bucket, [name]: '' })).toEqual([`${name} must be set for OBJECT_STORE=s3.`])
})

test.each([
  'oss.example.com',
  'ftp://oss.example.com',
  'https://oss.example.com/bucket',
  'https://u:p@oss.example.com',
])('an endpoint is no %s', (S3_ENDPOINT) => {
  expect(complaints({ ...bucket, S3_ENDPOINT })).toHaveLength(1)
})
