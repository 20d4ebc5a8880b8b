import { Type, type Static } from '@sinclair/typebox'
import { readJson } from '../json'
import { mainland, type PhoneOutcome } from '../phone'
import { busy, misconfigured } from '../trouble'
import { open } from './aes'
import type { AlipayKeys } from './keys'
import { rawMembers } from './raw-members'
import { isSignedRsa2 } from './rsa2'

const LENGTH_MAX = 8192

const AnyString = Type.String()
const Code = Type.String({ pattern: '^[\\w.-]{1,64}$' })
const Answer = Type.Object({
  code: Code,
  mobile: Type.Optional(Type.Union([Type.String({ maxLength: 32 }), Type.Null()])),
  subCode: Type.Optional(Code),
  sub_code: Type.Optional(Code),
})

const SUCCESS = '10000'
const SERVICE_UNAVAILABLE = '20000'

/**
 * The number in what `my.getPhoneNumber` gave the mini-program, which is a text for us and not for it. It came by way
 * of somebody's phone: without Alipay's signature it is worth nothing.
 */
export function readPhone(text: string, keys: AlipayKeys): PhoneOutcome {
  const members = text.length <= LENGTH_MAX ? rawMembers(text) : null
  const response = members?.get('response')
  const signature = readJson(AnyString, members?.get('sign') ?? '')
  if (!response || !signature) return { outcome: 'bad_code' }

  const sealed = readJson(AnyString, response)
  // The quotes are part of what is signed. A failure comes in clear, as an object, and is signed as it stands.
  const signed = sealed === null ? response : `"${sealed}"`
  if (!isSignedRsa2(signed, signature, keys.publicKey)) return { outcome: 'bad_code' }

  const answer = readJson(Answer, (sealed === null ? response : open(sealed, keys.aesKey)) ?? '')
  if (!answer) return misconfigured('a phone number does not open with the AES key we have')
  return answer.code === SUCCESS ? mainland(answer.mobile ?? '') : reactTo(answer)
}

const reactions: Readonly<Record<string, PhoneOutcome>> = {
  /** The person has not allowed it. */
  'isv.invalid-auth-relations': { outcome: 'not_allowed' },
  'aop.unknow-error': busy('overloaded'),
}

/** A missing AES key (`isv.missing-encrypt-key`) or permission, and what is not known, are for an operator. */
function reactTo({ code, subCode, sub_code: sameInSnake }: Static<typeof Answer>): PhoneOutcome {
  const reason = subCode ?? sameInSnake ?? ''
  if (code === SERVICE_UNAVAILABLE) return busy('overloaded')
  return reactions[reason] ?? misconfigured(`it gives no phone number (${[code, reason].join(' ').trim()})`)
}
