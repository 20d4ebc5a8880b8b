import type * as contract from '@/contract/points'
import { pointEndpoints, pointOperatorEndpoints } from '@/contract/points'
import { maskPhone } from '@/bff/lib/sealed'
import { serve } from '@/bff/lib/serve'
import type { GiftView } from './gifts'
import type { Balances } from './reading'
import type { Points } from './service'
import type { Told } from './story'
import type { Link } from './trace'

export const pointRoutes = (points: Points) =>
  serve(pointEndpoints, {
    'GET /points': async ({ member }) => [200, presentBalances(await points.of(member))],

    'GET /points/transfers': async ({ member, query }) => {
      const { transfers, next } = await points.story.list(member, query)
      return [200, { transfers: transfers.map(presentTransfer), next }]
    },

    'GET /points/transfers/:transferId': async ({ member, params }) => {
      const story = await points.story.of(member, params.transferId)
      const { state, paidBy, paidFor, left, returnableUntil } = story
      return [
        200,
        {
          ...presentTransfer(story),
          ...{ state, paidBy: paidBy.map(presentLink), paidFor: paidFor.map(presentLink) },
          left: left.map((lot) => ({ points: lot.points, expiresAt: lot.expiresAt.toISOString() })),
          returnableUntil: returnableUntil && returnableUntil.toISOString(),
        },
      ]
    },

    'GET /points/family': async ({ member }) => {
      const family = await points.gifts.family(member)
      return [200, { family: family.map(({ id, phone }) => ({ id, phone: phone && maskPhone(phone) })) }]
    },

    'POST /points/gifts': async ({ member, body }) => [
      201,
      presentGift(await points.gifts.give(member, body)),
    ],

    'POST /points/gifts/:giftId/return': async ({ member, params }) => [
      200,
      presentGift(await points.gifts.takeBack(member, params.giftId)),
    ],
  })

export const pointOperatorRoutes = ({ interventions, liability, proofs }: Points) =>
  serve(pointOperatorEndpoints, {
    'GET /operator/points/members/:memberId': async ({ params }) => [
      200,
      presentBalances(await interventions.balances(params.memberId)),
    ],

    'PUT /operator/points/members/:memberId/freeze': async ({ staff, params, body }) => {
      const { isFrozen, reason } = body
      const balances = await interventions.freeze(staff.memberId, params.memberId, isFrozen, reason)
      return [200, presentBalances(balances)]
    },

    'POST /operator/points/adjustments': async ({ staff, body }) => [
      201,
      presentBalances(await interventions.adjust(staff.memberId, body)),
    ],

    'GET /operator/points/proofs': async ({ query }) => {
      const { rows, next } = await proofs.list(query.cursor)
      return [200, { proofs: rows.map(presentProof), next }]
    },

    'GET /operator/points/proofs/:proofId/mismatches': async ({ params }) => [
      200,
      { mismatches: await proofs.mismatches(params.proofId) },
    ],

    'GET /operator/points/liability': async () => {
      const { byMonth, ...report } = await liability.report()
      return [200, { ...report, byMonth: [...byMonth] }]
    },
  })

const presentBalances = ({ expiringSoon, frozen, ...balances }: Balances): contract.PointBalances => ({
  ...balances,
  expiringSoon: expiringSoon && { points: expiringSoon.points, at: expiringSoon.at.toISOString() },
  isFrozen: frozen,
})

const presentTransfer = ({
  id,
  kind,
  title,
  points,
  change,
  at,
  peerPhone,
  expectation,
  sourceKind,
  sourceId,
}: Told): contract.PointTransfer => ({
  ...{ id, kind, title, points, change, expectation },
  bookingId: sourceKind.startsWith('test_drive.') ? sourceId : null,
  at: at.toISOString(),
  peer: peerPhone && maskPhone(peerPhone),
})

const presentLink = ({ at, ...link }: Link): contract.PointLink => ({ ...link, at: at.toISOString() })

const presentGift = ({ givenAt, returnableUntil, ...gift }: GiftView): contract.Gift => ({
  ...gift,
  givenAt: givenAt.toISOString(),
  returnableUntil: returnableUntil.toISOString(),
})

type Proof = Awaited<ReturnType<Points['proofs']['list']>>['rows'][number]

const presentProof = ({ startedAt, finishedAt, sealedBefore, ...proof }: Proof): contract.PointProof => ({
  ...proof,
  startedAt: startedAt.toISOString(),
  finishedAt: finishedAt.toISOString(),
  sealedBefore: sealedBefore.toISOString(),
})
