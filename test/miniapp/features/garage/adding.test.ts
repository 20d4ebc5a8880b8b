import {
  add,
  blank,
  fill,
  readLicence,
  startOver,
  useAdding,
  whyNotAdd,
} from '@/miniapp/features/garage/adding'
import * as api from '@/miniapp/features/garage/api'
import { Failure } from '@/miniapp/lib/settled'
import { ensureMember } from '@/miniapp/platform/member'
import { keepSession, signOut } from '@/miniapp/platform/session'
import { aCar, aSession } from '../../../support/phone-cars'

jest.mock('@/miniapp/features/garage/api')
jest.mock('@/miniapp/platform/member')
const bff = jest.mocked(api)

const VIN = '1M8GDM9AXKP042788'
const models = [
  { id: 'lan', name: '岚', powertrain: 'range_extended' },
  { id: 'yunque', name: '云雀', powertrain: 'electric' },
]
const form = () => useAdding.getState().form
const filledIn = () => fill({ vin: VIN, modelId: 'lan', powertrain: 'erev', plate: '沪AD12345' })

beforeEach(() => {
  startOver()
  jest.resetAllMocks()
  jest.mocked(ensureMember).mockResolvedValue(true)
  bff.addCar.mockResolvedValue(aCar())
})

test('a licence fills in what it says and leaves the rest to the member', async () => {
  fill({ nickname: '小岚', km: '12' })
  bff.readLicence.mockResolvedValue({
    ...{ vin: VIN, vinDoubtful: false, plate: '沪AD12345', registeredOn: '2025-05-20' },
    model: '云雀牌YS7000BEV',
  })
  await readLicence('photo', models, () => undefined)
  expect(form()).toEqual({
    ...{ plate: '沪AD12345', vin: VIN, modelId: 'yunque', powertrain: 'bev', registeredOn: '2025-05-20' },
    ...{ nickname: '小岚', km: '12' },
  })
})

test('a licence that says little takes nothing away', async () => {
  fill({ plate: '沪AD12345', modelId: 'lan', powertrain: 'erev' })
  const before = form()
  bff.readLicence.mockResolvedValue({
    ...{ vin: null, vinDoubtful: false, plate: null, model: '什么牌', registeredOn: null },
  })
  await readLicence('photo', models, () => undefined)
  expect(form()).toEqual(before)
})

test('what is missing is told in the order of the form', () => {
  expect(whyNotAdd(blank)).toEqual(['vin', 'model', 'powertrain'])
  expect(whyNotAdd({ ...blank, plate: '沪A' })).toEqual(['plate', 'vin', 'model', 'powertrain'])
})

test('a doubtful check digit keeps nobody from adding a car', () => {
  expect(whyNotAdd({ ...blank, vin: '1M8GDM9A1KP042788', modelId: 'lan', powertrain: 'bev' })).toEqual([])
})

test('nothing is sent while something is missing', async () => {
  expect(await add({ claim: false })).toBeNull()
  expect(bff.addCar).not.toHaveBeenCalled()
})

test('a car is sent as it was filled in, without what was left empty', async () => {
  filledIn()
  await add({ claim: false })
  expect(bff.addCar).toHaveBeenCalledWith(
    {
      ...{ vin: VIN, plate: '沪AD12345', modelId: 'lan', powertrain: 'erev' },
      ...{ registeredOn: null, nickname: null },
    },
    expect.any(String),
  )
})

test('after an uncertain answer the same car carries the same request, another car another', async () => {
  filledIn()
  bff.addCar.mockRejectedValueOnce(new Failure('timeout'))
  await add({ claim: false })
  await add({ claim: false })
  fill({ nickname: '小岚' })
  await add({ claim: false })
  const [first, again, other] = bff.addCar.mock.calls.map(([, requestId]) => requestId)
  expect(again).toBe(first)
  expect(other).not.toBe(first)
})

test('what a guest filled in is theirs after signing in, and not the next one’s', () => {
  filledIn()
  keepSession(aSession('anna'))
  expect(form().vin).toBe(VIN)
  signOut()
  expect(form()).toEqual(blank)
})
