import assert from 'node:assert/strict'
import type { Tx } from '@/bff/db/sql'
import { newId } from '@/bff/lib/id'
import { dayOf } from '@/bff/lib/zone'
import { readCaps, type Cap } from './cap'
import { carryingHome } from './joining'
import { drawFrom, isLive, type Taken } from './lot'
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
import { ZONE } from './reading'
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
  const [giver, getter] = await lockTwo(tx, wanted, { memberId: toMemberId, causes: [] }, now)
  const earlier = giver.earlier(cause)
  if (earlier) return repeated(giver, earlier, { kind: 'gift_out', points, peerId: toMemberId })
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
    },
    now,
  )
  const [answer] = await Promise.all([settle(tx, giver, postings, getter), caps.count(points)])
  return answer
}

export type GiftOutcome = 'ok' | 'exists' | 'unknown_transfer' | 'too_late' | 'spent'

/** What is left of a gift goes back to the lots that it was given from. */
export async function takeBack(tx: Tx, memberId: string, giftId: string, now: Date): Promise<GiftOutcome> {
  const begun = await findGift(tx, memberId, giftId)
  if (!begun) return 'unknown_transfer'
  const [causeOut, causeIn] = [`gift_returned:${giftId}`, `gift_in:${giftId}`]
  // Who they are by now: the one whom it was given to may be forgotten, or the same person.
  const peer = begun.peerId && (await store.findBalance(tx, begun.peerId))
  const own = await store.findBalance(tx, memberId)
  const isApart = peer && own && (peer.rootId ?? peer.memberId) !== (own.rootId ?? own.memberId)
  if (!peer || !isApart) {
    const person = await lockPerson(tx, memberId, [causeOut], now)
    return person.earlier(causeOut) ? 'exists' : 'too_late'
  }
  const [giver, getter] = await lockTwo(
    tx,
    { memberId, causes: [causeOut] },
    { memberId: peer.memberId, causes: [causeIn] },
    now,
  )
  if (giver.earlier(causeOut)) return 'exists'
  if (returnableUntil(begun.at) <= now) return 'too_late'
  const came = getter.earlier(causeIn)
  assert(came, 'what was given has come')
  const left = await leftOf(tx, getter, came, now)
  if (left.length === 0) return 'spent'

  const origins = await lotStore.listLots(
    tx,
    giver.ids,
    left.map(({ originId }) => originId),
  )
  const back = left.map(({ originId, lot, points }): Taken & { from: Taken } => {
    const origin = origins.find(({ id }) => id === originId)
    assert(origin, 'a gift comes from a lot')
    return { lot: origin, points, from: { lot, points } }
  })
  const { debt } = accountOf(giver, begun.memberId)
  const [into, out] = returning(
    back,
    debt,
    {
      in: headingOf(begun, causeOut, 'gift_returned'),
      out: { ...headingOf(came, `gift_taken_back:${giftId}`, 'gift_taken_back') },
    },
    now,
  )
  await settle(tx, giver, [into, ...carryingHome(giver, into, now), out], getter)
  return 'ok'
}

/** Where the getter has become part of another, the gift has gone on and stays there. */
async function leftOf(tx: Tx, getter: Person, came: store.TransferRow, now: Date) {
  if (came.memberId !== getter.home.memberId) return []
  const opened = await lotStore.listOpened(tx, [came.memberId], [came.id])
  return opened
    .filter((lot) => lot.left > 0 && isLive(lot, now))
    .map(({ originId, ...lot }) => ({ originId: originId ?? lot.rootId, lot, points: lot.left }))
}

export async function findGift(tx: Tx, memberId: string, giftId: string) {
  const own = await store.findBalance(tx, memberId)
  if (!own) return null
  const parts = own.hasParts ? await store.listParts(tx, memberId) : []
  const found = await store.findTransfer(tx, [memberId, ...parts.map(({ partId }) => partId)], giftId)
  return found?.kind === 'gift_out' ? found : null
}
