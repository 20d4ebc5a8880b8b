import { Type, type Static } from '@sinclair/typebox'
import type { EndpointMap } from './endpoint'
import { Cursor, Id, Instant, OrNull } from './primitives'

/** Something that happened, which those who listen could not act on as often as they tried. */
export type SetAside = Static<typeof SetAside>
export const SetAside = Type.Object({
  happeningId: Id,
  /** What happened, `car.verified`. */
  type: Type.String(),
  happenedAt: Instant,
  setAsideAt: Instant,
  listeners: Type.Array(
    Type.Object({
      consumer: Type.String(),
      tries: Type.Integer(),
      /** What went wrong the last time. */
      problem: Type.String(),
    }),
  ),
})

export const happeningOperatorEndpoints = {
  'GET /operator/happenings/set-aside': {
    who: 'operator',
    summary: 'What happened and could not be acted on, the longest ago first',
    query: Type.Object({ cursor: Type.Optional(Cursor) }),
    reply: { 200: Type.Object({ setAside: Type.Array(SetAside), next: OrNull(Cursor) }) },
  },
  'POST /operator/happenings/set-aside/resume': {
    who: 'operator',
    summary: 'Act on what was set aside once more, after what was wrong has been mended',
    /** One happening, for all who listen; everything where it is left out. */
    body: Type.Object({ happeningId: Type.Optional(Id) }),
    /** For how many listeners: none the second time. */
    reply: { 200: Type.Object({ resumed: Type.Integer() }) },
  },
} as const satisfies EndpointMap
