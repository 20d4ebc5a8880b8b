import { create } from 'zustand'
import type { CarCode, CarDocument, CarRecall, Driver, OdometerEntry } from '@/contract/car'
import { type Loadable, loaded, loading, refreshed } from '@/miniapp/lib/loadable'
import { settle } from '@/miniapp/lib/settled'
import { asMember } from '@/miniapp/platform/as-member'
import { once } from '@/miniapp/platform/once'
import { useSession } from '@/miniapp/platform/session'
import type { OnProgress } from '@/miniapp/platform/upload'
import * as api from './api'
import { loadCars } from './cars'
import { without } from './without'

export type Readings = { entries: OdometerEntry[]; next: string | null }

/** What goes with a car, by the car. */
type Papers = {
  readings: Record<string, Loadable<Readings>>
  documents: Record<string, Loadable<CarDocument[]>>
  drivers: Record<string, Loadable<Driver[]>>
  recalls: Record<string, Loadable<CarRecall[]>>
  /** Codes to tell somebody. They are kept here alone: asked for again, the BFF makes another. */
  transfers: Record<string, CarCode>
  invites: Record<string, CarCode>
}

const nothing: Papers = { readings: {}, documents: {}, drivers: {}, recalls: {}, transfers: {}, invites: {} }

export const usePapers = create<Papers>(() => nothing)
const { getState, setState } = usePapers

useSession.subscribe(({ member }, before) => {
  if (member?.id !== before.member?.id) setState(nothing)
})

type Lists = Omit<Papers, 'transfers' | 'invites'>
type Content<K extends keyof Lists> = Lists[K][string] extends Loadable<infer T> ? T : never

async function load<K extends keyof Lists>(kind: K, carId: string, ask: () => Promise<Content<K>>) {
  const settled = await asMember(ask)
  setState((state) => {
    const before = (state[kind][carId] ?? loading) as Loadable<Content<K>>
    return { [kind]: { ...state[kind], [carId]: refreshed(before, settled) } }
  })
}

export const loadReadings = (carId: string) => load('readings', carId, () => api.listReadings(carId))

/** Goes on where the list ends. */
export async function loadMoreReadings(carId: string) {
  const before = getState().readings[carId]
  if (before?.status !== 'loaded' || !before.value.next) return
  const settled = await settle(api.listReadings(carId, before.value.next))
  // A list that was loaded anew meanwhile has another end, or none.
  if (settled.status !== 'ok' || getState().readings[carId] !== before) return
  const { entries, next } = settled.value
  const more = loaded({ entries: [...before.value.entries, ...entries], next })
  setState(({ readings }) => ({ readings: { ...readings, [carId]: more } }))
}

export async function noteReading(carId: string, reading: { km: number; readOn: string }) {
  const intent = { note: carId, ...reading }
  const settled = await once(intent, (requestId) => api.noteReading(carId, reading, requestId))
  if (settled.status === 'ok') await Promise.all([loadReadings(carId), loadCars()])
  return settled
}

export const loadDocuments = (carId: string) =>
  load('documents', carId, () => api.listDocuments(carId).then(({ documents }) => documents))

export async function addDocument(
  carId: string,
  path: string,
  told: api.NewDocument,
  onProgress: OnProgress,
) {
  const settled = await once({ keep: carId, path, ...told }, (requestId) =>
    api.addDocument(carId, path, { ...told, requestId }, onProgress),
  )
  if (settled.status === 'ok') await loadDocuments(carId)
  return settled
}

export async function removeDocument(carId: string, documentId: string) {
  const settled = await settle(api.removeDocument(carId, documentId))
  if (settled.status === 'ok') await loadDocuments(carId)
  return settled
}

export async function proveCar(carId: string, path: string, onProgress: OnProgress) {
  const settled = await once({ prove: carId, path }, (requestId) =>
    api.proveCar(carId, path, requestId, onProgress),
  )
  if (settled.status === 'ok') await loadCars()
  return settled
}

export const loadDrivers = (carId: string) =>
  load('drivers', carId, () => api.listDrivers(carId).then(({ drivers }) => drivers))

export async function removeDriver(carId: string, driverId: string) {
  const settled = await settle(api.removeDriver(carId, driverId))
  if (settled.status === 'ok') await loadDrivers(carId)
  return settled
}

export const loadRecalls = (carId: string) =>
  load('recalls', carId, () => api.listRecalls(carId).then(({ recalls }) => recalls))

/** Those on the screen have been seen. The next time they are there without a mark. */
export async function seeRecalls(carId: string) {
  const recalls = getState().recalls[carId]
  if (recalls?.status !== 'loaded') return
  const unseen = recalls.value.filter(({ state }) => state === 'new')
  for (const { number } of unseen) await settle(api.seeRecall(carId, number))
  if (unseen.length > 0) await loadCars()
}

export async function offerTransfer(carId: string) {
  const settled = await once({ offer: carId }, (requestId) => api.offerTransfer(carId, requestId))
  if (settled.status === 'ok')
    setState(({ transfers }) => ({ transfers: { ...transfers, [carId]: settled.value } }))
  return settled
}

export async function voidTransfer(carId: string) {
  const settled = await settle(api.voidTransfer(carId))
  if (settled.status === 'ok') setState(({ transfers }) => ({ transfers: without(transfers, carId) }))
  return settled
}

export async function inviteDriver(carId: string) {
  const settled = await once({ invite: carId }, (requestId) => api.inviteDriver(carId, requestId))
  if (settled.status === 'ok')
    setState(({ invites }) => ({ invites: { ...invites, [carId]: settled.value } }))
  return settled
}
