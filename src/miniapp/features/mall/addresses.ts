import { create } from 'zustand'
import type { Address, AddressDetails } from '@/contract/order'
import { type Loadable, loading, refreshed } from '@/miniapp/lib/loadable'
import { isMobile } from '@/miniapp/lib/phone'
import { settle, type Settled } from '@/miniapp/lib/settled'
import { asMember } from '@/miniapp/platform/as-member'
import { once } from '@/miniapp/platform/once'
import { useSession } from '@/miniapp/platform/session'
import * as api from './api'

/** The BFF's own bound, so that nobody fills in a form in vain. */
export const ADDRESSES_MAX = 5

export const useAddresses = create<{ book: Loadable<Address[]> }>(() => ({ book: loading }))
const { setState } = useAddresses

useSession.subscribe(({ member }, before) => {
  if (member?.id !== before.member?.id) setState({ book: loading })
})

export async function loadAddresses() {
  const settled = await asMember(() => api.listAddresses().then(({ addresses }) => addresses))
  setState(({ book }) => ({ book: refreshed(book, settled) }))
}

/** Which address is the default, and in which order they are, the whole book says. */
async function thenBook<T>(settled: Settled<T>): Promise<Settled<T>> {
  if (settled.status === 'ok') await loadAddresses()
  return settled
}

/** Writes a new address, or one anew. */
export const saveAddress = async (addressId: string | null, details: AddressDetails) =>
  thenBook(
    await (addressId
      ? asMember(() => api.changeAddress(addressId, details))
      : once({ address: details }, (requestId) => api.addAddress(details, requestId))),
  )

export const makeDefault = async (addressId: string) => thenBook(await settle(api.chooseAddress(addressId)))

export const removeAddress = async (addressId: string) => thenBook(await settle(api.removeAddress(addressId)))

/** In clear, for its owner to change; that it was shown is noted. */
export const revealAddress = (addressId: string) => asMember(() => api.revealAddress(addressId))

export const blankAddress: AddressDetails = {
  ...{ name: '', phone: '', province: '', city: '', district: '', street: '' },
}

export type MissingDetail = 'name' | 'phone' | 'area' | 'street'

/** What keeps an address from being kept, in the order of the form. */
export function whyNotKeep({ name, phone, province, city, street }: AddressDetails): MissingDetail[] {
  const missing: Record<MissingDetail, boolean> = {
    name: name.trim() === '',
    phone: !isMobile(phone),
    area: province === '' || city === '',
    street: street.trim() === '',
  }
  return (Object.keys(missing) as MissingDetail[]).filter((what) => missing[what])
}

/** `上海市 徐汇区`; a municipality is named once. */
export const areaOf = ({ province, city, district }: Pick<Address, 'province' | 'city' | 'district'>) =>
  [...new Set([province, city, district])].filter(Boolean).join(' ')
