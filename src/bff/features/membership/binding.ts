import type { Proof, PhoneProof } from '@/contract/membership'
import type { Db, Sql } from '@/bff/db/sql'
import { Refusal } from '@/bff/lib/refusal'
import type { Sealer } from '@/bff/lib/sealed'
import type { SignedIn } from '@/bff/lib/serve'
import type { Platform } from '@/bff/platform/login'
import type { PhoneExchange, PhoneOutcome } from '@/bff/platform/phone'
import type { Codes } from './codes'
import { findOwner } from './identity-store'
import type { OldAccount, People } from './people'
import { makeTickets } from './tickets'

/** Whether the end of a VIN or a plate is one of a member's cars'. */
export type OwnsCar = (sql: Sql, memberId: string, tail: string) => Promise<boolean>

type Parts = {
  db: Db
  now: () => Date
  sealer: Sealer
  codes: Codes
  people: People
  phones: Record<Platform, PhoneExchange | null>
  ownsCar: OwnsCar
}

/** A number that was verified, and what is known about whose its account of long ago is. */
export type Verified = { phone: string; old: OldAccount }

/** Why a platform did not vouch for a number; by SMS it may still be verified. */
const refusals: Record<Exclude<PhoneOutcome['outcome'], 'ok'>, () => Refusal> = {
  unknown_format: () => new Refusal('phone_unverified'),
  bad_code: () => new Refusal('phone_unverified'),
  no_phone: () => new Refusal('phone_unverified'),
  not_allowed: () => new Refusal('phone_unverified'),
  limited: () => new Refusal('rate_limited', { retryInS: 60 }),
  busy: () => new Refusal('busy'),
  misconfigured: () => new Refusal('sign_in_unavailable'),
}

/** How a number is verified. Nothing that a phone merely says is believed. */
export function makePhoneProofs({ db, now, sealer, codes, people, phones, ownsCar }: Parts) {
  const tickets = makeTickets({ sealer, now })

  async function byPlatform(platform: Platform, proof: string): Promise<string> {
    const exchange = phones[platform]
    if (!exchange) throw new Refusal('sign_in_unavailable')
    const answer = await exchange(proof)
    if (answer.outcome !== 'ok') throw refusals[answer.outcome]()
    return nationally(answer.phone)
  }

  async function byTicket(ticket: string, proof: Proof, memberId: string | null): Promise<Verified> {
    const phone = tickets.read(ticket, memberId)
    if ('isNew' in proof) return { phone, old: 'not_theirs' }
    await codes.countGuess(phone)
    const owner = await findOwner(db, people.phone(phone).subjectHash)
    if (!owner || !(await ownsCar(db, owner.memberId, proof.carTail.toUpperCase())))
      throw new Refusal('proof_wrong')
    return { phone, old: 'theirs' }
  }

  return {
    byTicket,
    ticket: tickets.write,

    async of(member: SignedIn, proof: PhoneProof): Promise<Verified> {
      if (proof.by === 'ticket') return byTicket(proof.ticket, proof.proof, member.id)
      if (proof.by !== 'sms') {
        const shown = proof.by === 'wechat' ? proof.code : proof.response
        return { phone: await byPlatform(proof.by, shown), old: 'unknown' }
      }
      await codes.verify(proof.phone, proof.code)
      return { phone: proof.phone, old: 'unknown' }
    },
  }
}

/** Mainland numbers are known here without their country, as people type them. */
const nationally = (phone: string) => phone.replace(/^\+86(?=1[3-9]\d{9}$)/, '')
