import type { Sealer } from '@/bff/lib/sealed'

/** Whom the dealer calls about a booking. Personal, so it is only ever stored sealed. */
export type Contact = { name: string; phone: string; note: string }

export type Contacts = ReturnType<typeof makeContacts>

export const makeContacts = (sealer: Sealer) => ({
  seal: (contact: Contact) => sealer.seal(JSON.stringify(contact)),
  open: (sealed: string) => JSON.parse(sealer.open(sealed)) as Contact,
  /** Enough to tell two requests apart without storing what they say. */
  digest: (given: { contactName: string; contactPhone?: string; note?: string }) => ({
    contact: sealer.hash(
      'contact',
      JSON.stringify([given.contactName, given.contactPhone ?? '', given.note ?? '']),
    ),
  }),
})
