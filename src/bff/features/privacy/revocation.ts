import type { Tx } from '@/bff/db/sql'
import type { Subject } from '@/bff/platform/login'
import type { Push } from '@/bff/platform/push'
import type { Consents } from './consents'

type Parts = {
  consents: Consents
  /** Locks whoever a platform's name stands for; null for somebody who was never here. */
  lockNamed: (tx: Tx, subject: Subject) => Promise<string | null>
}

/** What WeChat's numbers for a permission mean to us; of the others we ask none. */
const policiesTaken: Readonly<Record<string, readonly string[]>> = {
  // Where they are, and a place they chose.
  13: ['location'],
  18: ['location'],
}

/** Permissions that people take back in WeChat itself, by the kind of push that tells us. */
export const revocations = ({ consents, lockNamed }: Parts) => {
  const withdraw = async (tx: Tx, { fields }: Push, which: readonly string[] | null) => {
    const { OpenID: value, AppID: app } = fields
    if (typeof value !== 'string' || typeof app !== 'string') return
    const memberId = await lockNamed(tx, { platform: 'wechat', app, type: 'openid', value })
    if (memberId) await consents.withdraw(tx, memberId, which)
  }
  return {
    'wechat/user_authorization_revoke': (tx: Tx, push: Push) => {
      const { RevokeInfo: numbers } = push.fields
      const taken = typeof numbers === 'string' ? numbers.split(/\D+/) : []
      return withdraw(
        tx,
        push,
        taken.flatMap((number) => policiesTaken[number] ?? []),
      )
    },
    /** They removed the mini-program in Alipay, which does not tell what of: all that they agreed to here. */
    'alipay/authorization_revoked': async (tx: Tx, { fields }: Push) => {
      const { app, type, value } = fields as Pick<Subject, 'app' | 'type' | 'value'>
      const memberId = await lockNamed(tx, { platform: 'alipay', app, type, value })
      if (memberId) await consents.withdraw(tx, memberId, null)
    },
    /** They have closed their account there. */
    'wechat/user_authorization_cancellation': (tx: Tx, push: Push) => withdraw(tx, push, null),
  }
}
