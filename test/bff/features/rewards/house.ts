import { randomUUID } from 'node:crypto'
import type { RuleTerms, TaskTerms } from '@/contract/reward-rule'
import type { SignInMonth } from '@/contract/rewards'
import type { NewHappening } from '@/bff/lib/happening'
import { makeOutbox } from '@/bff/db/outbox'
import { makeTokens } from '@/bff/lib/tokens'
import { terms as usualTerms, task as usualTask } from '../../../support/access-rewards'
import { setup } from '../../../support/setup'

type Who = { id: string; token?: string }
export const DAY_MS = 24 * 60 * 60_000

/** Members with their rewards, and an operator, on a clock that a test moves. */
export async function house(parts: Parameters<typeof setup>[0] = {}) {
  const bff = await setup(parts)
  const { call, db, clock, deliver } = bff
  const [anna, bo, operator] = [await bff.aMember(), await bff.aMember(), await bff.aMember()]
  await bff.anOperatorRole(operator)
  // One that writes down whom it has to be told, as the app's own does.
  const outbox = makeOutbox({ db, now: () => clock.now, say: () => {}, isPrompt: false })
  const hears = Object.fromEntries(types.map((type) => [type, async () => {}]))
  outbox.subscribe({ name: 'rewards', hears })

  /** A rule in force since before the test began. */
  async function aRule(wish: Partial<RuleTerms> = {}, since = new Date(0)) {
    const [id, terms] = [randomUUID(), { ...usualTerms, ...wish }]
    await db.run`
      insert into point_rule (id, version, terms, created_at, effective_from)
      values (${id}, ${1}, ${JSON.stringify(terms)}, ${since}, ${since})`
    return id
  }

  const aTask = (id: string, wish: Partial<TaskTerms> = {}) =>
    call(`PUT /operator/tasks/${id}`, { member: operator, payload: { ...usualTask, ...wish } })

  /** Something happens, and whoever listens is told. */
  async function happens(...happenings: NewHappening[]) {
    for (const happening of happenings) await db.transaction((tx) => outbox.record(tx, happening))
    return deliver()
  }

  const verified = ({ id }: Who, vehicle: string = randomUUID(), at = clock.now): NewHappening => ({
    ...{ memberId: id, type: 'car.verified', subject: vehicle, at },
    body: { carId: randomUUID(), modelId: 'lan', vehicle },
  })

  const drive = (
    { id }: Who,
    became: 'booked' | 'arrived' | 'no_show' | 'cancelled',
    bookingId: string,
  ): NewHappening => ({
    ...{ memberId: id, type: `test_drive.${became}`, subject: bookingId, at: clock.now },
    body: { bookingId, dealerId: randomUUID(), modelId: 'lan' },
  })

  const points = async ({ id }: Who) =>
    (await db.maybeOne<{ available: number; pending: number }>`
      select available, pending from point_balance where member_id = ${id}`) ?? { available: 0, pending: 0 }

  const outcomes = async ({ id }: Who) =>
    (
      await db.many<{ state: string }>`
        select state from reward_outcome where member_id = ${id} order by at, happening_id, rule_id`
    ).map(({ state }) => state)

  const tokens = makeTokens(Buffer.alloc(32, 7).toString('base64'), () => clock.now)
  const sessions = new Map<string, string>()
  /** A member on the phone they always have, or on another one. */
  function on(member: Who, session = 'usual'): Who {
    const key = `${member.id} ${session}`
    const sessionId = sessions.get(key) ?? randomUUID()
    sessions.set(key, sessionId)
    return { id: member.id, token: tokens.issue(member.id, sessionId).token }
  }

  const page = async (member: Who, month?: string) =>
    (
      await call('GET /rewards/sign-in', { member: on(member), ...(month && { query: { month } }) })
    ).json<SignInMonth>()

  async function signIn(member: Who, { requestId = randomUUID(), device = 'phone-of-anna' } = {}) {
    const { nonce } = await page(member)
    // As long as it takes to find the button.
    later(3_000)
    return call('POST /rewards/sign-ins', { member: on(member), device, payload: { nonce, requestId } })
  }

  async function makeUp(member: Who, day: string, requestId: string = randomUUID()) {
    const { makeUpNonce: nonce } = await page(member)
    return call('POST /rewards/sign-ins/make-up', {
      member: on(member),
      payload: { on: day, nonce, requestId },
    })
  }

  const later = (ms: number) => (clock.now = new Date(clock.now.getTime() + ms))
  return {
    ...bff,
    ...{
      anna,
      bo,
      operator,
      aRule,
      aTask,
      happens,
      verified,
      drive,
      points,
      outcomes,
      on,
      page,
      signIn,
      makeUp,
      later,
    },
  }
}

const types = [
  ...['car.verified', 'profile.completed', 'referral.verified', 'referral.bought', 'post.approved'],
  ...['test_drive.booked', 'test_drive.arrived', 'test_drive.cancelled', 'test_drive.no_show'],
]
