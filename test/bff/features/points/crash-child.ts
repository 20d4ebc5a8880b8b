import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { openPool } from '@/bff/db/pool'
import { makeDb, type Tx } from '@/bff/db/sql'
import { makeLedger } from '@/bff/features/points/service'

/** What the ledger is asked, and what it answers, in a process that may be killed at any moment. */
const { earn, spend, refund, balances } = makeLedger({ now: () => new Date() })
const [, , url = ''] = process.argv
const db = makeDb(openPool(url, 4))
const about = { title: '每日签到', source: { kind: 'test', id: '1' } }
const expiresAt = new Date(Date.now() + 30 * 24 * 60 * 60_000)

export type Wish = {
  verb: 'earn' | 'spend' | 'refund'
  memberId: string
  cause: string
  points: number
  of: string
}

const verbs: Record<Wish['verb'], (tx: Tx, wish: Wish) => Promise<{ outcome: string }>> = {
  earn: (tx, wish) => earn(tx, { ...wish, about, expiresAt }),
  spend: (tx, wish) => spend(tx, { ...wish, about }),
  refund: (tx, wish) => refund(tx, wish),
}

const server = createServer((request, response) => {
  void text(request).then(async (body) => {
    const wish = JSON.parse(body) as Wish
    const answer = await db.transaction((tx) => verbs[wish.verb](tx, wish))
    response.end(JSON.stringify(answer))
  })
})

// Ready is who has asked the database once.
void balances(db, '00000000-0000-0000-0000-000000000000').then(() =>
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    process.stdout.write(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : ''}\n`)
  }),
)
