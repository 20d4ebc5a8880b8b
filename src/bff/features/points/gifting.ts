import assert from 'node:assert/strict'
import type { Tx } from '@/bff/db/sql'
import { newId } from '@/bff/lib/id'
import { dayOf } from '@/bff/lib/zone'
import { readCaps, type Cap } from './cap'
import { carryingHome, takingBack } from './joining'
import { drawFrom, isLive, totalOf, type Taken } from './lot'
import type { Answer } from './outcome'
import {
  accountOf,
  assertPoints,
  decline,
  lockPerson,
  lockTwo,
  repeated,
  settle,
  type Person,
} from './person'
import { headingOf } from './posting'
import { listAccounts, ZONE } from './reading'
import { firstLots, lotsFor } from './spending'
import * as lotStore from './lot-store'
import * as store from './store'
import { handing, returning } from './transfers'

const RETURNABLE_MS = 24 * 60 * 60_000

/** Enough for a family, too little to trade with. */
const DAY_POINTS_MAX = 1_000
const MONTH_POINTS_MAX = 5_000

const limits = (now: Date): Cap[] => [
  { key: 'gift', per: `day:${dayOf(now, ZONE)}`, points: DAY_POINTS_MAX },
  { key: 'gift', per: `month:${dayOf(now, ZONE).slice(0, 7)}`, points: MONTH_POINTS_MAX },
]

export const returnableUntil = (givenAt: Date) => new Date(givenAt.getTime() + RETURNABLE_MS)

export type NewGift = { memberId: string; toMemberId: string; points: number; requestId: string }

export const causeOfGift = (requestId: string) => `gift:${requestId}`

/** Points go to another member, with the day on which they expire. */
export async function give(tx: Tx, gift: NewGift, now: Date): Promise<Answer> {
  const { memberId, toMemberId, points, requestId } = gift
  assertPoints(points)
  const cause = causeOfGift(requestId)
  const wanted = { memberId, causes: [cause] }
  const both = await lockTwo(tx, wanted, { memberId: toMemberId, causes: [] }, now)
  const giver = both ? both[0] : await lockPerson(tx, memberId, [cause], now)
  const earlier = giver.earlier(cause)
  if (earlier) return repeated(giver, earlier, { kind: 'gift_out', points, peerId: toMemberId })
  assert(both, 'nobody gives to themselves')
  const getter = both[1]
  if (giver.isFrozen || getter.isFrozen) return decline(giver, 'member_frozen')
  const caps = await readCaps(tx, giver, limits(now))
  if (caps.isOver(points)) return decline(giver, 'rule_capped')
  if (giver.home.available - giver.due < points) return decline(giver, 'insufficient_points')

  const first = await firstLots(tx, now)(giver.home.memberId)
  const taken = drawFrom(await lotsFor(tx, giver.home.memberId, first, points, now), points)
  const id = newId()
  const source = { kind: 'gift', id }
  const postings = handing(
    { memberId: giver.home.memberId, taken, debt: 0 },
    { memberId: getter.home.memberId, lots: [], debt: getter.home.debt },
    {
      out: { id, cause, kind: 'gift_out', about: { title: '转赠给家人', source } },
      in: { cause: `gift_in:${id}`, kind: 'gift_in', about: { title: '家人转赠', source } },
      isGift: true,
    },
    now,
  )
  caps.count(points)
  return settle(tx, giver, postings, getter)
}

export type GiftOutcome = 'ok' | 'exists' | 'unknown_transfer' | 'too_late' | 'spent'

/** What is left of a gift goes back to the lots that it was given from, whoever the two have become part of since. */
export async function takeBack(tx: Tx, memberId: string, giftId: string, now: Date): Promise<GiftOutcome> {
  const begun = await findGift(tx, memberId, giftId)
  if (!begun) return 'unknown_transfer'
  const [causeOut, causeIn] = [`gift_returned:${giftId}`, `gift_in:${giftId}`]
  const giving = { memberId, causes: [causeOut] }
  const both = begun.peerId && (await lockTwo(tx, giving, { memberId: begun.peerId, causes: [causeIn] }, now))
  // The one whom it was given to is forgotten, or the same person by now.
  if (!both) {
    const person = await lockPerson(tx, memberId, [causeOut], now)
    return person.earlier(causeOut) ? 'exists' : 'too_late'
  }
  const [giver, getter] = both
  if (giver.earlier(causeOut)) return 'exists'
  if (returnableUntil(begun.at) <= now) return 'too_late'
  const came = getter.earlier(causeIn)
  assert(came, 'what was given has come')
  const left = await leftOf(tx, getter, came, now)
  if (left.length === 0) return 'spent'

  const points = totalOf(left)
  const back = await originsOf(tx, giver, left)
  const { debt } = accountOf(giver, begun.memberId)
  const into = returning(headingOf(begun, causeOut, 'gift_returned', points), back, debt, now)
  const lots = left.map(({ lot }) => lot)
  const heading = headingOf(came, `gift_taken_back:${giftId}`, 'gift_taken_back', points)
  const out = takingBack(getter, heading, lots, now)
  settle(tx, giver, [into, ...carryingHome(giver, into, now), ...out], getter)
  return 'ok'
}

type Left = Taken & { originId: string }

/** What can be spent of a gift still, where its getter lives on, with the giver's lots that it was taken from. */
async function leftOf(tx: Tx, getter: Person, came: store.TransferRow, now: Date): Promise<Left[]> {
  const opened = await lotStore.listOpened(tx, [came.memberId], [came.id])
  const ids = opened.map(({ id }) => id)
  const lots = await lotStore.listOfRoots(tx, [getter.home.memberId], ids)
  return lots
    .filter((lot) => lot.left > 0 && isLive(lot, now))
    .map((lot) => {
      const originId = opened.find(({ id }) => id === lot.rootId)?.originId
      assert(originId, 'a gift comes from a lot')
      return { lot, points: lot.left, originId }
    })
}

async function originsOf(tx: Tx, giver: Person, left: readonly Left[]): Promise<Taken[]> {
  const ids = [...new Set(left.map(({ originId }) => originId))]
  const origins = await lotStore.listLots(tx, giver.ids, ids)
  return left.map(({ originId, points }) => {
    const lot = origins.find(({ id }) => id === originId)
    assert(lot, 'a gift comes from a lot of its giver')
    return { lot, points }
  })
}

/** A gift that was given from any of the accounts of whoever a member is by now. */
export async function findGift(tx: Tx, memberId: string, giftId: string) {
  const accounts = await listAccounts(tx, memberId)
  const ids = accounts.map((account) => account.memberId)
  const found = await store.findTransfer(tx, ids, giftId)
  return found?.kind === 'gift_out' ? found : null
}
