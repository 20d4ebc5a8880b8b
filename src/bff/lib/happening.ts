import { Type, type Static, type TObject } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'

const Uuid = Type.String({ pattern: '^[0-9a-f-]{36}$' })
const Model = Type.String({ pattern: '^[a-z][a-z0-9-]{0,31}$' })
const Day = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' })
const Drive = Type.Object({ bookingId: Uuid, dealerId: Uuid, modelId: Model }, exact())
const Credit = Type.Object({ creditId: Uuid }, exact())

function exact() {
  return { additionalProperties: false } as const
}

/**
 * What happens to members, and what is worth knowing about it elsewhere. Bodies are kept for as long as the member is:
 * ids and plain facts, never a name or a number, and nobody but the member themselves.
 */
export const happeningBodies = {
  /** `vehicle` stands for the car whoever has it. */
  'car.verified': Type.Object({ carId: Uuid, modelId: Model, vehicle: Type.String() }, exact()),
  'test_drive.booked': Drive,
  'test_drive.cancelled': Drive,
  'test_drive.arrived': Drive,
  'test_drive.no_show': Drive,
  'profile.completed': Type.Object({}, exact()),
  /** Somebody opened the member's link. */
  'referral.visited': Type.Object({ on: Day }, exact()),
  /** Somebody whom the member brought verified a number that is new here. */
  'referral.verified': Credit,
  /** … and has a car by now. */
  'referral.bought': Credit,
  /** `before`: as many days in a row the member had already been given credit for. */
  'sign_in.done': Type.Object(
    { on: Day, streak: Type.Integer(), before: Type.Integer(), isMadeUp: Type.Boolean() },
    exact(),
  ),
  'post.approved': Type.Object({ postId: Uuid }, exact()),
  'event.attended': Type.Object({ eventId: Uuid }, exact()),
  'service.done': Type.Object({ carId: Uuid, modelId: Model, vehicle: Type.String() }, exact()),
  /** `points` of theirs go on that day, which is `days` ahead. */
  'points.expiring': Type.Object({ on: Day, days: Type.Integer(), points: Type.Integer() }, exact()),
  'order.redeemed': Type.Object({ orderId: Uuid }, exact()),
} as const satisfies Record<string, TObject>

export type HappeningType = keyof typeof happeningBodies
export type HappeningBody<T extends HappeningType> = Static<(typeof happeningBodies)[T]>

/** `subject` is what it is about: of one type, a member has one happening about it. */
export type NewHappening<T extends HappeningType = HappeningType> = {
  [Each in T]: { memberId: string; type: Each; subject: string; at: Date; body: HappeningBody<Each> }
}[T]

export type Happening<T extends HappeningType = HappeningType> = NewHappening<T> & { id: string }

/** What is wrong with a happening that was made by us, or null. */
export function flawIn({ type, body }: { type: string; body: unknown }): string | null {
  if (!(type in happeningBodies)) return `there is no happening ${type}`
  const schema = happeningBodies[type as HappeningType]
  return Value.Check(schema, body) ? null : `${type} has a body of another kind`
}
