import type { CarDocument } from '@/contract/car'
import { fragment, type Sql, type Tx } from '@/bff/db/sql'

export type DocumentRow = {
  memberId: string
  id: string
  carId: string
  kind: CarDocument['kind']
  titleSealed: string
  expiresOn: string | null
  objectKey: string
  addedAt: Date
}

const columns = fragment`
  member_id as "memberId", id, car_id as "carId", kind, title_sealed as "titleSealed", expires_on as "expiresOn",
  object_key as "objectKey", added_at as "addedAt"`

export const listDocuments = (sql: Sql, memberId: string, carId: string) =>
  sql.many<DocumentRow>`
    select ${columns} from car_document where member_id = ${memberId} and car_id = ${carId}
    order by added_at desc, id desc`

export const findDocument = (sql: Sql, memberId: string, id: string) =>
  sql.maybeOne<DocumentRow>`select ${columns} from car_document where member_id = ${memberId} and id = ${id}`

export const insertDocument = (tx: Tx, d: DocumentRow) =>
  tx.run`
    insert into car_document (member_id, id, car_id, kind, title_sealed, expires_on, object_key, added_at)
    values (${d.memberId}, ${d.id}, ${d.carId}, ${d.kind}, ${d.titleSealed}, ${d.expiresOn}, ${d.objectKey}, ${d.addedAt})`

/** One of a car's documents, or all of them; answers with the files that they leave behind. */
export const deleteDocuments = (tx: Tx, memberId: string, carId: string, id: string | null) =>
  tx.many<{ objectKey: string }>`
    delete from car_document
    where member_id = ${memberId} and car_id = ${carId} and (${id}::uuid is null or id = ${id}::uuid)
    returning object_key as "objectKey"`
