import type { RecordHappening } from '@/bff/db/outbox'
import type { Db, Sql, Tx } from '@/bff/db/sql'
import { newId } from '@/bff/lib/id'
import { intentHash } from '@/bff/lib/intent'
import { Refusal } from '@/bff/lib/refusal'
import type { MemberRef, Origin, SignedIn } from '@/bff/lib/serve'
import { addDays, dayOf } from '@/bff/lib/zone'
import { beginOf, daysOf, nextBonus, stripOf } from './month'
import type { Membership } from '../membership/service'
import type { Ledger } from '../points/service'
import type { Nonce, NonceAction, Nonces } from './nonce'
import type { Paying } from './paying'
import { insertReview } from './review-store'
import { rulesInForce, ZONE } from './rule'
import { listPublished } from './rule-store'
import * as store from './sign-in-store'
import type { SignInRow } from './sign-in-store'
import { canMakeUp, joinedBy, MAKE_UP_DAYS, streakNow, streakWith, type DayInRow } from './streak'
import type { TierKeeper } from './tiers'
import { TRACES_KEPT_DAYS, type Watching } from './watching'

type Parts = {
  db: Db
  now: () => Date
  nonces: Nonces
  paying: Paying
  tiers: TierKeeper
  watching: Watching
  record: RecordHappening
  lock: (tx: Tx, member: MemberRef) => Promise<void>
  membership: Pick<Membership, 'profileOf'>
  ledger: Pick<Ledger, 'isFrozen'>
}

type Asked = { nonce: string; requestId: string }
type Row = { on: string; streak: number; before: number; isMadeUp: boolean; after: readonly DayInRow[] }

/** Far enough back to find what a day that can be made up for would join. */
const BACK_DAYS = MAKE_UP_DAYS + 1

