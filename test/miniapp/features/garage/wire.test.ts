import Taro from '@tarojs/taro'
import * as garageApi from '@/miniapp/features/garage/api'
import { newId } from '@/miniapp/lib/id'
import { settle } from '@/miniapp/lib/settled'
import { login as weappLogin } from '@/miniapp/platform/login.weapp'
import { signOut } from '@/miniapp/platform/session'
import { developmentLicences } from '@/bff/platform/licence-reading'
import { everyCall } from '../../../support/every-call'
import { aVin, dot, garage, pictureSaying } from '../../../support/garage'
import { setup } from '../../../support/setup'
import { connect, connectFiles } from '../../../support/wire'

const { api, uncalled } = everyCall(garageApi)
const TODAY = '2026-03-10'
const still = () => undefined

beforeEach(() => signOut())

/** The album of a phone in a test, by the names of its files. */
const album: Record<string, Buffer> = { dot }

async function connected() {
  const bff = await setup({ licences: developmentLicences })
  connect(bff.app)
  connectFiles(bff.app, album)
  const operator = await bff.aMember()
  await bff.anOperatorRole(operator)
  return { ...bff, operator, steps: garage(bff.call) }
}

const signIn = (name: string) => {
  signOut()
  Object.assign(Taro, { login: async () => ({ code: `dev:${name}` }) })
  return weappLogin()
}

const aNewCar = (wishes: Partial<garageApi.NewCar> = {}): garageApi.NewCar => ({
  ...{ vin: aVin(), plate: '沪AD12345', modelId: 'lan', powertrain: 'erev' },
  ...{ registeredOn: '2025-05-20', nickname: '小岚' },
  ...wishes,
})

test('a car is added, changed, shown in clear, made the default and taken out', async () => {
  await connected()
  await signIn('anna')
  const car = aNewCar()
  const requestId = newId()
  const added = await api.addCar(car, requestId)
  expect(added).toMatchObject({ plate: '沪A***45', plateKind: 'new_energy_small', isDefault: true })
  expect((await api.addCar(car, requestId)).id).toBe(added.id)

  const told = { modelId: 'yedu', powertrain: 'bev' as const, registeredOn: null, nickname: null }
  expect(await api.changeCar(added.id, told)).toMatchObject({ modelId: 'yedu', plate: '沪A***45' })
  expect(await api.revealCar(added.id)).toEqual({ vin: car.vin, plate: '沪AD12345' })

  const other = await api.addCar(aNewCar({ plate: null }), newId())
  expect(await api.chooseCar(other.id)).toMatchObject({ isDefault: true })
  expect((await api.listCars()).cars.map(({ id }) => id)).toEqual([other.id, added.id])
  expect(await api.removeCar(added.id)).toEqual({ removed: true })
  expect((await api.listCars()).cars).toHaveLength(1)
})

test('a licence that carries its words fills a form; a white dot can’t', async () => {
  await connected()
  await signIn('anna')
  const vin = aVin()
  album['licence'] = pictureSaying({ vin, plate: '沪AD12345', model: '远山牌岚', registeredOn: '20250520' })
  expect(await api.readLicence('licence', still)).toEqual({
    ...{ vin, vinDoubtful: false, plate: '沪AD12345', model: '远山牌岚', registeredOn: '2025-05-20' },
  })
  expect(await settle(api.readLicence('dot', still))).toMatchObject({ code: 'licence_unreadable' })
})

test('a proof waits, is approved, and makes an owner of a prospect', async () => {
  const { operator, steps } = await connected()
  await signIn('anna')
  const { id } = await api.addCar(aNewCar(), newId())
  expect(await api.getStage()).toEqual({ stage: 'prospect' })
  const proof = await api.proveCar(id, 'dot', newId(), still)
  expect(proof).toMatchObject({ state: 'pending' })
  await steps.decide(operator, proof.id, { approve: true })
  expect((await api.listCars()).cars[0]).toMatchObject({ isVerified: true, proof: { state: 'approved' } })
  expect(await api.getStage()).toEqual({ stage: 'new_owner' })
})

test('a car is handed over with its readings, and its code is void once it was taken back', async () => {
  await connected()
  await signIn('anna')
  const { id } = await api.addCar(aNewCar(), newId())
  await api.noteReading(id, { km: 12_000, readOn: TODAY }, newId())
  expect(await settle(api.noteReading(id, { km: 11_000, readOn: TODAY }, newId()))).toMatchObject({
    code: 'odometer_lower',
  })
  const taken = await api.offerTransfer(id, newId())
  expect(await api.voidTransfer(id)).toEqual({ cancelled: true })
  const { code } = await api.offerTransfer(id, newId())

  await signIn('ben')
  expect(await settle(api.acceptTransfer(taken.code, newId()))).toMatchObject({ code: 'car_code_wrong' })
  const mine = await api.acceptTransfer(code.replace('-', ''), newId())
  expect(mine).toMatchObject({ right: 'owner', odometerKm: 12_000 })
  expect((await api.listReadings(mine.id)).entries).toMatchObject([{ km: 12_000, source: 'owner' }])
})

test('somebody shares a car until its owner has had enough', async () => {
  await connected()
  await signIn('anna')
  const { id } = await api.addCar(aNewCar(), newId())
  const { code } = await api.inviteDriver(id, newId())
  await signIn('ben')
  expect(await api.acceptInvite(code, newId())).toMatchObject({ right: 'driver' })
  await signIn('anna')
  const { drivers } = await api.listDrivers(id)
  expect(drivers).toHaveLength(1)
  expect(await api.removeDriver(id, drivers[0]!.id)).toEqual({ removed: true })
})

test('a document is kept behind a link, and deleted', async () => {
  await connected()
  await signIn('anna')
  const { id } = await api.addCar(aNewCar(), newId())
  const told = { kind: 'policy' as const, title: '交强险', expiresOn: '2027-01-01', requestId: newId() }
  const kept = await api.addDocument(id, 'dot', told, still)
  expect(kept).toMatchObject({
    title: '交强险',
    expiresOn: '2027-01-01',
    link: expect.stringMatching(/^\/api\/files\//),
  })
  expect((await api.listDocuments(id)).documents).toHaveLength(1)
  expect(await api.removeDocument(id, kept.id)).toEqual({ removed: true })
})

test('a recall that names a car is read, and noted as seen', async () => {
  const { call, operator } = await connected()
  await signIn('anna')
  const car = aNewCar()
  const { id } = await api.addCar(car, newId())
  await call('PUT /operator/recalls/S2026M0007', {
    member: operator,
    payload: {
      ...{ title: '制动软管', summary: '可能渗漏', link: 'https://www.samrdprc.org.cn/' },
      ...{ issuedOn: '2026-03-01', vins: [car.vin] },
    },
  })
  expect((await api.listCars()).cars[0]).toMatchObject({ openRecalls: 1 })
  expect((await api.listRecalls(id)).recalls).toMatchObject([{ number: 'S2026M0007', state: 'new' }])
  expect(await api.seeRecall(id, 'S2026M0007')).toMatchObject({ state: 'seen' })
})

test('every function of api.ts has met the BFF here', () => expect(uncalled()).toEqual([]))
