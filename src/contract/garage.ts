import { Type } from '@sinclair/typebox'
import type { EndpointMap } from './endpoint'
import * as car from './car'
import { CalendarDay, Cursor, DayOfCars, File, Id, OrNull, Words } from './primitives'

const CarParams = Type.Object({ carId: Id })
const requestId = Id
const odometerRefusals = [
  'odometer_lower',
  'odometer_too_fast',
  'odometer_future',
  'odometer_absurd',
  'request_reused',
] as const

/** `requestId` names one intent: sent again, it finds what the first made. */
export const garageEndpoints = {
  'GET /garage/cars': {
    who: 'member',
    summary: "The member's cars, the default first, then those shared with them",
    reply: { 200: Type.Object({ cars: Type.Array(car.Car) }) },
  },
  'POST /garage/cars': {
    who: 'member',
    summary:
      'Add a car; one that somebody else has added can be claimed, which an operator decides by its licence',
    body: Type.Object({
      ...car.CarDetails,
      vin: car.TypedVin,
      claim: Type.Optional(Type.Boolean()),
      requestId,
    }),
    reply: { 201: car.Car },
    refusals: ['vin_invalid', 'plate_invalid', 'car_taken', 'car_known', 'car_limit', 'request_reused'],
  },
  'GET /garage/cars/:carId': {
    who: 'member',
    summary: 'One car',
    params: CarParams,
    reply: { 200: car.Car },
    refusals: ['not_found'],
  },
  'PUT /garage/cars/:carId': {
    who: 'member',
    summary: 'What its owner says of a car; a plate that is left out stays',
    params: CarParams,
    body: Type.Object({ ...car.CarDetails, plate: Type.Optional(car.CarDetails.plate) }),
    reply: { 200: car.Car },
    refusals: ['plate_invalid', 'car_verified', 'forbidden', 'not_found'],
  },
  'DELETE /garage/cars/:carId': {
    who: 'member',
    summary: 'Take a car out of the garage, with its documents; a driver leaves it',
    params: CarParams,
    reply: { 200: Type.Object({ removed: Type.Boolean() }) },
  },
  'PUT /garage/cars/:carId/default': {
    who: 'member',
    summary: 'Make a car the one that is meant where none is named',
    params: CarParams,
    reply: { 200: car.Car },
    refusals: ['forbidden', 'not_found'],
  },
  'POST /garage/cars/:carId/reveal': {
    who: 'member',
    summary: 'VIN and plate in clear, to the owner; that they were shown is noted',
    params: CarParams,
    reply: { 200: Type.Object({ vin: Type.String(), plate: OrNull(Type.String()) }) },
    refusals: ['forbidden', 'not_found'],
  },
  'POST /garage/cars/:carId/transfers': {
    who: 'member',
    summary: 'A code for whoever gets the car; the one before is void',
    params: CarParams,
    body: Type.Object({ requestId }),
    reply: { 201: car.CarCode },
    refusals: ['forbidden', 'request_reused', 'not_found'],
  },
  'DELETE /garage/cars/:carId/transfers': {
    who: 'member',
    summary: 'Void the code',
    params: CarParams,
    reply: { 200: Type.Object({ cancelled: Type.Boolean() }) },
    refusals: ['forbidden', 'not_found'],
  },
  'POST /garage/transfers/accept': {
    who: 'member',
    summary: 'Become the owner of a car; its history stays with it',
    body: Type.Object({ code: car.TypedCode, requestId }),
    reply: { 201: car.Car },
    refusals: ['car_code_wrong', 'car_code_own', 'car_code_other_kind', 'car_limit', 'request_reused'],
  },
  'POST /garage/cars/:carId/driver-invites': {
    who: 'member',
    summary: 'A code for somebody who drives the car, too',
    params: CarParams,
    body: Type.Object({ requestId }),
    reply: { 201: car.CarCode },
    refusals: ['driver_limit', 'forbidden', 'request_reused', 'not_found'],
  },
  'POST /garage/driver-invites/accept': {
    who: 'member',
    summary: 'Share a car: see it and its recalls, and read its odometer',
    body: Type.Object({ code: car.TypedCode, requestId }),
    reply: { 201: car.Car },
    refusals: ['car_code_wrong', 'car_code_own', 'car_code_other_kind', 'driver_limit', 'request_reused'],
  },
  'GET /garage/cars/:carId/drivers': {
    who: 'member',
    summary: 'Who shares a car',
    params: CarParams,
    reply: { 200: Type.Object({ drivers: Type.Array(car.Driver) }) },
    refusals: ['forbidden', 'not_found'],
  },
  'DELETE /garage/cars/:carId/drivers/:driverId': {
    who: 'member',
    summary: 'Share a car with somebody no more',
    params: Type.Object({ carId: Id, driverId: Id }),
    reply: { 200: Type.Object({ removed: Type.Boolean() }) },
    refusals: ['forbidden', 'not_found'],
  },
  'GET /garage/cars/:carId/odometer': {
    who: 'member',
    summary: "A car's readings, last first, also those of before it was the member's",
    params: CarParams,
    query: Type.Object({ cursor: Type.Optional(Cursor) }),
    reply: { 200: car.OdometerPage },
    refusals: ['forbidden', 'not_found'],
  },
  'POST /garage/cars/:carId/odometer': {
    who: 'member',
    summary: 'Note a reading',
    params: CarParams,
    body: Type.Object({ km: car.Kilometres, readOn: DayOfCars, requestId }),
    reply: { 201: car.OdometerEntry },
    refusals: [...odometerRefusals, 'forbidden', 'not_found'],
  },
  'GET /garage/cars/:carId/documents': {
    who: 'member',
    summary: "The owner's documents of a car, last first, with links that expire",
    params: CarParams,
    reply: { 200: Type.Object({ documents: Type.Array(car.CarDocument) }) },
    refusals: ['forbidden', 'not_found'],
  },
  'DELETE /garage/cars/:carId/documents/:documentId': {
    who: 'member',
    summary: 'Delete a document and its file',
    params: Type.Object({ carId: Id, documentId: Id }),
    reply: { 200: Type.Object({ removed: Type.Boolean() }) },
    refusals: ['forbidden', 'not_found'],
  },
  'GET /garage/cars/:carId/recalls': {
    who: 'member',
    summary: 'The recalls that name a car, last first',
    params: CarParams,
    reply: { 200: Type.Object({ recalls: Type.Array(car.CarRecall) }) },
    refusals: ['forbidden', 'not_found'],
  },
  'PUT /garage/cars/:carId/recalls/:number/seen': {
    who: 'member',
    summary: 'Note that a recall was read',
    params: Type.Object({ carId: Id, number: car.RecallNumber }),
    reply: { 200: car.CarRecall },
    refusals: ['forbidden', 'not_found'],
  },
  'GET /garage/stage': {
    who: 'member',
    summary: 'Where the member is in the life with a car',
    reply: { 200: Type.Object({ stage: car.Stage }) },
  },
} as const satisfies EndpointMap

