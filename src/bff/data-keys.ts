import { readFileSync } from 'node:fs'
import { ConfigFailure, developmentSecret, type Config } from './config'
import { FIRST_KEY_ID, KEY_BYTES, parseKeys, type DataKey, type KeyRing } from './lib/key-ring'

/**
 * The keys that personal data is sealed and hashed with. `DATA_KEY` is the only one until there are `DATA_KEYS`; from
 * then on it opens what it has sealed before.
 */
export function readKeyRing(config: Config): KeyRing {
  const { DATA_KEY, HASH_KEY } = config
  const more = [...keysInFile(config), ...(config.DATA_KEYS ? parseKeys(config.DATA_KEYS) : [])]
  // Its default has sealed nothing in production.
  const isSaid = config.NODE_ENV !== 'production' || DATA_KEY !== developmentSecret('data')
  const first: DataKey = { id: FIRST_KEY_ID, key: bytes(DATA_KEY) }
  const [newest = first, ...older] = isSaid ? [...more, first] : more
  const ids = [newest, ...older].map(({ id }) => id)
  if (new Set(ids).size < ids.length)
    throw new ConfigFailure(['DATA_KEYS and its file have two keys of one id; "0" is DATA_KEY itself.'])
  return { seal: [newest, ...older], hash: bytes(HASH_KEY || DATA_KEY) }
}

const bytes = (base64: string) => Buffer.from(base64, 'base64').subarray(0, KEY_BYTES)

function keysInFile({ DATA_KEYS_FILE, NODE_ENV }: Config): readonly DataKey[] {
  if (!DATA_KEYS_FILE) return []
  try {
    const keys = parseKeys(readFileSync(DATA_KEYS_FILE, 'utf8'))
    if (NODE_ENV !== 'production' || !keys.some(isDevelopmentKey)) return keys
  } catch (problem) {
    throw new ConfigFailure([`DATA_KEYS_FILE can't be used: ${(problem as Error).message}.`])
  }
  throw new ConfigFailure(['DATA_KEYS_FILE has the development value, which everybody knows.'])
}

const isDevelopmentKey = ({ key }: DataKey) => key.equals(bytes(developmentSecret('data')))
