import { create } from 'zustand'
import type { Address } from '@/contract/order'
import type { DeliveryKind, Product } from '@/contract/product'
import type { Wish } from './api'

/** The address picked in the book for the order being made; null means the default. */
export const useChoice = create<{ addressId: string | null }>(() => ({ addressId: null }))

export const chooseFor = (addressId: string) => useChoice.setState({ addressId })

/** The way it came last where this has it, else the first it has. */
export const deliveryOf = ({ deliveries }: Pick<Product, 'deliveries'>, wished: DeliveryKind | null) =>
  deliveries.find((kind) => kind === wished) ?? deliveries[0]

/** The one that was picked, as long as there is such a one, else the default. */
export const addressOf = (book: readonly Address[], addressId: string | null) =>
  book.find(({ id }) => id === addressId) ?? book.find(({ isDefault }) => isDefault) ?? book[0]

type Places = { addressId: string | undefined; dealerId: string | null }

/** Null while it is not said where to. */
export function whereTo(kind: DeliveryKind, { addressId, dealerId }: Places): Wish['delivery'] | null {
  if (kind === 'voucher') return { kind }
  if (kind === 'pickup') return dealerId ? { kind, dealerId } : null
  return addressId ? { kind, addressId } : null
}
