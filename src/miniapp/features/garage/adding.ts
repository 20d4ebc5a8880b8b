import { create } from 'zustand'
import type { Car, LicenceReading } from '@/contract/car'
import type { Settled } from '@/miniapp/lib/settled'
import { asMember } from '@/miniapp/platform/as-member'
import { useSession } from '@/miniapp/platform/session'
import type { OnProgress } from '@/miniapp/platform/upload'
import * as api from './api'
import { addCar } from './cars'
import { isWhole } from './plate'
import { vinTrouble } from './vin'

/** What is filled in about a car, before or after it is ours. */
export type Form = {
  plate: string
  vin: string
  modelId: string | null
  powertrain: Car['powertrain'] | null
  registeredOn: string | null
  nickname: string
  km: string
}

type Model = { id: string; name: string; powertrain: string }

export const blank: Form = {
  ...{ plate: '', vin: '', modelId: null, powertrain: null },
  ...{ registeredOn: null, nickname: '', km: '' },
}

/** The car being added. It stays while the member looks elsewhere. */
export const useAdding = create<{ form: Form }>(() => ({ form: blank }))
const { getState, setState } = useAdding

// What a guest has filled in is theirs after signing in; what a member has, is not the next one's.
useSession.subscribe((_now, { member }) => {
  if (member && useSession.getState().member?.id !== member.id) setState({ form: blank })
})

export const fill = (changes: Partial<Form>) => setState(({ form }) => ({ form: { ...form, ...changes } }))

export const startOver = () => setState({ form: blank })

/** A model says how it is driven, until the member says otherwise. */
export const withModel = ({ id, powertrain }: Model): Partial<Form> => ({
  modelId: id,
  powertrain: powertrain === 'electric' ? 'bev' : 'erev',
})

/** Has a licence's picture read, and fills in what it says; what it doesn't say stays. */
export async function readLicence(path: string, models: readonly Model[], onProgress: OnProgress) {
  const settled = await asMember(() => api.readLicence(path, onProgress))
  if (settled.status === 'ok') fill(toldBy(settled.value, models))
  return settled
}

export function toldBy(reading: LicenceReading, models: readonly Model[]): Partial<Form> {
  const model = models.find(({ name }) => reading.model?.includes(name))
  return {
    ...(reading.vin && { vin: reading.vin }),
    ...(reading.plate && { plate: reading.plate }),
    ...(reading.registeredOn && { registeredOn: reading.registeredOn }),
    ...(model && withModel(model)),
  }
}

export type Missing = 'vin' | 'plate' | 'model' | 'powertrain'

/** What keeps a car from being added, in the order of the form. */
export function whyNotAdd({ plate, vin, modelId, powertrain }: Form): Missing[] {
  const trouble = vinTrouble(vin)
  const missing: Record<Missing, boolean> = {
    plate: plate !== '' && !isWhole(plate),
    vin: trouble !== null && trouble !== 'doubtful',
    model: modelId === null,
    powertrain: powertrain === null,
  }
  return (Object.keys(missing) as Missing[]).filter((what) => missing[what])
}

/** Adds the car of the form, or null while something is missing. With `claim`, also one that somebody else has. */
export async function add({ claim }: { claim: boolean }): Promise<Settled<Car> | null> {
  const { plate, vin, modelId, powertrain, registeredOn, nickname } = getState().form
  if (!modelId || !powertrain || whyNotAdd(getState().form).length > 0) return null
  return addCar({
    ...{ vin, plate: plate || null, modelId, powertrain, registeredOn },
    nickname: nickname.trim() || null,
    ...(claim && { claim }),
  })
}
