import type { CarDocument } from '@/contract/car'
import type { Db, Tx } from '@/bff/db/sql'
import { newId } from '@/bff/lib/id'
import { documentOf } from '@/bff/lib/picture'
import { Refusal } from '@/bff/lib/refusal'
import type { MemberRef } from '@/bff/lib/serve'
import type { Files } from '../files/service'
import { carFor } from './access'
import * as store from './document-store'
import type { DocumentRow } from './document-store'
import { DOCUMENTS_MAX } from './policy'
import type { Promises } from './promises'
import { digestOf } from './proofs'
import type { Seals } from './seals'

type Parts = { db: Db; promises: Promises; files: Files; seals: Seals }

type NewDocument = {
  carId: string
  file: Buffer
  kind: CarDocument['kind']
  title: string
  expiresOn?: string
  requestId: string
}

/** An owner's papers of a car. They are the owner's and not the car's: they go when the car goes. */
export function makeDocuments({ db, promises, files, seals }: Parts) {
  return {
    list: (member: MemberRef, carId: string): Promise<DocumentRow[]> =>
      db.together(async (sql) => {
        await carFor(sql, member, carId, 'keep_documents')
        return store.listDocuments(sql, member.id, carId)
      }),

    add: async (
      member: MemberRef,
      { carId, file, requestId, kind, title, expiresOn }: NewDocument,
    ): Promise<DocumentRow> => {
      const said = { carId, kind, title: seals.digest(title), expiresOn: expiresOn ?? null }
      const intent = { verb: 'add-document', requestId, content: { ...said, file: digestOf(file) } }
      await carFor(db, member, carId, 'keep_documents')
      const content = (await promises.isAnswered(member, intent)) ? null : await documentOf(file)
      const work = (objectKey: string | null) => async (tx: Tx, now: Date) => {
        await carFor(tx, member, carId, 'keep_documents')
        if ((await store.listDocuments(tx, member.id, carId)).length >= DOCUMENTS_MAX)
          throw new Refusal('document_limit')
        if (!objectKey) throw new Refusal('busy')
        const id = newId()
        await store.insertDocument(tx, {
          ...{ memberId: member.id, id, carId, kind, titleSealed: seals.seal(title) },
          ...{ expiresOn: expiresOn ?? null, objectKey, addedAt: now },
        })
        await files.keep(tx, objectKey)
        return id
      }
      const view = async (tx: Tx, id: string) => {
        const document = await store.findDocument(tx, member.id, id)
        if (!document) throw new Refusal('not_found')
        return document
      }
      return files.lend(content, (key) => promises.once(member, intent, work(key), view))
    },

    /** False when it was gone already. */
    remove: (member: MemberRef, carId: string, documentId: string): Promise<boolean> =>
      promises.inTurn(member, async (tx, now) => {
        await carFor(tx, member, carId, 'keep_documents')
        const left = await store.deleteDocuments(tx, member.id, carId, documentId)
        await files.letGo(
          tx,
          left.map(({ objectKey }) => objectKey),
          now,
        )
        return left.length > 0
      }),
  }
}
