import { Type, type Static } from '@sinclair/typebox'
import { Cursor, Id, Instant, MobilePhone, OneOf, OrNull, PicturePath, Words } from './primitives'
import { DeliveryKind } from './product'

/** Where somebody wants something sent, as they type it. */
export type AddressDetails = Static<typeof AddressDetails>
export const AddressDetails = Type.Object({
  name: Words(20),
  phone: MobilePhone,
  province: Words(20),
  city: Words(20),
  district: Words(20),
  street: Words(100),
})

/** Name, phone and street are masked: `陈*`, `138****8000`, `漕溪****`. */
export type Address = Static<typeof Address>
export const Address = Type.Object({
  ...{ id: Id, name: Type.String(), phone: Type.String() },
  ...{ province: Type.String(), city: Type.String(), district: Type.String(), street: Type.String() },
  isDefault: Type.Boolean(),
})
export const AddressBook = Type.Object({ addresses: Type.Array(Address) })

/**
 * `awaiting_payment`: its points and pieces are kept for it until `payUntil`. `to_ship`, `to_redeem` (its code is
 * open), `shipped`, `completed`. `cancelled` before anything was paid for; `refunded` afterwards.
 */
export type OrderState = Static<typeof OrderState>
export const OrderState = OneOf(
  ...(['awaiting_payment', 'to_ship', 'to_redeem', 'shipped'] as const),
  ...(['completed', 'cancelled', 'refunded'] as const),
)

/** Where the cash is: not here yet, never came, here, on its way back, back; `stuck` is on its way but has met trouble. */
export type CashState = Static<typeof CashState>
export const CashState = OneOf('awaited', 'void', 'paid', 'refunding', 'stuck', 'refunded')

export type OrderEventKind = Static<typeof OrderEventKind>
export const OrderEventKind = OneOf(
  ...(['placed', 'paid', 'paid_late', 'shipped', 'redeemed', 'received'] as const),
  ...(['cancelled', 'payment_expired', 'payment_closed', 'code_expired'] as const),
  ...(['refunded', 'cash_refunded', 'cash_stuck'] as const),
)

export type OrderCard = Static<typeof OrderCard>
export const OrderCard = Type.Object({
  id: Id,
  state: OrderState,
  productId: Id,
  variantId: Id,
  /** As they were when it was ordered. */
  title: Type.String(),
  colour: OrNull(Type.String()),
  size: OrNull(Type.String()),
  picture: PicturePath,
  quantity: Type.Integer(),
  /** For all pieces together. */
  points: Type.Integer(),
  fen: Type.Integer(),
  /** Null where there is no cash. */
  cash: OrNull(CashState),
  delivery: DeliveryKind,
  orderedAt: Instant,
  /** While its payment is awaited. */
  payUntil: OrNull(Instant),
  /** Seconds left of it as this was answered: what a phone counts down, whose clock may be wrong. */
  payForS: OrNull(Type.Integer({ minimum: 0 })),
})

export type OrderPage = Static<typeof OrderPage>
export const OrderPage = Type.Object({ orders: Type.Array(OrderCard), next: OrNull(Cursor) })

/** Shown by whoever has it to whoever hands over. */
export type Redemption = Static<typeof Redemption>
export const Redemption = Type.Object({
  /** As a person reads it out, `7KQ3M-XW9PD`. */
  code: Type.String(),
  /** What a square code holds. */
  qr: Type.String(),
  expiresAt: Instant,
})

export type Order = Static<typeof Order>
export const Order = Type.Object({
  ...OrderCard.properties,
  address: OrNull(Type.Omit(Address, ['id', 'isDefault'])),
  /** Where it is to be fetched, or where it was. */
  dealer: OrNull(Type.Object({ id: Id, name: Type.String(), address: Type.String(), phone: Type.String() })),
  /** While it can be redeemed. */
  redemption: OrNull(Redemption),
  shipment: OrNull(Type.Object({ carrier: Type.String(), trackingNumber: Type.String() })),
  /** Until when the member can give it back; null when they can't. */
  refundableUntil: OrNull(Instant),
  /** First come first. */
  timeline: Type.Array(Type.Object({ kind: OrderEventKind, at: Instant })),
})

export type RefundReason = Static<typeof RefundReason>
export const RefundReason = OneOf('changed_mind', 'wrong_choice', 'too_slow', 'other')

/** Typed or read from a square code. */
export const TypedRedemption = Type.String({ minLength: 8, maxLength: 60 })

/** What a code stands for, for whoever hands it over. */
export type OpenRedemption = Static<typeof OpenRedemption>
export const OpenRedemption = Type.Object({
  orderId: Id,
  title: Type.String(),
  colour: OrNull(Type.String()),
  size: OrNull(Type.String()),
  picture: PicturePath,
  quantity: Type.Integer(),
  delivery: DeliveryKind,
  /** Masked; null when the member gave none. */
  phone: OrNull(Type.String()),
  orderedAt: Instant,
  expiresAt: Instant,
  redeemedAt: OrNull(Instant),
})

// For operators.

export type QueuedOrder = Static<typeof QueuedOrder>
export const QueuedOrder = Type.Object({
  ...OrderCard.properties,
  memberId: Id,
  address: Order.properties.address,
  shipment: Order.properties.shipment,
})
export const QueuedOrderPage = Type.Object({ orders: Type.Array(QueuedOrder), next: OrNull(Cursor) })

/** Words of the carriers, `SF1234567890`. */
export const Shipment = Type.Object({
  carrier: Words(20),
  trackingNumber: Type.String({ pattern: '^[A-Za-z0-9-]{6,40}$' }),
})
