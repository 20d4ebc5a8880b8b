import { createHash } from 'node:crypto'
import type { RejectReason } from '@/contract/car'
import type { RecordHappening } from '@/bff/db/outbox'
import type { Db, Tx } from '@/bff/db/sql'
import { readCursor, pageOf } from '@/bff/lib/cursor'
import { newId } from '@/bff/lib/id'
import { redrawn } from '@/bff/lib/picture'
import { Refusal } from '@/bff/lib/refusal'
import type { MemberRef, Operator } from '@/bff/lib/serve'
import type { Files } from '../files/service'
import { carFor } from './access'
import type { NoteReveal } from './cars'
import type { Owning } from './owning'
import type { Promises } from './promises'
import * as proofs from './proof-store'
import type { ProofRow } from './proof-store'
import * as store from './store'
import type { CarRow } from './store'

const PAGE = 20

export type Decision = { approve: true } | { reject: RejectReason; note?: string }

type Parts = {
  db: Db
  now: () => Date
  promises: Promises
  files: Files
  owning: Owning
  noteReveal: NoteReveal
  record: RecordHappening
}

export const digestOf = (file: Buffer) => createHash('sha256').update(file).digest('base64url')

/** That a car is whose garage it is in: its vehicle licence, looked at by an operator. */
export function makeProofs({ db, now: clock, promises, files, owning, noteReveal, record }: Parts) {
  /** Whom a decision concerns: who asks for it, and who has the car that they claim. */
  async function concerned(sql: Db | Tx, proof: ProofRow) {
    const car = await store.findCar(sql, proof.memberId, proof.carId)
    if (!car) throw new Refusal('not_found')
    const binding = car.standing === 'claim' ? await store.findBinding(sql, car.vinHash) : null
    return { car, binding }
  }

  async function approve(tx: Tx, car: CarRow, binding: store.Binding | null, now: Date): Promise<void> {
    const theirs = binding && (await store.findCar(tx, binding.memberId, binding.carId))
    if (theirs) await owning.handOver(tx, theirs, car.memberId, 'claimed', now)
    // Whoever had it has let it go meanwhile.
    else if (car.standing === 'claim' && !(await owning.take(tx, car.vinHash, car.memberId, car.id, now)))
      throw new Refusal('busy')
    const mine = (await store.findCar(tx, car.memberId, car.id)) ?? car
    await store.updateCar(tx, { ...mine, standing: 'owner', verifiedAt: now })
    await store.ensureDefault(tx, car.memberId)
    const { memberId, id: carId, modelId, vinHash } = car
    // By the car itself, so that it is no news when somebody takes it out and proves it once more.
    const body = { carId, modelId, vehicle: vinHash }
    await record(tx, { memberId, type: 'car.verified', subject: vinHash, at: now, body })
  }

  async function find(id: string): Promise<ProofRow> {
    const proof = await proofs.findProof(db, id)
    if (!proof) throw new Refusal('not_found')
    return proof
  }

  return {
    submit: async (
      member: MemberRef,
      { carId, file, requestId }: { carId: string; file: Buffer; requestId: string },
    ): Promise<ProofRow> => {
      const intent = { verb: 'prove-car', requestId, content: { carId, file: digestOf(file) } }
      await carFor(db, member, carId, 'prove')
      const picture = (await promises.isAnswered(member, intent)) ? null : await redrawn(file)
      const work = (objectKey: string | null) => async (tx: Tx, now: Date) => {
        const { car } = await carFor(tx, member, carId, 'prove')
        if (car.verifiedAt) throw new Refusal('car_verified')
        if (!objectKey) throw new Refusal('busy')
        const proof: ProofRow = {
          ...{ memberId: member.id, id: newId(), carId, state: 'pending', reason: null, note: null },
          ...{ objectKey, submittedAt: now, decidedAt: null, decidedBy: null },
        }
        if (!(await proofs.insertProof(tx, proof))) throw new Refusal('proof_pending')
        await files.keep(tx, objectKey)
        return proof.id
      }
      const view = async (tx: Tx, id: string) => {
        const proof = await proofs.lockProof(tx, member.id, id)
        if (!proof) throw new Refusal('not_found')
        return proof
      }
      return files.lend(picture, (key) => promises.once(member, intent, work(key), view))
    },

    /** First come, first decided. */
    queue: (cursor: string | undefined) =>
      db.together(async (sql) => {
        const found = await proofs.listQueue(sql, readCursor(cursor), PAGE + 1)
        const { rows: page, next } = pageOf(found, PAGE, ({ submittedAt: at, id }) => ({ at, id }))
        const cars = await store.listCarsById(
          sql,
          page.map((proof) => ({ memberId: proof.memberId, id: proof.carId })),
        )
        return {
          proofs: page.flatMap((proof) => {
            const car = cars.find(({ memberId, id }) => memberId === proof.memberId && id === proof.carId)
            return car ? [{ proof, car }] : []
          }),
          next,
        }
      }),

    /** All of it, for whoever decides. */
    open: async ({ memberId: byId }: Operator, proofId: string) => {
      const proof = await find(proofId)
      return db.transaction(async (tx) => {
        await promises.lock(tx, [proof.memberId])
        const { car } = await concerned(tx, proof)
        await noteReveal(tx, proof.memberId, { byId, whats: ['licence', 'vin', 'plate'], subjectId: car.id })
        return { proof, car }
      })
    },

    decide: async (
      { memberId: decidedBy }: Operator,
      proofId: string,
      decision: Decision,
    ): Promise<ProofRow> => {
      const seen = await find(proofId)
      const before = await concerned(db, seen)
      return db.transaction(async (tx) => {
        const ids = [seen.memberId, before.binding?.memberId ?? seen.memberId]
        await promises.lock(tx, ids)
        const proof = await proofs.lockProof(tx, seen.memberId, proofId)
        if (!proof) throw new Refusal('not_found')
        const state = 'approve' in decision ? 'approved' : 'rejected'
        const reason = 'reject' in decision ? decision.reject : null
        if (proof.state !== 'pending') {
          if (proof.state === state && proof.reason === reason) return proof
          throw new Refusal('proof_decided')
        }
        const { car, binding } = await concerned(tx, proof)
        // The car went to somebody else between our two looks, who is not locked.
        if (binding?.memberId !== before.binding?.memberId) throw new Refusal('busy')
        const decidedAt = clock()
        const note = 'reject' in decision ? (decision.note ?? null) : null
        const result: ProofRow = { ...proof, state, reason, note, objectKey: null, decidedAt, decidedBy }
        await proofs.updateProof(tx, result)
        await files.letGo(tx, [proof.objectKey], decidedAt)
        if (state === 'approved') await approve(tx, car, binding, decidedAt)
        return result
      })
    },
  }
}
