import type { RefusalBody, RefusalCode } from '@/contract/refusals'

/** An expected no. One handler turns it into a status and a body; it is not logged as an error. */
export class Refusal extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly more: Omit<RefusalBody, 'code'> = {},
  ) {
    super(code)
  }
}
