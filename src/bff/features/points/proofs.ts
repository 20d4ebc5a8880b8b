import { createHash } from 'node:crypto'
import type { Db, Tx } from '@/bff/db/sql'
import { pageOf, readCursor } from '@/bff/lib/cursor'
import { FIRST_ID, newId } from '@/bff/lib/id'
import { Refusal } from '@/bff/lib/refusal'
import { accounts, noPoints, sumsOf, together, type Sums } from './account'
import * as store from './proof-store'
import type { Mismatch, ProofRow } from './proof-store'
import { listBalances } from './store'

/** Accounts at once, which stand still meanwhile. */
const AT_ONCE = 50
const KEPT_MISMATCHES_MAX = 1_000
const PAGE = 30

/** A transfer bears the time at which it began, and is certain a little later: never as much as this. */
const SEAL_AFTER_MS = 10 * 60_000

const link = (chain: string, hash: string) => createHash('sha256').update(`${chain} ${hash}`).digest('hex')

/** Adds everything up from the journal again, and tells where what is kept at hand says something else. */
export function makeProofs({ db, now: clock }: { db: Db; now: () => Date }) {
  /** What does not agree for some accounts. They are locked: several statements see the same. */
  async function compare(tx: Tx, memberIds: readonly string[]): Promise<{ wrong: Mismatch[]; sums: Sums }> {
    const [balances, lines, ...wrong] = await Promise.all([
      listBalances(tx, memberIds),
      store.listLines(tx, memberIds),
      store.listUnbalanced(tx, memberIds).then(named('transfer')),
      store.listMistold(tx, memberIds).then(named('change')),
      store.listUndrawn(tx, memberIds).then(named('draws')),
      store.listWrongLots(tx, memberIds).then(named('lot')),
      store.listWrongOpen(tx, memberIds).then(named('open')),
    ])
    const told = balances.map((balance) => {
      const mine = lines.filter(({ memberId }) => memberId === balance.memberId)
      return {
        balance,
        sums: sumsOf(Object.fromEntries(mine.map(({ account, points }) => [account, points]))),
      }
    })
    const misstated = told.flatMap(({ balance, sums }) =>
      accounts
        .filter((account) => balance[account] !== sums[account])
        .map((account): Mismatch => ({
          ...{ memberId: balance.memberId, what: `balance.${account}`, subject: account },
          ...{ expected: String(sums[account]), found: String(balance[account]) },
        })),
    )
    return { wrong: [...misstated, ...wrong.flat()], sums: together(told.map(({ sums }) => sums)) }
  }

  return {
    async prove(): Promise<ProofRow> {
      const startedAt = clock()
      const sealedBefore = new Date(startedAt.getTime() - SEAL_AFTER_MS)
      const last = await store.findLastProof(db)
      const mismatches: Mismatch[] = []
      let [members, transfers, sums] = [0, 0, noPoints]
      let [hash, earlierHash] = ['', '']
      for (let after = FIRST_ID; ;) {
        const before = after
        after = await db.transaction(async (tx) => {
          const some = (await store.lockSome(tx, before, AT_ONCE)).map(({ memberId }) => memberId)
          const found = await compare(tx, some)
          const hashes = await store.listHashes(tx, some, sealedBefore, last?.sealedBefore ?? null)
          mismatches.push(...found.wrong)
          sums = together([sums, found.sums])
          members += some.length
          for (const one of hashes) {
            transfers += one.count
            if (one.hash) hash = link(hash, one.hash)
            if (one.earlierHash) earlierHash = link(earlierHash, one.earlierHash)
          }
          return some.at(-1) ?? ''
        })
        if (after === '') break
      }
      if (last && last.hash !== earlierHash)
        mismatches.push({
          ...{ memberId: null, what: 'journal', subject: `before ${last.sealedBefore.toISOString()}` },
          ...{ expected: last.hash, found: earlierHash },
        })
      const proof = {
        ...{ id: newId(), startedAt, finishedAt: clock(), members, transfers, sums },
        ...{ mismatches: mismatches.length, sealedBefore, hash },
      }
      await db.transaction((tx) => store.insertProof(tx, proof, mismatches.slice(0, KEPT_MISMATCHES_MAX)))
      return proof
    },

    async list(cursor?: string) {
      const found = await store.listProofs(db, readCursor(cursor), PAGE + 1)
      return pageOf(found, PAGE, ({ startedAt: at, id }) => ({ at, id }))
    },

    mismatches: (proofId: string): Promise<Mismatch[]> =>
      db.together(async (sql) => {
        if (!(await store.findProof(sql, proofId))) throw new Refusal('not_found')
        return store.listMismatches(sql, proofId)
      }),
  }
}

const named =
  (what: string) =>
  (wrong: readonly Omit<Mismatch, 'what'>[]): Mismatch[] =>
    wrong.map((one) => ({ ...one, what }))
