import type { AddressDetails } from '@/contract/order'
import { maskPhone, type Sealer } from '@/bff/lib/sealed'

/** Where somebody lives. It is only ever stored sealed. */
export type Addresses = ReturnType<typeof makeAddressSeals>

export const makeAddressSeals = (sealer: Sealer) => ({
  seal: ({ name, phone, province, city, district, street }: AddressDetails) =>
    sealer.seal(JSON.stringify({ name, phone, province, city, district, street })),
  open: (sealed: string) => JSON.parse(sealer.open(sealed)) as AddressDetails,
  /** Enough to tell two requests apart without storing what they say. */
  digest: ({ name, phone, province, city, district, street }: AddressDetails) =>
    sealer.hash('mall-address', JSON.stringify([name, phone, province, city, district, street])),
})

const segmenter = new Intl.Segmenter('zh')
const signsOf = (text: string) => Array.from(segmenter.segment(text.trim()), ({ segment }) => segment)

/** Enough of the street to know one's own again. */
const STREET_SIGNS = 4

/** `陈*`, `138****8000`, `漕溪北路****`. */
export function maskAddress({ name, phone, street, ...area }: AddressDetails): AddressDetails {
  const [first = '', ...rest] = signsOf(name)
  const shown = signsOf(street)
  return {
    ...area,
    name: first + '*'.repeat(Math.max(1, Math.min(2, rest.length))),
    phone: maskPhone(phone),
    street: `${shown.slice(0, Math.min(STREET_SIGNS, Math.floor(shown.length / 2))).join('')}****`,
  }
}
