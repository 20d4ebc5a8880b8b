import type { Db, Sql, Tx } from '@/bff/db/sql'
import { newId } from '@/bff/lib/id'
import { squared } from '@/bff/lib/picture'
import { Refusal } from '@/bff/lib/refusal'
import type { Sealer } from '@/bff/lib/sealed'
import type { MemberRef } from '@/bff/lib/serve'
import { letGo, type Files } from '../files/service'
import { readNickname } from './nickname'
import * as store from './profile-store'
import type { ProfilePart } from './profile-store'
import { findMember } from './store'

type Parts = {
  db: Db
  now: () => Date
  sealer: Sealer
  files: Files
  lock: (tx: Tx, member: MemberRef) => Promise<void>
}

/** How a member likes to be shown. */
export type Profile = { nickname: string | null; avatar: { id: string; objectKey: string } | null }

/** Shown as large as a thumb is, on screens with three pixels for one. */
const AVATAR_PX = 256

export function makeProfiles({ db, now, sealer, files, lock }: Parts) {
  async function replace(member: MemberRef, kind: ProfilePart['kind'], part: ProfilePart | null) {
    await db.transaction(async (tx) => {
      await lock(tx, member)
      const before = await store.deletePart(tx, member.id, kind)
      if (before) await letGo(tx, [before.objectKey], now())
      if (part) await store.insertPart(tx, member.id, part, now())
      if (part?.objectKey) await files.keep(tx, part.objectKey)
    })
  }

  return {
    async of(sql: Sql, memberId: string): Promise<Profile> {
      const parts = await store.listParts(sql, [memberId])
      const nickname = parts.find((part) => part.kind === 'nickname')
      const avatar = parts.find((part) => part.kind === 'avatar')
      return { nickname: nickname ? sealer.open(nickname.textSealed) : null, avatar: avatar ?? null }
    },

    /** Null for somebody who wants none any more. */
    async name(member: MemberRef, typed: string | null): Promise<void> {
      const nickname = typed === null ? null : readNickname(typed)
      if (typed !== null && nickname === null) throw new Refusal('nickname_unfit')
      const textSealed = nickname && sealer.seal(nickname)
      const part = textSealed ? { kind: 'nickname' as const, id: newId(), textSealed, objectKey: null } : null
      await replace(member, 'nickname', part)
    },

    async picture(member: MemberRef, file: Buffer): Promise<void> {
      // Before there is a file that nobody would keep.
      if (!(await findMember(db, member.id))) throw new Refusal('unauthenticated')
      const content = await squared(file, AVATAR_PX)
      await files.lend(content, async (objectKey) => {
        if (!objectKey) throw new Refusal('busy')
        await replace(member, 'avatar', { kind: 'avatar', id: newId(), textSealed: null, objectKey })
      })
    },
  }
}
