import { addDays, dayOf } from '@/bff/lib/zone'
import type { Push } from '@/bff/platform/push'
import type { RevocationsOn } from '@/bff/platform/revocation'

type Parts = {
  now: () => Date
  /** Null where nobody has to be asked. */
  revocationsOn: RevocationsOn | null
  take: (push: Push) => Promise<void>
}

const ZONE = 'Asia/Shanghai'
/** Today's are not all there yet, and a day on which nobody could be asked is made up for. */
const DAYS = 3

/** What a platform says only when it is asked. It is taken like what others say of their own accord: once. */
export const makeCollecting = ({ now, revocationsOn, take }: Parts) => ({
  /** How many were told. A platform that can't be asked now is asked tomorrow about the same days. */
  async collect(): Promise<number> {
    let told = 0
    const today = dayOf(now(), ZONE)
    for (let ago = DAYS - 1; revocationsOn && ago >= 0; ago--) {
      const answer = await revocationsOn(addDays(today, -ago))
      if (answer.outcome !== 'ok') return told
      for (const { subject, at } of answer.revocations) {
        const { platform, app, type, value } = subject
        const key = `revoked ${JSON.stringify([app, type, value, at])}`
        await take({ platform, kind: 'authorization_revoked', key, fields: { app, type, value } })
        told++
      }
    }
    return told
  },
})
