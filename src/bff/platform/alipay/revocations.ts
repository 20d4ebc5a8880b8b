import { Type } from '@sinclair/typebox'
import { fromChina } from '../china-time'
import { readJson } from '../json'
import type { Subject } from '../login'
import type { Revocation, RevocationsOn } from '../revocation'
import { busy, misconfigured } from '../trouble'
import type { Gateway } from './gateway'

const METHOD = 'alipay.user.deloauth.detail.query'
const PAGE = 100
/** More in one day than this would be the end of the product. */
const PAGES_MAX = 100

const Name = Type.Optional(Type.String({ maxLength: 128 }))
const Page = Type.Object({
  details: Type.Optional(
    Type.Array(Type.Object({ user_id: Name, open_id: Name, del_auth_time: Type.String() })),
  ),
})

/** Page by page; `offset` counts pages, from 1. A detail that names nobody, or no time, is passed over. */
export const makeRevocations =
  (ask: Gateway, appId: string): RevocationsOn =>
  async (day) => {
    const revocations: Revocation[] = []
    for (let offset = 1; offset <= PAGES_MAX; offset++) {
      const content = { date: day, limit: PAGE, offset }
      const answer = await ask({ method: METHOD, content, repeat: 'always' })
      if (answer.outcome === 'failed')
        return misconfigured(
          `it does not say who left us (${[answer.code, answer.subCode].join(' ').trim()})`,
        )
      if (answer.outcome !== 'ok') return answer
      const page = readJson(Page, answer.text)
      if (!page) return busy('garbage')
      const { details = [] } = page
      for (const detail of details) {
        const at = fromChina(detail.del_auth_time)
        const subject = subjectOf(detail, appId)
        if (at && subject) revocations.push({ subject, at })
      }
      if (details.length < PAGE) break
    }
    return { outcome: 'ok', revocations }
  }

function subjectOf(
  { user_id, open_id }: { user_id?: string; open_id?: string },
  app: string,
): Subject | null {
  if (user_id) return { platform: 'alipay', app, type: 'user_id', value: user_id }
  return open_id ? { platform: 'alipay', app, type: 'open_id', value: open_id } : null
}
