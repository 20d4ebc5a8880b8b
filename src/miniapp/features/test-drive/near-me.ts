import { openSettings } from '@/miniapp/platform/location'
import { confirmed, toast } from '@/miniapp/platform/page'
import { locationSettings, noLocation } from './copy'
import { locateMember } from './state'

/** A tap on 离我最近. False when we still don't know where the member is; cities can be chosen all the same. */
export async function nearMe(): Promise<boolean> {
  let why = await locateMember()
  if (why === 'blocked' && openSettings && (await confirmed(locationSettings))) {
    await openSettings()
    why = await locateMember()
  }
  if (why) toast(noLocation[why])
  return why === null
}
