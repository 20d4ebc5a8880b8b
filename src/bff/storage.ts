import path from 'node:path'
import { EnvError, makeValidator, str, type CleanedEnv } from 'envalid'
import { folderStore, type ObjectStore } from './platform/object-store'
import { s3Store } from './platform/s3-object-store'

const origin = makeValidator<string>((text) => {
  const url = URL.canParse(text) ? new URL(text) : null
  const isOrigin = url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`
  if (!isOrigin) throw new EnvError('an address like https://s3.example.com, without a path')
  return url.origin
})

const none = { default: '' }

/** Where files are kept. */
export const storageSpecification = {
  OBJECT_STORE: str({ choices: ['folder', 's3'] as const, default: 'folder' as const }),
  S3_ENDPOINT: origin(none),
  S3_BUCKET: str(none),
  S3_REGION: str({ default: 'us-east-1' }),
  S3_ACCESS_KEY_ID: str(none),
  S3_SECRET_ACCESS_KEY: str(none),
  S3_STYLE: str({ choices: ['host', 'path'] as const, default: 'host' as const }),
}

export const storageSecrets = ['S3_SECRET_ACCESS_KEY']

type StorageConfig = CleanedEnv<typeof storageSpecification>

const needed = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const

/** A sentence for each thing that is missing. */
export const whyNotStored = (config: StorageConfig): string[] =>
  config.OBJECT_STORE === 's3'
    ? needed.filter((name) => !config[name]).map((name) => `${name} must be set for OBJECT_STORE=s3.`)
    : []

export function openObjects(config: StorageConfig & { CHEZHU_DATA_DIR: string }): ObjectStore {
  if (config.OBJECT_STORE === 'folder') return folderStore(path.join(config.CHEZHU_DATA_DIR, 'objects'))
  return s3Store({
    endpoint: config.S3_ENDPOINT,
    bucket: config.S3_BUCKET,
    region: config.S3_REGION,
    accessKeyId: config.S3_ACCESS_KEY_ID,
    secretAccessKey: config.S3_SECRET_ACCESS_KEY,
    style: config.S3_STYLE,
  })
}
