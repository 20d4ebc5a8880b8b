import assert from 'node:assert/strict'
import type { Device, PhoneProof, Proof } from '@/contract/membership'
import { hasHappened } from '@/bff/db/happening-store'
import type { Consumer, RecordHappening } from '@/bff/db/outbox'
import type { Db, Sql, Tx } from '@/bff/db/sql'
import type { Belongings } from '@/bff/lib/belongings'
import { Refusal } from '@/bff/lib/refusal'
import type { Sealer } from '@/bff/lib/sealed'
import type { MemberRef, Origin, SignedIn } from '@/bff/lib/serve'
import type { Tokens } from '@/bff/lib/tokens'
import type { LoginExchange, LoginOutcome, Platform, Subject, SubjectType } from '@/bff/platform/login'
import type { PhoneExchange } from '@/bff/platform/phone'
import type { SmsSender } from '@/bff/platform/sms'
import type { Files } from '../files/service'
import { makePhoneProofs, type OwnsCar, type Verified } from './binding'
import { makeCodes } from './codes'
import { claimCompletion, findName, findOwner } from './identity-store'
import { makeMerging } from './merging'
import { makePeople, type BindOutcome } from './people'
import { makeProfiles, type Profile } from './profiles'
import { makeReferrals } from './referrals'
import { makeSessions, type Access, type Opened } from './sessions'
import * as sessionStore from './session-store'
import { listRoles } from './staff'
import * as store from './store'
import { makeTidying } from './tidying'
import { makeVoidTokens } from './void-tokens'

export type Membership = ReturnType<typeof makeMembership>

type Parts = {
  db: Db
  now: () => Date
  sealer: Sealer
  tokens: Tokens
  /** Of every feature that keeps rows of members, this one included. */
  belongings: readonly Belongings[]
  /** Null where this installation offers no such way in. */
  sms: SmsSender | null
  logins: Record<Platform, LoginExchange | null>
  phones: Record<Platform, PhoneExchange | null>
  ownsCar: OwnsCar
  files: Files
  record: RecordHappening
  /** What else happens when somebody comes in, who is locked. */
  onSignIn: (tx: Tx, memberId: string, from: Origin) => Promise<void>
}

export type MemberView = { id: string; phone: string | null; joinedAt: Date } & Profile

/** How somebody comes in: on which device, from where, and who sent them. */
type Entrance = { device?: Device; referralCode?: string; from: Origin }

/** `login_failed` makes a phone come back with another code, so it is only said where another code may help. */
const loginRefusals: Record<Exclude<LoginOutcome['outcome'], 'ok'>, () => Refusal> = {
  bad_code: () => new Refusal('login_failed'),
  refused: () => new Refusal('sign_in_unavailable'),
  limited: () => new Refusal('rate_limited', { retryInS: LIMITED_S }),
  busy: () => new Refusal('busy'),
  misconfigured: () => new Refusal('sign_in_unavailable'),
}

/** The platforms count sign-ins by the minute. */
const LIMITED_S = 60

