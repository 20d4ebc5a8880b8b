import type * as contract from '@/contract/membership'
import { membershipEndpoints } from '@/contract/membership'
import { maskPhone } from '@/bff/lib/sealed'
import { serve } from '@/bff/lib/serve'
import type { Tokens } from '@/bff/lib/tokens'
import type { Membership, MemberView } from './service'

export const membershipRoutes = (membership: Membership, tokens: Tokens) =>
  serve(membershipEndpoints, {
    'POST /auth/phone/codes': async ({ body }) => [202, await membership.sendCode(body.phone)],

    'POST /auth/phone': async ({ body }) => [
      200,
      presentSession(tokens, await membership.signInByPhone(body.phone, body.code)),
    ],

    'POST /auth/:platform': async ({ params, body }) => [
      200,
      presentSession(tokens, await membership.signInByPlatform(params.platform, body.code)),
    ],

    'GET /me': async ({ member }) => [200, presentMember(await membership.me(member))],
  })

function presentSession(tokens: Tokens, member: MemberView): contract.Session {
  const { token, expiresAt } = tokens.issue(member.id)
  return { token, expiresAt: expiresAt.toISOString(), member: presentMember(member) }
}

const presentMember = ({ id, phone, joinedAt }: MemberView): contract.Member => ({
  id,
  phone: phone && maskPhone(phone),
  joinedAt: joinedAt.toISOString(),
})
