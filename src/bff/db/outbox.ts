import assert from 'node:assert/strict'
import { flawIn, type Happening, type HappeningType, type NewHappening } from '@/bff/lib/happening'
import { newId } from '@/bff/lib/id'
import * as store from './happening-store'
import type { Due } from './happening-store'
import type { Db, Tx } from './sql'

export type Outbox = ReturnType<typeof makeOutbox>
export type RecordHappening = Outbox['record']

/**
 * What somebody does about happenings of some types, in the transaction that also notes that they were told. All or
 * nothing, and once; told again after any failure.
 */
export type Consumer = {
  /** Never changes: what is still due is due to this name. */
  name: string
  hears: { readonly [T in HappeningType]?: (tx: Tx, happening: Happening<T>) => Promise<void> }
}

type Parts = {
  db: Db
  now: () => Date
  say: (sentence: string) => void
  /** Whether happenings are told as soon as they are certain, and not only when `deliver` is called. */
  isPrompt: boolean
}

const TRIES_MAX = 8
const FIRST_WAIT_MS = 5_000
const LAST_WAIT_MS = 60 * 60_000
const PROBLEM_LENGTH_MAX = 200

/** 5 s, 20 s, 80 s … an hour. */
export const waitAfter = (tries: number) => Math.min(FIRST_WAIT_MS * 4 ** (tries - 1), LAST_WAIT_MS)

type Outcome = 'told' | 'failed' | 'nothing due'

/** Facts on their way to whoever acts on them: written with the fact, told later, never lost and never acted on twice. */
export function makeOutbox({ db, now: clock, say, isPrompt }: Parts) {
  const consumers: Consumer[] = []
  const state: { running: Promise<unknown> | null; isWanted: boolean; isClosed: boolean } = {
    ...{ running: null, isWanted: false, isClosed: false },
  }

  const hears = (consumer: Consumer, type: string) => consumer.hears[type as HappeningType] !== undefined

  async function consume(tx: Tx, { consumer: name, memberId, id, type, subject, at, body }: Due) {
    const consumer = consumers.find((one) => one.name === name)
    const act = consumer?.hears[type as HappeningType] as
      ((tx: Tx, happening: Happening) => Promise<void>) | undefined
    // A consumer that has lost interest since is told nothing.
    await act?.(tx, { memberId, id, type, subject, at, body } as Happening)
  }

  /** A transaction of its own: what failed has been undone with all it had written. */
  async function note(due: Due, error: unknown) {
    const tries = due.tries + 1
    const isPoison = tries >= TRIES_MAX
    const [problem = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    await db.transaction((tx) =>
      store.updateDue(tx, due, {
        tries,
        dueAt: new Date(clock().getTime() + waitAfter(tries)),
        setAsideAt: isPoison ? clock() : null,
        problem: problem.slice(0, PROBLEM_LENGTH_MAX) || 'no message',
      }),
    )
    const what = `${due.consumer} could not act on ${due.type} ${due.id}`
    say(isPoison ? `${what}, and will not try again: ${problem}` : `${what} (try ${tries}): ${problem}`)
  }

  async function tellNext(): Promise<Outcome> {
    const names = consumers.map(({ name }) => name)
    const taken: { due: Due | null } = { due: null }
    try {
      return await db.transaction(async (tx) => {
        const due = (taken.due = await store.lockNextDue(tx, names, clock()))
        if (!due) return 'nothing due'
        await consume(tx, due)
        await store.deleteDue(tx, due)
        return 'told'
      })
    } catch (error) {
      if (!taken.due) throw error
      await note(taken.due, error)
      return 'failed'
    }
  }

  /** Tells all that is due, in turn; how many were told. */
  async function deliver(): Promise<number> {
    let told = 0
    for (;;) {
      const outcome = state.isClosed ? 'nothing due' : await tellNext()
      if (outcome === 'nothing due') return told
      if (outcome === 'told') told++
    }
  }

  /** One round at a time; who asks meanwhile gets one more. */
  function nudge() {
    if (state.isClosed) return
    state.isWanted = true
    state.running ??= (async () => {
      while (state.isWanted && !state.isClosed) {
        state.isWanted = false
        await deliver()
      }
    })()
      .catch((error: Error) => say(`Happenings could not be told for now: ${error.message}`))
      .finally(() => (state.running = null))
  }

  return {
    deliver,

    /** Before anything is recorded or told. */
    subscribe(consumer: Consumer) {
      assert(!consumers.some(({ name }) => name === consumer.name), `${consumer.name} listens twice`)
      consumers.push(consumer)
    },

    /** In the transaction of the fact itself. Null when it was recorded before. */
    async record(tx: Tx, happening: NewHappening): Promise<Happening | null> {
      const flaw = flawIn(happening)
      assert(!flaw, flaw ?? '')
      const row: Happening = { ...happening, id: newId() }
      const to = consumers.filter((consumer) => hears(consumer, happening.type)).map(({ name }) => name)
      const inserted = store.insertHappening(tx, row)
      if (to.length > 0) store.insertDue(tx, to, row, clock())
      if (!(await inserted)) return null
      if (isPrompt && to.length > 0) tx.afterCommit(nudge)
      return row
    },

    /** After what was wrong has been mended: one happening that was set aside, or all; how many are tried again. */
    async resume(happeningId: string | null = null): Promise<number> {
      const resumed = await store.resumeDue(db, happeningId, clock())
      if (isPrompt && resumed > 0) nudge()
      return resumed
    },

    /** Ends after what is being told at the moment. */
    async close() {
      state.isClosed = true
      await state.running
    },
  }
}
