import type { Db, Tx } from '@/bff/db/sql'
import { sweep } from '@/bff/db/sweep'
import type { Sealer } from '@/bff/lib/sealed'
import type { Push } from '@/bff/platform/push'
import * as store from './store'

/** What a feature does about a push; it writes in the transaction that notes the push, and throws nothing away. */
export type OnPush = (tx: Tx, push: Push) => Promise<void>

/** By platform and kind: `wechat/user_authorization_revoke`. What nobody listens to is noted all the same. */
export type Listeners = Readonly<Record<string, OnPush>>

const KEPT_MS = 30 * 24 * 60 * 60_000

type Parts = { db: Db; now: () => Date; sealer: Sealer; listeners: Listeners }

export type Callbacks = ReturnType<typeof makeCallbacks>

export const makeCallbacks = ({ db, now, sealer, listeners }: Parts) => ({
  /**
   * Each push is worked on once, however often it comes. Should that fail, the note of it is undone as well, and the
   * platform's next repetition finds everything as it was.
   */
  take: (push: Push): Promise<void> =>
    db.transaction(async (tx) => {
      const { platform, kind, key } = push
      const pushHash = sealer.hash('push', `${platform} ${key}`)
      if (!(await store.insertPush(tx, { pushHash, platform, kind, now: now() }))) return
      await listeners[`${platform}/${kind}`]?.(tx, push)
    }),

  /** The platforms repeat themselves for a day; a note of what was said long before tells nobody anything. */
  tidy: () => sweep((limit) => store.deletePushesBefore(db, new Date(now().getTime() - KEPT_MS), limit)),
})
