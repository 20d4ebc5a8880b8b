import { create } from 'zustand'
import type { Car, CarRight } from '@/contract/car'
import { type Loadable, loaded, loading, refreshed } from '@/miniapp/lib/loadable'
import { type Settled, settle } from '@/miniapp/lib/settled'
import { asMember } from '@/miniapp/platform/as-member'
import { once } from '@/miniapp/platform/once'
import { useSession } from '@/miniapp/platform/session'
import * as api from './api'
import { without } from './without'

type Clear = { vin: string; plate: string | null }

type GarageState = {
  /** The default first. */
  cars: Loadable<Car[]>
  /** What a member has asked to see in clear, for as long as the app is open. */
  clear: Record<string, Clear>
}

const nothing: GarageState = { cars: loading, clear: {} }

export const useGarage = create<GarageState>(() => nothing)
const { getState, setState } = useGarage

/** Another person's cars are nobody else's business. */
useSession.subscribe(({ member }, before) => {
  if (member?.id !== before.member?.id) setState(nothing)
})

export async function loadCars() {
  const settled = await asMember(() => api.listCars().then(({ cars }) => cars))
  setState(({ cars }) => ({ cars: refreshed(cars, settled) }))
}

/** One of the cars there are; that it is none of ours is known once they are there. */
export function carIn(cars: Loadable<Car[]>, carId: string): Loadable<Car> {
  if (cars.status !== 'loaded') return cars
  const car = cars.value.find(({ id }) => id === carId)
  return car ? { ...cars, value: car } : { status: 'failed', code: 'not_found' }
}

export const useCar = (carId: string) =>
  carIn(
    useGarage((state) => state.cars),
    carId,
  )

/** What the member may do with a car; null for one that is not there. */
export function rightTo(carId: string): CarRight | null {
  const car = carIn(getState().cars, carId)
  return car.status === 'loaded' ? car.value.right : null
}

/** Which car is meant where none is named. */
export const defaultOf = (cars: readonly Car[]) => cars.find(({ isDefault }) => isDefault) ?? cars[0]

const keep = (car: Car) =>
  setState(({ cars }) => {
    if (cars.status !== 'loaded') return {}
    const isKnown = cars.value.some(({ id }) => id === car.id)
    const others = cars.value.map((one) => (one.id === car.id ? car : one))
    return { cars: loaded(isKnown ? others : [...cars.value, car]) }
  })

async function kept(asked: Promise<Settled<Car>>): Promise<Settled<Car>> {
  const settled = await asked
  if (settled.status === 'ok') keep(settled.value)
  return settled
}

export const addCar = (car: api.NewCar) => kept(once({ add: car }, (requestId) => api.addCar(car, requestId)))

export const changeCar = (carId: string, told: api.Description) =>
  kept(asMember(() => api.changeCar(carId, told)))

/** Which car was the default before, the whole list says. */
export async function chooseCar(carId: string) {
  const settled = await settle(api.chooseCar(carId))
  await loadCars()
  return settled
}

export async function removeCar(carId: string) {
  const settled = await settle(api.removeCar(carId))
  if (settled.status === 'ok') {
    forget(carId)
    await loadCars()
  }
  return settled
}

/** That it was shown is noted. */
export async function reveal(carId: string) {
  const settled = await settle(api.revealCar(carId))
  if (settled.status === 'ok') setState(({ clear }) => ({ clear: { ...clear, [carId]: settled.value } }))
  return settled
}

export const hide = (carId: string) => setState(({ clear }) => ({ clear: without(clear, carId) }))

const forget = (carId: string) => {
  hide(carId)
  const { cars } = getState()
  if (cars.status === 'loaded') setState({ cars: loaded(cars.value.filter(({ id }) => id !== carId)) })
}

/** A code that somebody told: the car is ours from then on, or ours to drive. */
export const acceptCode = (kind: 'transfer' | 'driver', code: string) =>
  kept(
    once({ accept: kind, code }, (requestId) =>
      kind === 'transfer' ? api.acceptTransfer(code, requestId) : api.acceptInvite(code, requestId),
    ),
  )
