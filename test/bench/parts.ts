import type pg from 'pg'
import { openPool } from '@/bff/db/pool'
import { makeOutbox } from '@/bff/db/outbox'
import { makeDb } from '@/bff/db/sql'
import { makeFiles } from '@/bff/features/files/service'
import { makeContacts } from '@/bff/features/test-drive/contact'
import { makePresenters } from '@/bff/features/test-drive/present'
import { makeSearch } from '@/bff/features/test-drive/search'
import { makeTestDrives } from '@/bff/features/test-drive/service'
import { makeMembership } from '@/bff/features/membership/service'
import { makeBrandBook } from '@/bff/lib/brand'
import { makeSealer } from '@/bff/lib/sealed'
import { makeTokens } from '@/bff/lib/tokens'
import { memoryStore } from '@/bff/platform/object-store'
import { now } from './clock'

export const key = Buffer.alloc(32, 7)
export const tokenSecret = key.toString('base64')

/** As many as the product opens unless it is told otherwise. */
const CONNECTIONS_MAX = 10

export function openWorkPool(url: string): pg.Pool {
  const pool = openPool(url, CONNECTIONS_MAX)
  // When a run is cut off, the database may be gone a moment before us.
  pool.on('error', () => {})
  return pool
}

const nobody = { wechat: null, alipay: null }

/** The product's own services, without its web server. */
export function makeServices(pool: pg.Pool) {
  const db = makeDb(pool)
  const sealer = makeSealer(key)
  const contacts = makeContacts(sealer)
  const { record } = makeOutbox({ db, now, say: () => {}, isPrompt: false })
  const membership = makeMembership({
    ...{ db, now, sealer, tokens: makeTokens(tokenSecret, now), sms: null },
    ...{ logins: nobody, phones: nobody, belongings: [], ownsCar: async () => false },
    onSignIn: async () => {},
    files: makeFiles({ db, now, sealer, objects: memoryStore() }),
    record,
  })
  const promised = async () => new Map<string, number>()
  return {
    search: makeSearch({ db, now, contacts, promised }),
    drives: makeTestDrives({ db, now, membership, contacts, record, promised }),
    ...makePresenters(makeBrandBook({})),
  }
}
