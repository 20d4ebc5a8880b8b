import type { DataExport } from '@/contract/privacy'
import type { Settled } from '@/miniapp/lib/settled'
import { asFreshMember } from '@/miniapp/platform/fresh-member'
import { type HandedOver, prepare } from '@/miniapp/platform/hand-over'
import * as api from './api'

/** A copy that is ready; `hand` is for the tap that hands it over, and null when it could not be fetched. */
export type Ready = { file: DataExport; hand: (() => Promise<HandedOver>) | null }

export async function exportMine(): Promise<Settled<Ready>> {
  const asked = await asFreshMember(api.askForExport)
  if (asked.status === 'failed') return asked
  return { status: 'ok', value: { file: asked.value, hand: await prepare(asked.value) } }
}
