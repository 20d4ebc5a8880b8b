import type { RefusalBody, RefusalCode } from '@/contract/refusals'
import { sentences } from './sentences'

/**
 * Why a call brought no reply: the BFF said no, or nothing that can be read came back at all. `unknown` is a no that
 * this build is too old for.
 */
export type FailureCode = RefusalCode | 'offline' | 'timeout' | 'unreadable' | 'unknown'

export type Failed = { status: 'failed'; code: FailureCode; refusal?: RefusalBody }
export type Settled<T> = { status: 'ok'; value: T } | Failed

/** What `call` throws when it brings no reply. Anything else that is thrown is a bug. */
export class Failure extends Error {
  constructor(
    readonly code: FailureCode,
    readonly refusal?: RefusalBody,
  ) {
    super(code)
  }
}

/** Turns a refusal or a lost connection into a value the page must handle, and lets bugs through. */
export async function settle<T>(reply: Promise<T>): Promise<Settled<T>> {
  try {
    return { status: 'ok', value: await reply }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const code = error.code in sentences ? error.code : 'unknown'
    return { status: 'failed', code, refusal: error.refusal }
  }
}

/** Whether the BFF may have acted although we heard nothing: the next try must carry the same `requestId`. */
export const isUncertain = (settled: Settled<unknown>) =>
  settled.status === 'failed' && uncertain.has(settled.code)

const uncertain = new Set<FailureCode>(['offline', 'timeout', 'unreadable', 'internal', 'busy'])
