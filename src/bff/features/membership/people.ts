import type { Db, Tx } from '@/bff/db/sql'
import { newId } from '@/bff/lib/id'
import { Refusal } from '@/bff/lib/refusal'
import type { Sealer } from '@/bff/lib/sealed'
import type { Subject } from '@/bff/platform/login'
import * as identities from './identity-store'
import type { IdentityRow } from './identity-store'
import { isHere, type Merging } from './merging'
import * as store from './store'
import type { MemberRow } from './store'

export type People = ReturnType<typeof makePeople>

/** What somebody proves to be theirs: a platform's name of them, or a number. */
export type Proven = Omit<IdentityRow, 'memberId' | 'vouchedBy'>

export type BindOutcome = 'attached' | 'unchanged' | 'merged' | 'moved'

/** What is known about the owner of a number that nobody has used here for long. */
export type OldAccount = 'theirs' | 'not_theirs' | 'unknown'

const YEAR_MS = 365 * 24 * 60 * 60_000

/** Carriers give a number that nobody uses to somebody else. */
export const isIdle = ({ lastSeenAt, joinedAt }: MemberRow, now: Date) =>
  now.getTime() - (lastSeenAt ?? joinedAt).getTime() >= YEAR_MS

/** Thrown within a transaction when somebody else was faster: all of it is done again, on what is there now. */
class Overtaken extends Error {}
const TRIES_MAX = 10

