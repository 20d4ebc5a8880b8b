import type { ReactNode } from 'react'
import type { Car } from '@/contract/car'
import { useRefresh } from '@/miniapp/platform/page'
import { Await } from '@/miniapp/ui/await'
import { loadCars, useCar } from '../cars'
import { CarSkeleton } from './car-skeleton'

type AwaitCarProps = {
  carId: string
  /** For a page that needs more than the car itself. */
  load?: () => Promise<unknown>
  children: (car: Car) => ReactNode
}

/** What a page says of one of the member's cars, as soon as it is there. */
export function AwaitCar({ carId, load = loadCars, children }: AwaitCarProps) {
  const car = useCar(carId)
  useRefresh(load)
  return (
    <Await value={car} onRetry={load} skeleton={<CarSkeleton />}>
      {children}
    </Await>
  )
}
