import type * as contract from '@/contract/happenings'
import { happeningOperatorEndpoints } from '@/contract/happenings'
import { serve } from '@/bff/lib/serve'
import type { Happenings, SetAside } from './service'

export const happeningOperatorRoutes = (happenings: Happenings) =>
  serve(happeningOperatorEndpoints, {
    'GET /operator/happenings/set-aside': async ({ query }) => {
      const { rows, next } = await happenings.setAside(query.cursor)
      return [200, { setAside: rows.map(present), next }]
    },

    'POST /operator/happenings/set-aside/resume': async ({ body }) => [
      200,
      { resumed: await happenings.resume(body.happeningId) },
    ],
  })

const present = ({ id, happenedAt, setAsideAt, ...one }: SetAside): contract.SetAside => ({
  happeningId: id,
  ...one,
  happenedAt: happenedAt.toISOString(),
  setAsideAt: setAsideAt.toISOString(),
})