/** Whose a platform's name or a number is, and what a verified number brings together. */
export function makePeople({ db, now: clock, sealer, merging }: Parts) {
  /** A transaction that begins again when what it had read is no longer so. */
  async function settled<T>(work: (tx: Tx, now: Date) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await db.transaction((tx) => work(tx, clock()))
      } catch (error) {
        if (!(error instanceof Overtaken) || tries === TRIES_MAX) throw error
      }
    }
  }

  async function attach(tx: Tx, proven: Proven, memberId: string, vouchedBy: string | null, now: Date) {
    if (!(await identities.insertIdentity(tx, { ...proven, memberId, vouchedBy }, now))) throw new Overtaken()
  }

  async function newMember(tx: Tx, phoneSealed: string | null, now: Date): Promise<string> {
    const id = newId()
    await store.insertMember(tx, id, phoneSealed, now)
    return id
  }

  /** A number goes to another member and leaves an account that keeps everything else. */
  async function movePhone(
    tx: Tx,
    phone: Proven,
    from: string,
    to: string,
    vouchedBy: string | null,
    now: Date,
  ) {
    await identities.updatePhoneOwner(tx, phone.subjectHash, { memberId: to, vouchedBy }, now)
    await identities.insertPhoneMove(tx, phone.subjectHash, from, to, now)
    await store.showNewestPhone(tx, from)
    await store.showNewestPhone(tx, to)
  }

  /** One who has a new number may have given the old one back: it must not let its next owner in. */
  async function showAlone(tx: Tx, phone: Proven, memberId: string) {
    await identities.replaceOtherPhones(tx, memberId, phone.subjectHash)
    await store.showNewestPhone(tx, memberId)
  }

  return {
    settled,

    subject: ({ platform, app, type, value }: Subject): Proven => ({
      subjectHash: sealer.hash('subject', JSON.stringify([platform, app, type, value])),
      kind: platform,
      app,
      type,
      subjectSealed: sealer.seal(value),
    }),

    phone: (phone: string): Proven => ({
      subjectHash: sealer.hash('phone', phone),
      kind: 'phone',
      app: null,
      type: 'phone',
      subjectSealed: sealer.seal(phone),
    }),

    /**
     * The member that a platform's names of somebody belong to, made on first sight, and locked. The first name that
     * is known decides, and vouches for those that are not; a later one that is somebody else's stays theirs, because
     * only a number makes two members one.
     */
    async byNames(tx: Tx, names: readonly [Proven, ...Proven[]], now: Date) {
      const owners = await identities.listOwners(
        tx,
        names.map(({ subjectHash }) => subjectHash),
      )
      const ownerOf = (name: Proven) => owners.find(({ subjectHash }) => subjectHash === name.subjectHash)
      const known = names.find(ownerOf)
      const owner = known && ownerOf(known)
      const memberId = owner?.memberId ?? (await newMember(tx, null, now))
      if (owner) await lockOrAgain(tx, memberId)
      const voucher = known ?? names[0]
      // In one order, so that two apps that meet somebody at once wait for each other instead of for ever.
      const unknown = names.filter((name) => !ownerOf(name)).sort(bySubject)
      for (const name of unknown) {
        await attach(tx, name, memberId, name === voucher ? null : voucher.subjectHash, now)
      }
      await store.touchMember(tx, memberId, now)
      return { memberId, subjectHash: names[0].subjectHash }
    },

    /**
     * The member a verified number belongs to, made on first sight, and locked. Null when the number's account was not
     * used for long and nothing is known about whose it is.
     */
    async byPhone(tx: Tx, phone: Proven, old: OldAccount, now: Date) {
      const owner = await identities.findOwner(tx, phone.subjectHash)
      if (!owner) {
        const memberId = await newMember(tx, phone.subjectSealed, now)
        await attach(tx, phone, memberId, null, now)
        return { memberId, isNew: await identities.insertKnownPhone(tx, phone.subjectHash, now) }
      }
      const member = await lockOrAgain(tx, owner.memberId)
      if (isIdle(member, now) && old === 'unknown') return null
      if (isIdle(member, now) && old === 'not_theirs') {
        const memberId = await newMember(tx, null, now)
        await movePhone(tx, phone, member.id, memberId, null, now)
        return { memberId, isNew: false }
      }
      await identities.updateVerifiedAt(tx, phone.subjectHash, member.id, now)
      await store.showNewestPhone(tx, member.id)
      await store.touchMember(tx, member.id, now)
      return { memberId: member.id, isNew: false }
    },

    /**
     * What a number that a member has verified brings: it is theirs from now on, or it joins them with the account it
     * belongs to. `vouchedBy` is what they are signed in with. Null as in `byPhone`.
     */
    async bind(
      tx: Tx,
      { memberId, vouchedBy }: { memberId: string; vouchedBy: string },
      phone: Proven,
      old: OldAccount,
      now: Date,
    ): Promise<{ memberId: string; outcome: BindOutcome; isNew: boolean } | null> {
      const ownerId = (await identities.findOwner(tx, phone.subjectHash))?.memberId ?? null
      const locked = await store.lockMembers(tx, ownerId ? [memberId, ownerId] : [memberId])
      const me = locked.find(({ id }) => id === memberId)
      const owner = locked.find(({ id }) => id === ownerId)
      if (!me || !isHere(me)) throw new Refusal('unauthenticated')
      if (ownerId) {
        const still = await identities.findOwner(tx, phone.subjectHash)
        if (!owner || !isHere(owner) || still?.memberId !== ownerId) throw new Overtaken()
      }

      if (!owner) {
        await attach(tx, phone, memberId, vouchedBy, now)
        await showAlone(tx, phone, memberId)
        const isNew = await identities.insertKnownPhone(tx, phone.subjectHash, now)
        return { memberId, outcome: 'attached', isNew }
      }
      if (owner.id !== memberId && isIdle(owner, now)) {
        if (old === 'unknown') return null
        if (old === 'not_theirs') {
          await movePhone(tx, phone, owner.id, memberId, vouchedBy, now)
          await showAlone(tx, phone, memberId)
          return { memberId, outcome: 'moved', isNew: false }
        }
      }
      await identities.updateVerifiedAt(tx, phone.subjectHash, owner.id, now)
      if (owner.id === memberId) {
        await store.showNewestPhone(tx, memberId)
        return { memberId, outcome: 'unchanged', isNew: false }
      }
      await merging.merge(tx, me, owner, phone.subjectHash)
      const survivorId = (await store.findMember(tx, memberId)) ? memberId : owner.id
      await store.touchMember(tx, survivorId, now)
      return { memberId: survivorId, outcome: 'merged', isNew: false }
    },
  }

  /** Whoever it belonged to a moment ago may just have become somebody else. */
  async function lockOrAgain(tx: Tx, memberId: string): Promise<MemberRow> {
    const member = await store.lockMember(tx, memberId)
    if (!member) throw new Overtaken()
    return member
  }
}

type Parts = { db: Db; now: () => Date; sealer: Sealer; merging: Merging }

const bySubject = (a: Proven, b: Proven) => (a.subjectHash < b.subjectHash ? -1 : 1)
