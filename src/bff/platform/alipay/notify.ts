import type { KeyObject } from 'node:crypto'
import { isSignedRsa2, signText } from './rsa2'

export type NotifyOutcome =
  /** `id` is the same for every repetition. Amounts, orders and sellers are for the reader to compare. */
  | { outcome: 'ok'; id: string; fields: Readonly<Record<string, string>> }
  | { outcome: 'forged' | 'other_app' | 'garbage' }

type Settings = { appId: string; publicKey: KeyObject }

/** Tells Alipay's own notifications from everybody else's, from the form as it was sent. Answer them `success`. */
export function readNotify(form: string, { appId, publicKey }: Settings): NotifyOutcome {
  const pairs = [...new URLSearchParams(form)]
  const fields = Object.fromEntries(pairs)
  // A name that comes twice could be signed with one value and read with the other.
  if (Object.keys(fields).length !== pairs.length) return { outcome: 'garbage' }

  const { sign = '', sign_type: signType, ...rest } = fields
  const isSigned = (parameters: Record<string, string>) => isSignedRsa2(signText(parameters), sign, publicKey)
  // Most products leave the type of the signature out of what is signed, and some do not.
  if (!isSigned(rest) && !(signType && isSigned({ ...rest, sign_type: signType })))
    return { outcome: 'forged' }

  const id = fields['notify_id']
  if (!id) return { outcome: 'garbage' }
  return fields['app_id'] === appId ? { outcome: 'ok', id, fields } : { outcome: 'other_app' }
}
