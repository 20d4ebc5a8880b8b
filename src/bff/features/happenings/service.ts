import { listSetAside, type SetAside } from '@/bff/db/happening-store'
import type { Outbox } from '@/bff/db/outbox'
import type { Db } from '@/bff/db/sql'
import { pageOf, readCursor } from '@/bff/lib/cursor'

export type { SetAside } from '@/bff/db/happening-store'

export type Happenings = ReturnType<typeof makeHappenings>

const PAGE = 50

const keyOf = ({ setAsideAt: at, id }: SetAside) => ({ at, id })

/** What the outbox has given up for now, for operators. */
export const makeHappenings = ({ db, outbox }: { db: Db; outbox: Pick<Outbox, 'resume'> }) => ({
  setAside: async (cursor: string | undefined) =>
    pageOf(await listSetAside(db, readCursor(cursor), PAGE + 1), PAGE, keyOf),

  resume: outbox.resume,
})
