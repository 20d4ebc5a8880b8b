import { Type, type Static } from '@sinclair/typebox'
import { CalendarDay, Cursor, DayOfCars, Id, Instant, ModelId, OneOf, OrNull, Words } from './primitives'

export const Powertrain = OneOf('petrol', 'hybrid', 'phev', 'bev', 'erev')

/** As a person types it: any case and width, with spaces or a dot; the BFF says why one can't be. */
export const TypedVin = Type.String({ minLength: 1, maxLength: 40 })
export const TypedPlate = Type.String({ minLength: 1, maxLength: 20 })

/** Blue and yellow plates read alike. */
export type PlateKind = Static<typeof PlateKind>
export const PlateKind = OneOf(
  ...(['ordinary', 'new_energy_small', 'new_energy_large', 'trailer', 'coach', 'police'] as const),
  ...(['hong_kong', 'macau', 'embassy', 'consulate'] as const),
)

export type RejectReason = Static<typeof RejectReason>
export const RejectReason = OneOf('unreadable', 'mismatch', 'expired', 'other')

export type ProofState = Static<typeof ProofState>
export const ProofState = OneOf('pending', 'approved', 'rejected')

/** How far a car's vehicle licence has been looked at. */
export type Proof = Static<typeof Proof>
export const Proof = Type.Object({
  id: Id,
  state: ProofState,
  reason: OrNull(RejectReason),
  note: OrNull(Type.String()),
  submittedAt: Instant,
  decidedAt: OrNull(Instant),
})

/** A claimant says that a car somebody else has added is theirs; until that is proven, it isn't. */
export type CarRight = Static<typeof CarRight>
export const CarRight = OneOf('owner', 'claimant', 'driver')

export type Car = Static<typeof Car>
export const Car = Type.Object({
  id: Id,
  right: CarRight,
  /** Masked, `LSV**********1234`. */
  vin: Type.String(),
  /** The check digit does not fit: look again, it may still be right. */
  vinDoubtful: Type.Boolean(),
  /** Masked, `沪A***88`; null until it has one. */
  plate: OrNull(Type.String()),
  plateKind: OrNull(PlateKind),
  modelId: ModelId,
  powertrain: Powertrain,
  registeredOn: OrNull(DayOfCars),
  nickname: OrNull(Type.String()),
  isDefault: Type.Boolean(),
  isVerified: Type.Boolean(),
  /** The last one; only for who owns or claims it. */
  proof: OrNull(Proof),
  odometerKm: OrNull(Type.Integer()),
  openRecalls: Type.Integer(),
  addedAt: Instant,
})

export const CarDetails = {
  plate: OrNull(TypedPlate),
  modelId: ModelId,
  powertrain: Powertrain,
  registeredOn: OrNull(DayOfCars),
  nickname: OrNull(Words(12)),
}

/** Told by its owner to one person, who types it in. */
export type CarCode = Static<typeof CarCode>
export const CarCode = Type.Object({ code: Type.String(), expiresAt: Instant })
export const TypedCode = Type.String({ minLength: 8, maxLength: 20 })

export type Driver = Static<typeof Driver>
export const Driver = Type.Object({
  id: Id,
  /** Masked; null when they gave none. */
  phone: OrNull(Type.String()),
  since: Instant,
})

export type OdometerSource = Static<typeof OdometerSource>
export const OdometerSource = OneOf('owner', 'dealer', 'car')

export const Kilometres = Type.Integer({ minimum: 0, maximum: 2_147_483_647 })

export type OdometerEntry = Static<typeof OdometerEntry>
export const OdometerEntry = Type.Object({
  id: Id,
  km: Type.Integer(),
  readOn: CalendarDay,
  source: OdometerSource,
})
export const OdometerPage = Type.Object({
  entries: Type.Array(OdometerEntry),
  next: OrNull(Cursor),
})

export const DocumentKind = OneOf('policy', 'licence', 'other')

export type CarDocument = Static<typeof CarDocument>
export const CarDocument = Type.Object({
  id: Id,
  kind: DocumentKind,
  title: Type.String(),
  expiresOn: OrNull(CalendarDay),
  addedAt: Instant,
  /** Path below the origin that shows it, to whoever has it, until `linkUntil`. */
  link: Type.String(),
  linkUntil: Instant,
})

export type CarRecall = Static<typeof CarRecall>
export const CarRecall = Type.Object({
  number: Type.String(),
  title: Type.String(),
  summary: Type.String(),
  /** Where the authority or the maker says it. */
  link: Type.String(),
  issuedOn: CalendarDay,
  state: OneOf('new', 'seen', 'remedied'),
})

export const RecallNumber = Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9-]{2,39}$' })

export type RecallImport = Static<typeof RecallImport>
export const RecallImport = Type.Object({
  number: Type.String(),
  added: Type.Integer(),
  known: Type.Integer(),
  remedied: Type.Integer(),
  /** Lines that hold no VIN, the first hundred of them. */
  unusableLines: Type.Array(Type.Integer()),
})

/** What a licence's picture says; what it doesn't say is null. */
export type LicenceReading = Static<typeof LicenceReading>
export const LicenceReading = Type.Object({
  vin: OrNull(Type.String()),
  vinDoubtful: Type.Boolean(),
  plate: OrNull(Type.String()),
  model: OrNull(Type.String()),
  registeredOn: OrNull(DayOfCars),
})

export type Stage = Static<typeof Stage>
export const Stage = OneOf('prospect', 'new_owner', 'long_time_owner', 'dormant')

export type QueuedProof = Static<typeof QueuedProof>
export const QueuedProof = Type.Object({
  id: Id,
  /** Somebody else has added the car: approving takes it from them. */
  isClaim: Type.Boolean(),
  vin: Type.String(),
  plate: OrNull(Type.String()),
  modelId: ModelId,
  submittedAt: Instant,
})

/** In clear, for whoever decides; that they looked is noted. */
export type OpenProof = Static<typeof OpenProof>
export const OpenProof = Type.Object({
  ...QueuedProof.properties,
  state: ProofState,
  registeredOn: OrNull(DayOfCars),
  vinDoubtful: Type.Boolean(),
  /** Null once it is decided: the picture is gone then. */
  link: OrNull(Type.String()),
})
