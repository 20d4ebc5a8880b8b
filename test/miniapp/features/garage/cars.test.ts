import * as api from '@/miniapp/features/garage/api'
import {
  acceptCode,
  carIn,
  changeCar,
  chooseCar,
  defaultOf,
  hide,
  loadCars,
  removeCar,
  reveal,
  useGarage,
} from '@/miniapp/features/garage/cars'
import { proofFace } from '@/miniapp/features/garage/copy'
import { Failure } from '@/miniapp/lib/settled'
import { loaded, loading } from '@/miniapp/lib/loadable'
import { ensureMember } from '@/miniapp/platform/member'
import { keepSession, signOut } from '@/miniapp/platform/session'
import { aCar, aSession } from '../../../support/phone-cars'

jest.mock('@/miniapp/features/garage/api')
jest.mock('@/miniapp/platform/member')
const bff = jest.mocked(api)

const first = aCar({ id: 'first' })
const second = aCar({ id: 'second', isDefault: false })
const cars = () => useGarage.getState().cars
const ids = () => {
  const list = cars()
  return list.status === 'loaded' ? list.value.map(({ id }) => id) : list.status
}

beforeEach(() => {
  useGarage.setState({ cars: loading, clear: {} })
  jest.resetAllMocks()
  jest.mocked(ensureMember).mockResolvedValue(true)
  bff.listCars.mockResolvedValue({ cars: [first, second] })
})

test('a car is found among those there are', async () => {
  expect(carIn(cars(), 'first')).toEqual(loading)
  await loadCars()
  expect(carIn(cars(), 'second')).toEqual(loaded(second))
  expect(carIn(cars(), 'third')).toEqual({ status: 'failed', code: 'not_found' })
})

test('what was there stays when the connection is lost, and says that it is old', async () => {
  await loadCars()
  bff.listCars.mockRejectedValue(new Failure('offline'))
  await loadCars()
  expect(cars()).toMatchObject({ status: 'loaded', kept: 'offline' })
  expect(carIn(cars(), 'first')).toMatchObject({ value: first, kept: 'offline' })
})

test('the default is the one that says so, or the first', () => {
  expect(defaultOf([second, first])).toBe(first)
  expect(defaultOf([second])).toBe(second)
  expect(defaultOf([])).toBeUndefined()
})

test('a car that was changed is shown as the BFF has it now', async () => {
  await loadCars()
  const named = { ...first, nickname: '小岚' }
  bff.changeCar.mockResolvedValue(named)
  await changeCar('first', { modelId: 'lan', powertrain: 'erev', registeredOn: null, nickname: '小岚' })
  expect(carIn(cars(), 'first')).toEqual(loaded(named))
})

test('another default is told by the whole list', async () => {
  await loadCars()
  bff.chooseCar.mockResolvedValue({ ...second, isDefault: true })
  bff.listCars.mockResolvedValue({
    cars: [
      { ...second, isDefault: true },
      { ...first, isDefault: false },
    ],
  })
  await chooseCar('second')
  expect(ids()).toEqual(['second', 'first'])
})

test('a car that was taken out is gone at once', async () => {
  await loadCars()
  bff.removeCar.mockResolvedValue({ removed: true })
  bff.listCars.mockRejectedValue(new Failure('offline'))
  await removeCar('first')
  expect(ids()).toEqual(['second'])
})

test('a car that could not be taken out stays', async () => {
  await loadCars()
  bff.removeCar.mockRejectedValue(new Failure('busy'))
  expect(await removeCar('first')).toMatchObject({ status: 'failed' })
  expect(ids()).toEqual(['first', 'second'])
})

test('numbers in clear are kept until they are hidden', async () => {
  const clear = { vin: '1M8GDM9AXKP042788', plate: '沪AD12345' }
  bff.revealCar.mockResolvedValue(clear)
  await reveal('first')
  expect(useGarage.getState().clear).toEqual({ first: clear })
  hide('first')
  expect(useGarage.getState().clear).toEqual({})
})

test('a car that was handed over joins the others', async () => {
  await loadCars()
  bff.acceptTransfer.mockResolvedValue(aCar({ id: 'third' }))
  await acceptCode('transfer', '7KQ2MX4H9P')
  expect(ids()).toEqual(['first', 'second', 'third'])
  expect(bff.acceptInvite).not.toHaveBeenCalled()
})

test('the code of an invitation is used as one', async () => {
  bff.acceptInvite.mockResolvedValue(aCar({ right: 'driver' }))
  await acceptCode('driver', '7KQ2MX4H9P')
  expect(bff.acceptInvite).toHaveBeenCalledWith('7KQ2MX4H9P', expect.any(String))
})

test('nobody sees the cars of who was signed in before', async () => {
  keepSession(aSession('anna'))
  await loadCars()
  signOut()
  expect(cars()).toEqual(loading)
})

const aProof = {
  ...{ id: 'proof', reason: null, note: null },
  ...{ submittedAt: '2026-03-10T00:00:00.000Z', decidedAt: null },
}
test.each([
  [{ isVerified: false, proof: null }, 'none'],
  [{ isVerified: false, proof: { ...aProof, state: 'pending' as const } }, 'pending'],
  [{ isVerified: false, proof: { ...aProof, state: 'rejected' as const } }, 'rejected'],
  [{ isVerified: true, proof: null }, 'approved'],
  // Proven once, and sold and bought back since.
  [{ isVerified: false, proof: { ...aProof, state: 'approved' as const } }, 'none'],
])('a proof %j is shown as %s', (car, face) => expect(proofFace(car)).toBe(face))
