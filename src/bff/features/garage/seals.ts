import type { Sealer } from '@/bff/lib/sealed'

/** Keeps what tells a car's owner unreadable at rest. */
export type Seals = ReturnType<typeof makeSeals>

export const makeSeals = (sealer: Sealer) => ({
  seal: sealer.seal,
  open: sealer.open,
  sealOr: (text: string | null) => (text === null ? null : sealer.seal(text)),
  openOr: (sealed: string | null) => (sealed === null ? null : sealer.open(sealed)),

  /** What all that stays with a car goes by. */
  vinHash: (vin: string) => sealer.hash('vin', vin),

  /** What a request said, so that it is known again without being kept. */
  digest: (text: string | null) => (text === null ? null : sealer.hash('garage-request', text)),
})
