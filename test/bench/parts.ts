import type pg from 'pg'
import { openPool } from '@/bff/db/pool'
import { makeDb } from '@/bff/db/sql'
import type { LoginExchange } from '@/bff/platform/login'
import type { ServiceParts } from '@/bff/services'
import { now } from './clock'

const key = Buffer.alloc(32, 7)
export const tokenSecret = key.toString('base64')

/** As many as the product opens unless it is told otherwise. */
const CONNECTIONS_MAX = 10

export function openWorkPool(url: string): pg.Pool {
  const pool = openPool(url, CONNECTIONS_MAX)
  // When a run is cut off, the database may be gone a moment before us.
  pool.on('error', () => {})
  return pool
}

/** A platform that answers at once: whoever brings a code is who the code says. */
const knowsAll: LoginExchange = async (code) => ({
  outcome: 'ok',
  subjects: [{ platform: 'wechat', app: 'bench', type: 'openid', value: code }],
})

/** What the product is made of here, so that all who do its work say the same to PostgreSQL. */
export const partsOver = (pool: pg.Pool): ServiceParts => ({
  ...{ db: makeDb(pool), now, tokenSecret, dataKey: key, sms: null, pictures: {} },
  ...{ logins: { wechat: knowsAll, alipay: null }, phones: { wechat: null, alipay: null } },
})
