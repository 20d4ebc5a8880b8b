import type { Sql, Tx } from '@/bff/db/sql'

export type AddressRow = {
  memberId: string
  id: string
  addressSealed: string
  isDefault: boolean
  createdAt: Date
}

/** The default first, then the newest. */
export const listAddresses = (sql: Sql, memberId: string) =>
  sql.many<AddressRow>`
    select member_id as "memberId", id, address_sealed as "addressSealed", is_default as "isDefault",
      created_at as "createdAt"
    from mall_address where member_id = ${memberId} order by is_default desc, created_at desc, id desc`

export const findAddress = (sql: Sql, memberId: string, id: string) =>
  sql.maybeOne<AddressRow>`
    select member_id as "memberId", id, address_sealed as "addressSealed", is_default as "isDefault",
      created_at as "createdAt"
    from mall_address where member_id = ${memberId} and id = ${id}`

export const insertAddress = (tx: Tx, a: AddressRow) =>
  tx.run`
    insert into mall_address (member_id, id, address_sealed, is_default, created_at)
    values (${a.memberId}, ${a.id}, ${a.addressSealed}, ${a.isDefault}, ${a.createdAt})`

export const updateAddress = (tx: Tx, memberId: string, id: string, addressSealed: string) =>
  tx.run`
    update mall_address set address_sealed = ${addressSealed} where member_id = ${memberId} and id = ${id}`

export const deleteAddress = async (tx: Tx, memberId: string, id: string): Promise<boolean> =>
  (await tx.run`delete from mall_address where member_id = ${memberId} and id = ${id}`) > 0

export const unsetDefault = (tx: Tx, memberId: string) =>
  tx.run`update mall_address set is_default = false where member_id = ${memberId} and is_default`

export const setDefault = (tx: Tx, memberId: string, id: string) =>
  tx.run`update mall_address set is_default = true where member_id = ${memberId} and id = ${id}`

/** Somebody with addresses has a default: the newest, where there is none. */
export const ensureDefault = (tx: Tx, memberId: string) =>
  tx.run`
    update mall_address set is_default = true
    where member_id = ${memberId}
      and not exists (select from mall_address where member_id = ${memberId} and is_default)
      and id = (select id from mall_address where member_id = ${memberId} order by created_at desc, id desc limit 1)`
