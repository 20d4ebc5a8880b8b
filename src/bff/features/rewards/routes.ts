import { rewardOperatorEndpoints } from '@/contract/reward-rule'
import { rewardEndpoints } from '@/contract/rewards'
import { serve } from '@/bff/lib/serve'
import { presentClaim, presentReview, presentSignIn, presentStanding, presentTask } from './present'
import type { Rewards } from './service'

export const rewardRoutes = ({ tasks, tiers, signIns }: Rewards) =>
  serve(rewardEndpoints, {
    'GET /rewards/tasks': async ({ member }) => [200, { tasks: (await tasks.list(member)).map(presentTask) }],

    'POST /rewards/tasks/:taskId/claims': async ({ member, params, body }) => [
      201,
      presentClaim(await tasks.claim(member, { ...params, ...body })),
    ],

    'GET /rewards/tier': async ({ member }) => [200, presentStanding(await tiers.view(member.id))],

    'GET /rewards/sign-in': async ({ member, query }) => [200, await signIns.month(member, query.month)],

    'POST /rewards/sign-ins': async ({ member, from, body }) => [
      201,
      presentSignIn(await signIns.signIn(member, from, body)),
    ],

    'POST /rewards/sign-ins/make-up': async ({ member, from, body }) => [
      201,
      presentSignIn(await signIns.makeUp(member, from, body)),
    ],
  })

export const rewardOperatorRoutes = ({ rules, tasks, reviews }: Rewards) =>
  serve(rewardOperatorEndpoints, {
    'GET /operator/point-rules': async () => [200, { rules: await rules.list() }],

    'POST /operator/point-rules': async ({ body }) => [201, await rules.draft(body)],

    'PUT /operator/point-rules/:ruleId/draft': async ({ params, body }) => [
      200,
      await rules.redraft(params.ruleId, body.terms),
    ],

    'GET /operator/point-rules/:ruleId/versions/:version/preview': async ({ params, query }) => {
      const span = { from: instantOf(query.from), to: instantOf(query.to) }
      return [200, await rules.preview(params.ruleId, params.version, span)]
    },

    'POST /operator/point-rules/:ruleId/versions/:version/publish': async ({ staff, params, body }) => [
      200,
      await rules.publish(staff, params.ruleId, params.version, instantOf(body.effectiveFrom)),
    ],

    'POST /operator/point-rules/:ruleId/retire': async ({ params }) => [
      200,
      await rules.retire(params.ruleId),
    ],

    'GET /operator/tasks': async () => [200, { tasks: await tasks.listAll() }],

    'PUT /operator/tasks/:taskId': async ({ params, body }) => [200, await tasks.put(params.taskId, body)],

    'GET /operator/reward-reviews': async ({ query }) => {
      const { reviews: open, next } = await reviews.queue(query.cursor)
      return [200, { reviews: open.map(presentReview), next }]
    },

    'POST /operator/reward-reviews/:reviewId/decision': async ({ staff, params, body }) => [
      200,
      presentReview(await reviews.decide(staff, params.reviewId, body.approve)),
    ],
  })

const instantOf = (text: string | undefined) => (text === undefined ? null : new Date(text))