export function makeMembership(parts: Parts) {
  const { db, sealer, logins } = parts
  const voids = makeVoidTokens(parts)
  const sessions = makeSessions({ ...parts, voids })
  const merging = makeMerging({ ...parts, changed: voids.changed })
  const people = makePeople({ ...parts, merging })
  const codes = makeCodes(parts)
  const proofs = makePhoneProofs({ ...parts, codes, people })
  const referrals = makeReferrals(parts)
  const profiles = makeProfiles({ ...parts, lock })

  return {
    sessions,
    merging,
    profiles,
    ...makeTidying(parts),
    sendCode: codes.send,

    /** Whoever a request's token speaks of, unless their session has ended. */
    signedIn: voids.check,

    async signInByPhone(phone: string, code: string, entrance: Entrance) {
      await codes.verify(phone, code)
      return enterByPhone({ phone, old: 'unknown' }, entrance)
    },

    /** For a number whose account was not used for long: whoever has it now may be somebody else. */
    signInByTicket: async (ticket: string, proof: Proof, entrance: Entrance) =>
      enterByPhone(await proofs.byTicket(ticket, proof, null), entrance),

    async signInByPlatform(platform: Platform, code: string, { device, from }: Entrance) {
      const exchange = logins[platform]
      if (!exchange) throw new Refusal('sign_in_unavailable')
      const login = await exchange(code)
      if (login.outcome !== 'ok') throw loginRefusals[login.outcome]()
      const [first, ...more] = login.subjects
      const names = [people.subject(first), ...more.map(people.subject)] as const
      return people.settled(async (tx, now) => {
        const { memberId, subjectHash } = await people.byNames(tx, names, now)
        const on = { platform, label: device?.label ?? '' }
        await parts.onSignIn(tx, memberId, from)
        return withMember(tx, await sessions.open(tx, memberId, { subjectHash, device: on, from }))
      })
    },

    refresh: async (token: string) => withMember(db, await sessions.refresh(token)),

    /** A number that a member verifies joins all that one person has under it. */
    async bindPhone(member: SignedIn, proof: PhoneProof, referralCode: string | undefined) {
      // Before a code is used up, or a platform asked, which costs.
      if (!(await store.findMember(db, member.id))) throw new Refusal('unauthenticated')
      const { phone, old } = await proofs.of(member, proof)
      const proven = people.phone(phone)
      const bound = await people.settled(async (tx, now) => {
        const session = await sessionStore.findSession(tx, member.id, member.sessionId)
        if (!session) throw new Refusal('unauthenticated')
        const caller = { memberId: member.id, vouchedBy: session.subjectHash }
        const result = await people.bind(tx, caller, proven, old, now)
        if (!result) return null
        const { memberId, outcome, isNew } = result
        if (isNew) await referrals.credit(tx, referralCode, memberId, proven.subjectHash)
        await noteComplete(tx, memberId, proven.subjectHash, now)
        const access = await sessions.access(tx, memberId, member.sessionId)
        return { outcome, ...(await withMember(tx, access)) }
      })
      if (!bound) throw new Refusal('proof_needed', { ticket: proofs.ticket(phone, member.id) })
      if (bound.outcome === 'merged') voids.changed()
      return bound satisfies Access & { member: MemberView; outcome: BindOutcome }
    },

    me: ({ id }: MemberRef): Promise<MemberView> =>
      db.together(async (sql) => {
        const member = await view(sql, id)
        if (!member) throw new Refusal('unauthenticated')
        return member
      }),

    /** Found by the number itself, which nobody is told by that. */
    withPhone: (phone: string): Promise<MemberView> =>
      db.together(async (sql) => {
        const owner = await findOwner(sql, people.phone(phone).subjectHash)
        const member = owner && (await view(sql, owner.memberId))
        if (!member) throw new Refusal('not_found')
        return member
      }),

    /** What a member is besides a member. Nothing is granted by it: each request is asked about by itself. */
    roles: ({ id }: MemberRef) => listRoles(db, id),

    referral: ({ id }: MemberRef) => referrals.of(id),

    visit: referrals.visit,

    /** What follows here from what happened elsewhere. */
    consumer: {
      name: 'membership',
      hears: { 'car.verified': (tx, { memberId }) => referrals.bought(tx, memberId) },
    } satisfies Consumer,

    /**
     * Locks the member until the transaction ends; refuses who is no more, or somebody else by now. Every promise about
     * a member's rows begins here: they can't go to another member meanwhile.
     */
    lock,

    /** The same for whoever may be no more; whether they are here. */
    lockIfHere: async (tx: Tx, id: string): Promise<boolean> => (await store.lockMember(tx, id)) !== null,

    /** Locks whoever a platform's name stands for; null for a name that was never here. */
    async lockNamed(tx: Tx, subject: Subject): Promise<string | null> {
      const owner = await findOwner(tx, people.subject(subject).subjectHash)
      return owner && (await store.lockMember(tx, owner.memberId)) ? owner.memberId : null
    },

    /** What a platform calls the member who pays there: as whoever this session was opened by, if it was there. */
    async payerOf(sql: Sql, { id, sessionId }: SignedIn, platform: Platform): Promise<Subject | null> {
      const session = await sessionStore.findSession(sql, id, sessionId)
      const name = await findName(sql, id, platform, session?.subjectHash ?? '')
      if (!name) return null
      const { app, type, subjectSealed } = name
      return { platform, app, type: type as SubjectType, value: sealer.open(subjectSealed) }
    },

    /** How long somebody has been here, and whether they have said how to reach them. */
    async profileOf(sql: Sql, memberId: string) {
      const member = await store.findMember(sql, memberId)
      return member && { joinedAt: member.joinedAt, hasPhone: member.phoneSealed !== null }
    },

    /** To be told after every commit that ends sessions from outside. */
    sessionsEnded: voids.changed,

    /** When a member was last here, by the day; null for one who never came again. */
    lastSeenAt: async (sql: Sql, memberId: string): Promise<Date | null> =>
      (await store.findMember(sql, memberId))?.lastSeenAt ?? null,

    /** The member's own number in clear, for a booking they make; null when they gave none. */
    async phoneOf(sql: Sql, memberId: string): Promise<string | null> {
      const sealed = (await store.findMember(sql, memberId))?.phoneSealed
      return sealed ? sealer.open(sealed) : null
    },
  }

  async function lock(tx: Tx, { id }: MemberRef): Promise<void> {
    if (!(await store.lockMember(tx, id))) throw new Refusal('unauthenticated')
  }

  /** A profile is complete with a verified number: once for each member, and once for each number. */
  async function noteComplete(tx: Tx, memberId: string, phoneHash: string, now: Date) {
    const completed = { memberId, type: 'profile.completed', subject: 'profile' } as const
    if (await hasHappened(tx, completed)) return
    if (await claimCompletion(tx, phoneHash, now)) await parts.record(tx, { ...completed, at: now, body: {} })
  }

  async function enterByPhone({ phone, old }: Verified, { device, referralCode, from }: Entrance) {
    const proven = people.phone(phone)
    const { subjectHash } = proven
    const opened = await people.settled(async (tx, now) => {
      const found = await people.byPhone(tx, proven, old, now)
      if (!found) return null
      const { memberId, isNew } = found
      if (isNew) await referrals.credit(tx, referralCode, memberId, subjectHash)
      await noteComplete(tx, memberId, subjectHash, now)
      const on = device ?? { platform: 'h5', label: '' }
      await parts.onSignIn(tx, memberId, from)
      return withMember(tx, await sessions.open(tx, memberId, { subjectHash, device: on, from }))
    })
    if (!opened) throw new Refusal('proof_needed', { ticket: proofs.ticket(phone, null) })
    return opened
  }

  async function withMember<A extends Access | Opened>(
    sql: Sql,
    access: A,
  ): Promise<A & { member: MemberView }> {
    const member = await view(sql, access.memberId)
    assert(member, 'a session belongs to a member')
    return { ...access, member }
  }

  async function view(sql: Sql, id: string): Promise<MemberView | null> {
    const [member, profile] = await Promise.all([store.findMember(sql, id), profiles.of(sql, id)])
    if (!member) return null
    const { phoneSealed, joinedAt } = member
    return { id, phone: phoneSealed && sealer.open(phoneSealed), joinedAt, ...profile }
  }
}
