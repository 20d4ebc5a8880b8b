import { newId } from '@/miniapp/lib/id'
import { stored } from './storage'

const kept = stored<string>('device', 1)

/** Names this copy of the mini-program to the BFF, which bounds by it how many codes are sent. It proves nothing. */
export function deviceId(): string {
  const known = kept.read()
  if (known) return known
  const id = newId()
  kept.write(id)
  return id
}
