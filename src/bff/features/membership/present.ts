import type * as contract from '@/contract/membership'
import { maskPhone } from '@/bff/lib/sealed'
import type { SignedLinks } from '@/bff/lib/signed-link'
import type { MemberView, Membership } from './service'

type Access = { token: string; expiresAt: Date; member: MemberView }

/** A phone fetches a picture that it does not have yet as soon as it hears of it. */
const LINK_VALID_MS = 30 * 60_000

/** Who somebody is, as they see it themselves: the number masked, the picture by a link for minutes. */
export function makePresenters(links: SignedLinks) {
  const member = ({ id, phone, joinedAt, nickname, avatar }: MemberView): contract.Member => {
    const shown = avatar && links.write(avatar.objectKey, LINK_VALID_MS)
    return {
      ...{ id, phone: phone && maskPhone(phone), joinedAt: joinedAt.toISOString(), nickname },
      avatar: avatar &&
        shown && { id: avatar.id, link: shown.link, linkUntil: shown.linkUntil.toISOString() },
    }
  }

  const access = ({ token, expiresAt, member: view }: Access) => ({
    token,
    expiresAt: expiresAt.toISOString(),
    member: member(view),
  })

  return {
    member,
    access,
    session: ({ refreshToken, ...given }: Access & { refreshToken: string }): contract.Session => ({
      ...access(given),
      refreshToken,
    }),
  }
}

type Device = Awaited<ReturnType<Membership['sessions']['devices']>>[number]

export const presentDevice = (
  { id, platform, label, createdAt, lastUsedAt }: Device,
  currentId: string,
): contract.SignedInDevice => ({
  ...{ id, platform, label },
  signedInAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt.toISOString(),
  current: id === currentId,
})

type Merge = Awaited<ReturnType<Membership['merging']['list']>>[number]

export const presentMerge = ({
  id,
  survivorId,
  absorbedId,
  mergedAt,
  undoneAt,
  rows,
}: Merge): contract.Merge => ({
  ...{ id, survivorId, absorbedId, rows },
  mergedAt: mergedAt.toISOString(),
  undoneAt: undoneAt && undoneAt.toISOString(),
})
