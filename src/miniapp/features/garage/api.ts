import type { Endpoints } from '@/contract'
import type { Ask } from '@/contract/endpoint'
import { call } from '@/miniapp/platform/http'
import { upload, type OnProgress } from '@/miniapp/platform/upload'

type Body<N extends keyof Endpoints> = Ask<Endpoints[N]> extends { body: infer B } ? B : never
export type NewCar = Omit<Body<'POST /garage/cars'>, 'requestId'>
export type Description = Body<'PUT /garage/cars/:carId'>
export type NewDocument = Omit<Body<'POST /garage/cars/:carId/documents'>, 'file' | 'requestId'>

export const getStage = () => call('GET /garage/stage')

export const listCars = () => call('GET /garage/cars')

export const addCar = (car: NewCar, requestId: string) =>
  call('POST /garage/cars', { body: { ...car, requestId } })

export const changeCar = (carId: string, body: Description) =>
  call('PUT /garage/cars/:carId', { params: { carId }, body })

export const removeCar = (carId: string) => call('DELETE /garage/cars/:carId', { params: { carId } })

export const chooseCar = (carId: string) => call('PUT /garage/cars/:carId/default', { params: { carId } })

export const revealCar = (carId: string) => call('POST /garage/cars/:carId/reveal', { params: { carId } })

export const offerTransfer = (carId: string, requestId: string) =>
  call('POST /garage/cars/:carId/transfers', { params: { carId }, body: { requestId } })

export const voidTransfer = (carId: string) =>
  call('DELETE /garage/cars/:carId/transfers', { params: { carId } })

export const acceptTransfer = (code: string, requestId: string) =>
  call('POST /garage/transfers/accept', { body: { code, requestId } })

export const inviteDriver = (carId: string, requestId: string) =>
  call('POST /garage/cars/:carId/driver-invites', { params: { carId }, body: { requestId } })

export const acceptInvite = (code: string, requestId: string) =>
  call('POST /garage/driver-invites/accept', { body: { code, requestId } })

export const listDrivers = (carId: string) => call('GET /garage/cars/:carId/drivers', { params: { carId } })

export const removeDriver = (carId: string, driverId: string) =>
  call('DELETE /garage/cars/:carId/drivers/:driverId', { params: { carId, driverId } })

export const listReadings = (carId: string, cursor?: string) =>
  call('GET /garage/cars/:carId/odometer', { params: { carId }, query: { cursor } })

export const noteReading = (carId: string, reading: { km: number; readOn: string }, requestId: string) =>
  call('POST /garage/cars/:carId/odometer', { params: { carId }, body: { ...reading, requestId } })

export const listDocuments = (carId: string) =>
  call('GET /garage/cars/:carId/documents', { params: { carId } })

export const removeDocument = (carId: string, documentId: string) =>
  call('DELETE /garage/cars/:carId/documents/:documentId', { params: { carId, documentId } })

export const listRecalls = (carId: string) => call('GET /garage/cars/:carId/recalls', { params: { carId } })

export const seeRecall = (carId: string, number: string) =>
  call('PUT /garage/cars/:carId/recalls/:number/seen', { params: { carId, number } })

export const readLicence = (path: string, onProgress: OnProgress) =>
  upload('POST /garage/licence-readings', { path, texts: {} }, onProgress)

export const proveCar = (carId: string, path: string, requestId: string, onProgress: OnProgress) =>
  upload('POST /garage/cars/:carId/proof', { params: { carId }, path, texts: { requestId } }, onProgress)

export const addDocument = (
  carId: string,
  path: string,
  texts: NewDocument & { requestId: string },
  onProgress: OnProgress,
) => upload('POST /garage/cars/:carId/documents', { params: { carId }, path, texts }, onProgress)
