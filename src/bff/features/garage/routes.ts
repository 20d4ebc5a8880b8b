import { garageEndpoints, garageStaffEndpoints, garageUploads } from '@/contract/garage'
import { fileOf } from '@/bff/lib/picture'
import { serve } from '@/bff/lib/serve'
import { presentProof, presentRecall, type Presenters } from './present'
import type { Garage } from './service'

export const garageRoutes = ({ cars, sharing, odometers, documents, recalls }: Garage, present: Presenters) =>
  serve(garageEndpoints, {
    'GET /garage/cars': async ({ member }) => [200, { cars: (await cars.list(member)).map(present.car) }],

    'POST /garage/cars': async ({ member, body }) => [201, present.car(await cars.add(member, body))],

    'GET /garage/cars/:carId': async ({ member, params }) => [
      200,
      present.car(await cars.find(member, params.carId)),
    ],

    'PUT /garage/cars/:carId': async ({ member, params, body }) => [
      200,
      present.car(await cars.change(member, params.carId, body)),
    ],

    'DELETE /garage/cars/:carId': async ({ member, params }) => [
      200,
      { removed: await cars.remove(member, params.carId) },
    ],

    'PUT /garage/cars/:carId/default': async ({ member, params }) => [
      200,
      present.car(await cars.choose(member, params.carId)),
    ],

    'POST /garage/cars/:carId/reveal': async ({ member, params }) => [
      200,
      await cars.reveal(member, params.carId),
    ],

    'POST /garage/cars/:carId/transfers': async ({ member, params, body }) => [
      201,
      presentCode(await sharing.offerTransfer(member, params.carId, body.requestId)),
    ],

    'DELETE /garage/cars/:carId/transfers': async ({ member, params }) => [
      200,
      { cancelled: await sharing.cancelTransfer(member, params.carId) },
    ],

    'POST /garage/transfers/accept': async ({ member, body }) => [
      201,
      present.car(await sharing.acceptTransfer(member, body)),
    ],

    'POST /garage/cars/:carId/driver-invites': async ({ member, params, body }) => [
      201,
      presentCode(await sharing.inviteDriver(member, params.carId, body.requestId)),
    ],

    'POST /garage/driver-invites/accept': async ({ member, body }) => [
      201,
      present.car(await sharing.acceptInvite(member, body)),
    ],

    'GET /garage/cars/:carId/drivers': async ({ member, params }) => {
      const drivers = await sharing.drivers(member, params.carId)
      return [200, { drivers: drivers.map((driver) => ({ ...driver, since: driver.since.toISOString() })) }]
    },

    'DELETE /garage/cars/:carId/drivers/:driverId': async ({ member, params }) => [
      200,
      { removed: await sharing.removeDriver(member, params.carId, params.driverId) },
    ],

    'GET /garage/cars/:carId/odometer': async ({ member, params, query }) => [
      200,
      await odometers.list(member, params.carId, query.cursor),
    ],

    'POST /garage/cars/:carId/odometer': async ({ member, params, body }) => {
      const { entry } = await odometers.note(member, { ...params, ...body })
      return [201, entry]
    },

    'GET /garage/cars/:carId/documents': async ({ member, params }) => [
      200,
      { documents: (await documents.list(member, params.carId)).map(present.document) },
    ],

    'DELETE /garage/cars/:carId/documents/:documentId': async ({ member, params }) => [
      200,
      { removed: await documents.remove(member, params.carId, params.documentId) },
    ],

    'GET /garage/cars/:carId/recalls': async ({ member, params }) => [
      200,
      { recalls: (await recalls.list(member, params.carId)).map(presentRecall) },
    ],

    'PUT /garage/cars/:carId/recalls/:number/seen': async ({ member, params }) => [
      200,
      presentRecall(await recalls.see(member, params.carId, params.number)),
    ],

    'GET /garage/stage': async ({ member }) => [200, { stage: await cars.stageOf(member.id) }],
  })

export const garageStaffRoutes = ({ odometers, proofs, recalls }: Garage, present: Presenters) =>
  serve(garageStaffEndpoints, {
    'POST /dealers/:dealerId/odometer': async ({ staff, body }) => [
      201,
      await odometers.noteAtDealer(staff, body),
    ],

    'GET /operator/proofs': async ({ query }) => {
      const page = await proofs.queue(query.cursor)
      return [200, { ...page, proofs: page.proofs.map(present.queued) }]
    },

    'POST /operator/proofs/:proofId/open': async ({ staff, params }) => [
      200,
      present.open(await proofs.open(staff, params.proofId)),
    ],

    'POST /operator/proofs/:proofId/decision': async ({ staff, params, body }) => [
      200,
      presentProof(await proofs.decide(staff, params.proofId, body)),
    ],

    'PUT /operator/recalls/:number': async ({ params, body }) => [
      200,
      await recalls.import({ ...params, ...body }),
    ],
  })

/** For a place where forms are read. */
export const garageUploadRoutes = ({ proofs, documents, recalls, licences }: Garage, present: Presenters) =>
  serve(garageUploads, {
    'POST /garage/licence-readings': async ({ body }) => [200, await licences.read(fileOf(body.file))],

    'POST /garage/cars/:carId/proof': async ({ member, params, body }) => {
      const proof = await proofs.submit(member, { ...params, ...body, file: fileOf(body.file) })
      return [201, presentProof(proof)]
    },

    'POST /garage/cars/:carId/documents': async ({ member, params, body }) => {
      const document = await documents.add(member, { ...params, ...body, file: fileOf(body.file) })
      return [201, present.document(document)]
    },

    'POST /operator/recalls/:number/cars': async ({ params, body }) => [
      200,
      await recalls.nameByCsv(params.number, fileOf(body.file)),
    ],
  })

const presentCode = ({ code, expiresAt }: { code: string; expiresAt: Date }) => ({
  code,
  expiresAt: expiresAt.toISOString(),
})