/** Dealers see a car before them and know its VIN; operators decide and import. */
export const garageStaffEndpoints = {
  'POST /dealers/:dealerId/odometer': {
    who: 'consultant',
    summary: 'Note a reading of a car at the dealer; a correction retires the readings it contradicts',
    params: Type.Object({ dealerId: Id }),
    body: Type.Object({
      vin: car.TypedVin,
      km: car.Kilometres,
      readOn: DayOfCars,
      isCorrection: Type.Optional(Type.Boolean()),
      requestId,
    }),
    reply: { 201: Type.Object({ entry: car.OdometerEntry, retired: Type.Integer() }) },
    refusals: [...odometerRefusals, 'vin_invalid'],
  },
  'GET /operator/proofs': {
    who: 'operator',
    summary: 'Licences that wait for a decision, first come first',
    query: Type.Object({ cursor: Type.Optional(Cursor) }),
    reply: { 200: Type.Object({ proofs: Type.Array(car.QueuedProof), next: OrNull(Cursor) }) },
  },
  'POST /operator/proofs/:proofId/open': {
    who: 'operator',
    summary: 'See what there is to decide, in clear; that it was seen is noted',
    params: Type.Object({ proofId: Id }),
    reply: { 200: car.OpenProof },
    refusals: ['not_found'],
  },
  'POST /operator/proofs/:proofId/decision': {
    who: 'operator',
    summary: 'Approve or reject; the same decision again is as good',
    params: Type.Object({ proofId: Id }),
    body: Type.Union([
      Type.Object({ approve: Type.Literal(true) }),
      Type.Object({ reject: car.RejectReason, note: Type.Optional(Type.String({ maxLength: 100 })) }),
    ]),
    reply: { 200: car.Proof },
    refusals: ['proof_decided', 'not_found'],
  },
  'PUT /operator/recalls/:number': {
    who: 'operator',
    summary: 'Say what a recall is about, and name cars; those named before stay',
    params: Type.Object({ number: car.RecallNumber }),
    body: Type.Object({
      title: Words(60),
      summary: Words(500),
      link: Type.String({ maxLength: 300, pattern: '^https://[a-z0-9.-]+\\.[a-z]{2,}(/\\S*)?$' }),
      issuedOn: DayOfCars,
      vins: Type.Optional(Type.Array(car.TypedVin, { maxItems: 1000 })),
    }),
    reply: { 200: car.RecallImport },
    refusals: ['invalid_input'],
  },
} as const satisfies EndpointMap

/** Sent as `multipart/form-data`, with one file and texts beside it. */
export const garageUploads = {
  'POST /garage/licence-readings': {
    who: 'member',
    summary: "Read a vehicle licence's picture, for a form to be filled; the picture is not kept",
    isForm: true,
    body: Type.Object({ file: File }),
    reply: { 200: car.LicenceReading },
    refusals: ['file_unreadable', 'licence_unreadable', 'licence_reading_unavailable', 'too_large'],
  },
  'POST /garage/cars/:carId/proof': {
    who: 'member',
    summary: 'Ask to be known as the owner, by a picture of the vehicle licence',
    params: CarParams,
    isForm: true,
    body: Type.Object({ file: File, requestId }),
    reply: { 201: car.Proof },
    refusals: [
      ...(['file_unreadable', 'too_large', 'proof_pending', 'car_verified'] as const),
      ...(['forbidden', 'request_reused', 'not_found'] as const),
    ],
  },
  'POST /garage/cars/:carId/documents': {
    who: 'member',
    summary: 'Keep a document with a car',
    params: CarParams,
    isForm: true,
    body: Type.Object({
      file: File,
      kind: car.DocumentKind,
      title: Words(40),
      expiresOn: Type.Optional(CalendarDay),
      requestId,
    }),
    reply: { 201: car.CarDocument },
    refusals: [
      ...(['file_unreadable', 'too_large', 'document_limit'] as const),
      ...(['forbidden', 'request_reused', 'not_found'] as const),
    ],
  },
  'POST /operator/recalls/:number/cars': {
    who: 'operator',
    summary: 'Name the cars of a recall by a CSV: a VIN a line, `,done` after those that were remedied',
    params: Type.Object({ number: car.RecallNumber }),
    isForm: true,
    body: Type.Object({ file: File }),
    reply: { 200: car.RecallImport },
    refusals: ['file_unreadable', 'too_large', 'not_found'],
  },
} as const satisfies EndpointMap
