import { Type, type Static } from '@sinclair/typebox'
import { Slot } from './primitives'

/**
 * Every expected no, and the status it travels with. Codes are forever: an old client must still
 * know what it was told.
 */
export const refusalStatus = {
  invalid_input: 400,
  vin_invalid: 400,
  plate_invalid: 400,
  file_unreadable: 400,
  licence_unreadable: 400,
  device_unknown: 400,
  unauthenticated: 401,
  login_failed: 401,
  code_wrong: 401,
  code_expired: 401,
  forbidden: 403,
  sign_in_stale: 403,
  activity_refused: 403,
  not_found: 404,
  request_reused: 409,
  slot_taken: 409,
  slot_closed: 409,
  hold_expired: 409,
  booking_limit: 409,
  weekly_limit: 409,
  booking_ended: 409,
  change_too_late: 409,
  booking_open: 409,
  phone_unverified: 409,
  proof_needed: 409,
  proof_wrong: 409,
  merge_built_on: 409,
  policy_outdated: 409,
  car_taken: 409,
  car_known: 409,
  car_limit: 409,
  car_verified: 409,
  car_code_wrong: 409,
  car_code_own: 409,
  driver_limit: 409,
  document_limit: 409,
  proof_pending: 409,
  proof_decided: 409,
  odometer_lower: 409,
  odometer_too_fast: 409,
  odometer_future: 409,
  odometer_absurd: 409,
  insufficient_points: 409,
  out_of_stock: 409,
  product_closed: 409,
  product_limit: 409,
  price_changed: 409,
  tier_needed: 409,
  delivery_unavailable: 409,
  address_limit: 409,
  order_ended: 409,
  order_open: 409,
  refund_too_late: 409,
  redemption_wrong: 409,
  redemption_used: 409,
  redemption_expired: 409,
  redemption_elsewhere: 409,
  task_not_done: 409,
  task_claimed: 409,
  task_rewards_sharing: 409,
  points_frozen: 409,
  nonce_invalid: 409,
  nonce_expired: 409,
  nonce_used: 409,
  signed_in_today: 409,
  make_up_no_card: 409,
  make_up_closed: 409,
  rule_retroactive: 409,
  rule_published: 409,
  review_decided: 409,
  arrival_too_early: 409,
  arrival_too_late: 409,
  too_large: 413,
  rate_limited: 429,
  internal: 500,
  busy: 503,
  sign_in_unavailable: 503,
  licence_reading_unavailable: 503,
} as const

export type RefusalCode = keyof typeof refusalStatus

/** The body of every answer that is not a success. */
export type RefusalBody = Static<typeof RefusalBody>
export const RefusalBody = Type.Object({
  code: Type.Unsafe<RefusalCode>(Type.String({ enum: Object.keys(refusalStatus) })),
  /** For developers; members read the sentence the client keeps for the code. */
  detail: Type.Optional(Type.String()),
  /** With `slot_taken`, `slot_closed` and `hold_expired`: what is free nearby, nearest in time first. */
  nearest: Type.Optional(Type.Array(Slot, { maxItems: 3 })),
  /** With `proof_needed`: stands for the number that was verified, so that it need not be verified again. */
  ticket: Type.Optional(Type.String()),
  /** With `rate_limited`: seconds until it is worth another try. */
  retryInS: Type.Optional(Type.Integer({ minimum: 0 })),
})
