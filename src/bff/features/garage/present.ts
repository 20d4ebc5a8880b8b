import type * as contract from '@/contract/car'
import type { SignedLinks } from '@/bff/lib/signed-link'
import type { Sealer } from '@/bff/lib/sealed'
import type { DocumentRow } from './document-store'
import { maskPlate } from './plate'
import { LINK_VALID_MS } from './policy'
import type { ProofRow } from './proof-store'
import type { RecallRow } from './recall-store'
import type { CarRow } from './store'
import type { CarView } from './view'
import { maskVin } from './vin'

export type Presenters = ReturnType<typeof makePresenters>

/** Rows as the contract shows them: what tells an owner is masked, files are links for minutes. */
export function makePresenters({ sealer, links }: { sealer: Sealer; links: SignedLinks }) {
  const masked = ({ vinSealed, plateSealed }: CarRow) => ({
    vin: maskVin(sealer.open(vinSealed)),
    plate: plateSealed && maskPlate(sealer.open(plateSealed)),
  })

  return {
    car: ({ car, right, proof, odometerKm, openRecalls }: CarView): contract.Car => ({
      ...{ id: car.id, right, ...masked(car), vinDoubtful: car.vinDoubtful, plateKind: car.plateKind },
      ...{ modelId: car.modelId, powertrain: car.powertrain, registeredOn: car.registeredOn },
      nickname: car.nicknameSealed && sealer.open(car.nicknameSealed),
      isDefault: car.isDefault && right === 'owner',
      isVerified: car.verifiedAt !== null,
      proof: proof && presentProof(proof),
      ...{ odometerKm, openRecalls, addedAt: car.addedAt.toISOString() },
    }),

    document: ({ objectKey, ...document }: DocumentRow): contract.CarDocument => {
      const { link, linkUntil } = links.write(objectKey, LINK_VALID_MS)
      return {
        ...{ id: document.id, kind: document.kind, title: sealer.open(document.titleSealed) },
        ...{ expiresOn: document.expiresOn, addedAt: document.addedAt.toISOString() },
        ...{ link, linkUntil: linkUntil.toISOString() },
      }
    },

    queued: ({ proof, car }: { proof: ProofRow; car: CarRow }): contract.QueuedProof => ({
      ...{ id: proof.id, isClaim: car.standing === 'claim', ...masked(car), modelId: car.modelId },
      submittedAt: proof.submittedAt.toISOString(),
    }),

    open: ({ proof, car }: { proof: ProofRow; car: CarRow }): contract.OpenProof => ({
      ...{ id: proof.id, isClaim: car.standing === 'claim', state: proof.state },
      vin: sealer.open(car.vinSealed),
      plate: car.plateSealed && sealer.open(car.plateSealed),
      ...{ vinDoubtful: car.vinDoubtful, modelId: car.modelId, registeredOn: car.registeredOn },
      submittedAt: proof.submittedAt.toISOString(),
      link: proof.objectKey && links.write(proof.objectKey, LINK_VALID_MS).link,
    }),
  }
}

export const presentProof = (proof: ProofRow): contract.Proof => ({
  ...{ id: proof.id, state: proof.state, reason: proof.reason, note: proof.note },
  submittedAt: proof.submittedAt.toISOString(),
  decidedAt: proof.decidedAt?.toISOString() ?? null,
})

export const presentRecall = ({ seenAt, remediedAt, ...recall }: RecallRow): contract.CarRecall => ({
  ...recall,
  state: remediedAt ? 'remedied' : seenAt ? 'seen' : 'new',
})
