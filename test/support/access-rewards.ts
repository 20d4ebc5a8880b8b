import { randomUUID } from 'node:crypto'
import type { rewardOperatorEndpoints, RuleTerms } from '@/contract/reward-rule'
import type { rewardEndpoints, SignInMonth } from '@/contract/rewards'
import type { Db } from '@/bff/db/sql'
import type { Call } from './setup'

type Name = keyof typeof rewardEndpoints | keyof typeof rewardOperatorEndpoints
type Who = { id: string; token?: string }
type House = { call: Call; db: Db }
type Ask = { params?: Record<string, string>; query?: Record<string, string>; payload?: object }

export type RewardsWorld = Awaited<ReturnType<typeof someRewards>>

export const terms: RuleTerms = {
  ...{ title: '每日签到', eventType: 'sign_in.done', points: 5, growth: 2, validMonths: 12 },
  ...{ conditions: {}, caps: {}, pending: null },
}

export const task = {
  ...{ title: '认证一辆车', detail: '', eventType: 'car.verified', target: 1, window: 'once' },
  ...{ from: null, until: null, points: 10, growth: 1, validMonths: 12, isOpen: true, place: 1 },
}

/** A draft, a task that everybody has done, somebody who is looked at, and a page to sign in from for each. */
export async function someRewards<Role extends string>(
  { call, db }: House,
  people: Record<Role, Who>,
  owner: Who,
  operator: Who,
) {
  const ruleId = randomUUID()
  await call('POST /operator/point-rules', { member: operator, payload: { terms, requestId: ruleId } })
  await call('PUT /operator/tasks/first-car', { member: operator, payload: task })
  const nonces = {} as Record<Role, { nonce: string; makeUpNonce: string }>
  for (const [role, member] of Object.entries<Who>(people)) {
    await db.run`
      insert into happening (member_id, id, type, subject, at, body)
      values (${member.id}, ${randomUUID()}, ${'car.verified'}, ${'a car'}, ${new Date(0)}, ${'{}'})`
    // Long enough ago to have missed a day.
    await db.run`update member set joined_at = ${new Date(0)} where id = ${member.id}`
    const month = await call('GET /rewards/sign-in', { member })
    nonces[role as Role] = month.json<SignInMonth>()
  }
  const reviewId = randomUUID()
  await db.run`
    insert into reward_review (member_id, id, kind, local_day, happening_id, score, reasons, points, state, opened_at)
    values (${owner.id}, ${reviewId}, ${'sign_in'}, ${'2026-03-01'}, ${randomUUID()}, ${60}, ${'[]'}, ${5}, ${'open'},
      ${new Date(0)})`
  return { ruleId, reviewId, nonces }
}

/** Who has no page of their own shows somebody else's. */
const nonceOf = ({ nonces }: RewardsWorld, role: string) =>
  (nonces as Partial<RewardsWorld['nonces']>)[role] ?? nonces['owner']!

const version = ({ ruleId }: RewardsWorld) => ({ params: { ruleId, version: '1' } })

/** What a caller who may would be served for. */
export const rewardAsks: Record<Name, (world: RewardsWorld, role: string) => Ask> = {
  'GET /rewards/tasks': () => ({}),
  'POST /rewards/tasks/:taskId/claims': () => ({
    params: { taskId: 'first-car' },
    payload: { requestId: randomUUID() },
  }),
  'GET /rewards/tier': () => ({}),
  'GET /rewards/sign-in': () => ({ query: { month: '2026-02' } }),
  'POST /rewards/sign-ins': (world, role) => ({
    payload: { nonce: nonceOf(world, role).nonce, requestId: randomUUID() },
  }),
  'POST /rewards/sign-ins/make-up': (world, role) => ({
    payload: { on: '2026-03-08', nonce: nonceOf(world, role).makeUpNonce, requestId: randomUUID() },
  }),
  'GET /operator/point-rules': () => ({}),
  'POST /operator/point-rules': () => ({ payload: { terms, requestId: randomUUID() } }),
  'PUT /operator/point-rules/:ruleId/draft': ({ ruleId }) => ({
    params: { ruleId },
    payload: { terms: { ...terms, points: 6 } },
  }),
  'GET /operator/point-rules/:ruleId/versions/:version/preview': version,
  'POST /operator/point-rules/:ruleId/versions/:version/publish': (world) => ({
    ...version(world),
    payload: {},
  }),
  'POST /operator/point-rules/:ruleId/retire': ({ ruleId }) => ({ params: { ruleId } }),
  'GET /operator/tasks': () => ({}),
  'PUT /operator/tasks/:taskId': () => ({ params: { taskId: 'another' }, payload: task }),
  'GET /operator/reward-reviews': () => ({}),
  'POST /operator/reward-reviews/:reviewId/decision': ({ reviewId }) => ({
    params: { reviewId },
    payload: { approve: true },
  }),
}

/** Who is served. */
export const rewardPolicies = {
  'GET /rewards/tasks': 'for members',
  'POST /rewards/tasks/:taskId/claims': 'for members',
  'GET /rewards/tier': 'for members',
  'GET /rewards/sign-in': 'for members',
  'POST /rewards/sign-ins': 'for members',
  'POST /rewards/sign-ins/make-up': 'for members',
  'GET /operator/point-rules': 'for operators',
  'POST /operator/point-rules': 'for operators',
  'PUT /operator/point-rules/:ruleId/draft': 'for operators',
  'GET /operator/point-rules/:ruleId/versions/:version/preview': 'for operators',
  'POST /operator/point-rules/:ruleId/versions/:version/publish': 'for operators',
  'POST /operator/point-rules/:ruleId/retire': 'for operators',
  'GET /operator/tasks': 'for operators',
  'PUT /operator/tasks/:taskId': 'for operators',
  'GET /operator/reward-reviews': 'for operators',
  'POST /operator/reward-reviews/:reviewId/decision': 'for operators',
} as const satisfies Record<Name, string>
