import { sweep } from '@/bff/db/sweep'
import type { Db } from '@/bff/db/sql'
import { UNUSED_MAX_MS } from './session-rule'
import * as store from './sweep-store'

const DAY_MS = 24 * 60 * 60_000

/** No limit counts over a longer time than a day. */
const COUNTED_MS = 2 * DAY_MS

/** What is left of sign-ins of long ago. */
export const makeTidying = ({ db, now }: { db: Db; now: () => Date }) => ({
  async tidy(): Promise<void> {
    const ago = (ms: number) => new Date(now().getTime() - ms)
    await sweep((limit) => db.transaction((tx) => store.deleteIdleSessions(tx, ago(UNUSED_MAX_MS), limit)))
    await sweep((limit) => store.deletePastCodes(db, ago(COUNTED_MS), limit))
    await sweep((limit) => store.deletePastQuotas(db, ago(COUNTED_MS), limit))
    await sweep((limit) => store.deletePastVoidTokens(db, now(), limit))
  },
})
