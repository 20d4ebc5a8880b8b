import type { PhoneExchange } from '@/bff/platform/phone'
import { personOf, waysIn, type Person } from '../../../support/people'
import { setup } from '../../../support/setup'

export const phone = '13800138000'
const believes: PhoneExchange = async (shown) => ({ outcome: 'ok', phone: `+86${shown}` })

/** Members whose numbers the platforms vouch for, and an operator. */
export async function house(parts: Parameters<typeof setup>[0] = {}) {
  const bff = await setup({ phones: { wechat: believes, alipay: believes }, ...parts })
  const operator = await bff.aMember()
  await bff.anOperatorRole(operator)
  const shows = async (member: Person, number = phone) => {
    const proof = { by: 'wechat', code: number }
    return bff.call('POST /me/phone', { member, payload: { proof } })
  }
  const prove = (member: Person, ticket: string | undefined, proof: object) =>
    bff.call('POST /me/phone', { member, payload: { proof: { by: 'ticket', ticket, proof } } })
  const pass = (seconds: number) => (bff.clock.now = new Date(bff.clock.now.getTime() + seconds * 1000))
  const refreshed = async ({ refreshToken }: Person) =>
    personOf(await bff.call('POST /auth/refresh', { payload: { refreshToken } }))
  const phoneOf = async (member: Person) =>
    (await bff.call('GET /me', { member: await refreshed(member) })).json<{ phone: string | null }>().phone
  const undo = (id: string) => bff.call(`POST /operator/merges/${id}/undo`, { member: operator })
  const merges = async (memberId: string) =>
    (await bff.call(`GET /operator/members/${memberId}/merges`, { member: operator })).json<{
      merges: { id: string; rows: number; undoneAt: string | null }[]
    }>().merges
  return {
    ...bff,
    ...waysIn(bff.call, bff.codes),
    operator,
    shows,
    prove,
    pass,
    refreshed,
    phoneOf,
    undo,
    merges,
  }
}
