import { randomUUID } from 'node:crypto'
import type { Car, OpenProof, Proof, QueuedProof } from '@/contract/car'
import { house, went } from './house'

const vin = 'LSVAU2180N2183294'

async function office() {
  const bff = await house()
  const { call, operator } = bff
  const queue = async (cursor: string | null = null) =>
    (await call('GET /operator/proofs', { member: operator, query: cursor ? { cursor } : {} })).json<{
      proofs: QueuedProof[]
      next: string | null
    }>()
  const open = (proofId: string) => call(`POST /operator/proofs/${proofId}/open`, { member: operator })
  const car = async (member: { id: string }, id: string) => (await bff.car(member, id)).json<Car>()
  return { ...bff, queue, open, carOf: car }
}

test('GA-2 a licence waits, is approved, and its picture is gone', async () => {
  const { aCarOf, prove, decide, carOf, held, job, anna, operator } = await office()
  const { id } = await aCarOf(anna)
  const sent = await prove(anna, id)
  expect(sent.json()).toMatchObject({ state: 'pending', reason: null, decidedAt: null })
  expect(held.size).toBe(1)
  expect(went(await prove(anna, id))).toBe('proof_pending')
  expect(await carOf(anna, id)).toMatchObject({ isVerified: false, proof: { state: 'pending' } })

  const proofId = sent.json<Proof>().id
  expect((await decide(operator, proofId, { approve: true })).json()).toMatchObject({ state: 'approved' })
  expect(await carOf(anna, id)).toMatchObject({ isVerified: true, proof: { state: 'approved' } })
  await job('sweep-files')
  expect(held.size).toBe(0)
  expect(went(await prove(anna, id))).toBe('car_verified')
})

test('GA-2 a rejection says why, and another picture may follow', async () => {
  const { aCarOf, prove, decide, carOf, anna, operator } = await office()
  const { id } = await aCarOf(anna)
  const first = (await prove(anna, id)).json<Proof>()
  await decide(operator, first.id, { reject: 'unreadable', note: '反光太强' })
  expect((await carOf(anna, id)).proof).toMatchObject({
    state: 'rejected',
    reason: 'unreadable',
    note: '反光太强',
  })
  const second = (await prove(anna, id)).json<Proof>()
  await decide(operator, second.id, { approve: true })
  expect(await carOf(anna, id)).toMatchObject({ isVerified: true })
})

test('GA-2 a decision stands: the same again is as good, another is refused', async () => {
  const { aCarOf, prove, decide, anna, operator } = await office()
  const { id } = (await prove(anna, (await aCarOf(anna)).id)).json<Proof>()
  const approved = await decide(operator, id, { approve: true })
  expect((await decide(operator, id, { approve: true })).json()).toEqual(approved.json())
  expect(went(await decide(operator, id, { reject: 'other' }))).toBe('proof_decided')
  expect(went(await decide(operator, randomUUID(), { approve: true }))).toBe('not_found')
})

test('GA-3 a claim that is approved closes the old binding; one that is not changes nothing', async () => {
  const { add, aCarOf, prove, decide, cars, carOf, keep, held, job, anna, bo, operator } = await office()
  const squatted = await aCarOf(anna, { vin })
  await keep(anna, squatted.id)
  const claimed = (await add(bo, { vin, claim: true })).json<Car>()
  expect(claimed).toMatchObject({ right: 'claimant', isDefault: false, odometerKm: null })
  expect(went(await add(bo, { vin, claim: true }))).toBe('car_known')

  const first = (await prove(bo, claimed.id)).json<Proof>()
  await decide(operator, first.id, { reject: 'mismatch' })
  expect(await carOf(anna, squatted.id)).toMatchObject({ right: 'owner' })

  const second = (await prove(bo, claimed.id)).json<Proof>()
  await decide(operator, second.id, { approve: true })
  expect(await carOf(bo, claimed.id)).toMatchObject({ right: 'owner', isVerified: true, isDefault: true })
  expect(await cars(anna)).toEqual([])
  await job('sweep-files')
  expect(held.size).toBe(0)
})

test('GA-3 a claim on a car that was let go meanwhile comes true as well', async () => {
  const { add, aCarOf, verify, call, carOf, anna, bo, operator } = await office()
  const { id } = await aCarOf(anna, { vin })
  const claimed = (await add(bo, { vin, claim: true })).json<Car>()
  await call(`DELETE /garage/cars/${id}`, { member: anna })
  await verify(operator, bo, claimed.id)
  expect(await carOf(bo, claimed.id)).toMatchObject({ right: 'owner', isVerified: true })
})

test('GA-2 the queue is first come first, in pages; what is opened is in clear, and noted', async () => {
  const { aCarOf, prove, queue, open, call, app, clock, anna, aMember } = await office()
  const sent: string[] = []
  for (let n = 0; n < 22; n++) {
    const member = n === 0 ? anna : await aMember()
    const { id } = await aCarOf(member, n === 0 ? { vin, plate: '沪A12345' } : {})
    clock.now = new Date(clock.now.getTime() + 1000)
    sent.push((await prove(member, id)).json<Proof>().id)
  }
  const first = await queue()
  const second = await queue(first.next)
  expect([...first.proofs, ...second.proofs].map(({ id }) => id)).toEqual(sent)
  expect(second.next).toBeNull()
  expect(first.proofs[0]).toMatchObject({ vin: 'LSV**********3294', plate: '沪A***45', isClaim: false })

  const opened = (await open(sent[0]!)).json<OpenProof>()
  expect(opened).toMatchObject({ vin, plate: '沪A12345', vinDoubtful: true, state: 'pending' })
  expect((await app.inject(opened.link!)).headers['content-type']).toBe('image/jpeg')
  const { reveals } = (await call('GET /privacy/reveals', { member: anna })).json<{ reveals: object[] }>()
  expect(reveals).toEqual(
    expect.arrayContaining([expect.objectContaining({ what: 'licence', byMyself: false })]),
  )
})

test('a picture that is sent again with its request is the same proof, and is kept once', async () => {
  const { aCarOf, prove, held, anna } = await office()
  const [{ id }, requestId] = [await aCarOf(anna), randomUUID()]
  const first = await prove(anna, id, requestId)
  expect((await prove(anna, id, requestId)).json()).toEqual(first.json())
  expect(held.size).toBe(1)
})