/** One sign-in a day, whoever asks how often; and days in a row. */
export function makeSignIns(parts: Parts) {
  const { db, now: clock, nonces, paying, tiers, watching, record, lock, membership, ledger } = parts
  const today = () => dayOf(clock(), ZONE)

  async function cardsLeft(sql: Sql, memberId: string): Promise<number> {
    const tier = (await tiers.tiersOf(sql, [memberId]))(memberId)
    const most = tiers.tiers.find(({ id }) => id === tier)?.makeUpCards ?? 0
    const { count } = await store.countMadeUp(sql, memberId, beginOf(today().slice(0, 7)))
    return Math.max(0, most - count)
  }

  async function joinedOn(sql: Sql, memberId: string): Promise<string> {
    const profile = await membership.profileOf(sql, memberId)
    return profile ? dayOf(profile.joinedAt, ZONE) : today()
  }

  const viewOf = async (tx: Tx, memberId: string, row: SignInRow) => ({
    ...row,
    makeUpCards: await cardsLeft(tx, memberId),
  })

  /** One promise: for one request, with one nonce, and once for a day. `look` says what it does, or refuses. */
  async function promise(
    { member, from, action, asked }: { member: SignedIn; from: Origin; action: NonceAction; asked: Asked },
    on: string,
    look: (tx: Tx, days: readonly SignInRow[]) => Promise<Row>,
  ) {
    const nonce = nonces.read(member, action, asked.nonce)
    if (typeof nonce === 'string') throw new Refusal(nonce)
    const rank = await watching.platformRank(db, member, from)
    const contentHash = intentHash(action, { on })
    return db.transaction(async (tx) => {
      await lock(tx, member)
      const used = await store.listLike(tx, member.id, asked.requestId, nonce.id)
      const earlier = used.find(({ requestId }) => requestId === asked.requestId)
      if (earlier && earlier.contentHash !== contentHash) throw new Refusal('request_reused')
      if (earlier) return viewOf(tx, member.id, earlier)
      const days = await store.listDays(tx, member.id, addDays(today(), -BACK_DAYS), today())
      const row = await look(tx, days)
      if (used.length > 0) throw new Refusal('nonce_used')
      const { requestId } = asked
      return write(tx, { member, from, nonce, rank, action }, row, { requestId, contentHash })
    })
  }

  type Coming = { member: SignedIn; from: Origin; nonce: Nonce; rank: number | null; action: NonceAction }

  async function write(
    tx: Tx,
    { member, from, nonce, rank, action }: Coming,
    { after, ...body }: Row,
    request: Pick<SignInRow, 'requestId' | 'contentHash'>,
  ) {
    const judged = await watching.judge(tx, member, from, nonce, rank)
    if (judged.verdict === 'refuse') throw new Refusal('activity_refused')
    const isHeld = judged.verdict === 'hold'
    const [at, memberId, { on }] = [clock(), member.id, body]
    const happening = await record(tx, { memberId, type: 'sign_in.done', subject: on, at, body })
    const outcomes = happening ? await paying.pay(tx, happening, isHeld) : []
    const brought = outcomes.filter(
      ({ state }) => state === 'paid' || state === 'held' || state === 'pending',
    )
    const points = brought.reduce((sum, one) => sum + one.points, 0)
    const growth = brought.reduce((sum, one) => sum + one.growth, 0)
    const row: SignInRow = {
      ...{ on, isMadeUp: body.isMadeUp, streak: body.streak - after.length, ...request, nonceId: nonce.id },
      ...{ state: isHeld ? 'held' : 'done', points, growth, at },
    }
    await store.insertSignIn(tx, memberId, row)
    await store.updateStreaks(tx, memberId, after)
    await watching.trace(tx, memberId, today(), from)
    if (isHeld && happening)
      await insertReview(tx, {
        ...{ memberId, id: newId(), kind: action, on, happeningId: happening.id },
        ...{ score: judged.score, reasons: judged.reasons, points, state: 'open' },
        ...{ openedAt: at, decidedAt: null, decidedBy: null },
      })
    return viewOf(tx, memberId, row)
  }

  return {
    signIn: (member: SignedIn, from: Origin, asked: Asked) => {
      const on = today()
      return promise({ member, from, action: 'sign_in', asked }, on, async (_, days) => {
        if (days.some((day) => day.on === on)) throw new Refusal('signed_in_today')
        const streak = streakWith(days, on)
        return { on, streak, before: streak - 1, isMadeUp: false, after: [] }
      })
    },

    makeUp: (member: SignedIn, from: Origin, { on, ...asked }: Asked & { on: string }) =>
      promise({ member, from, action: 'make_up', asked }, on, async (tx, days) => {
        if (!canMakeUp(days, on, today(), await joinedOn(tx, member.id))) throw new Refusal('make_up_closed')
        if ((await cardsLeft(tx, member.id)) === 0) throw new Refusal('make_up_no_card')
        const { after, streak, before } = joinedBy(days, on)
        return { on, streak, before, isMadeUp: true, after }
      }),

    month: (member: SignedIn, month = today().slice(0, 7)) =>
      db.together(async (sql) => {
        const on = today()
        const shown = [...daysOf(month), on, addDays(on, -BACK_DAYS)].sort()
        const [from = on, to = on] = [shown[0], shown.at(-1)]
        const [rows, rules, makeUpCards, since, isFrozen] = await Promise.all([
          store.listDays(sql, member.id, from, to),
          listPublished(sql),
          cardsLeft(sql, member.id),
          joinedOn(sql, member.id),
          ledger.isFrozen(sql, member.id),
        ])
        const streak = streakNow(rows, on)
        const done = rows.find((row) => row.on === on)
        const body = { on, streak: streak + 1, before: streak, isMadeUp: false }
        const [id, memberId, at] = [newId(), member.id, clock()]
        const happening = { id, memberId, type: 'sign_in.done', subject: on, at, body } as const
        const bonuses = rulesInForce(rules, at).flatMap(({ terms }) => {
          const { everyDays } = terms.conditions
          return terms.eventType === 'sign_in.done' && everyDays ? [{ everyDays, points: terms.points }] : []
        })
        const [promised = 0] = done ? [done.points] : isFrozen ? [] : await paying.promised(sql, [happening])
        return {
          ...{ today: on, streak, isDone: done !== undefined, isFrozen, makeUpCards },
          days: stripOf(month, { rows, today: on, joinedOn: since }),
          reward: promised,
          nextBonus: nextBonus(bonuses, streak),
          nonce: nonces.write(member, 'sign_in'),
          makeUpNonce: nonces.write(member, 'make_up'),
        }
      }),

    /** Where people came from is nobody's business after a while. */
    tidy: () => store.deleteTracesBefore(db, addDays(today(), -TRACES_KEPT_DAYS)),
  }
}
