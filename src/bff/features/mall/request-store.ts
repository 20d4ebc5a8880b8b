import type { Sql, Tx } from '@/bff/db/sql'

export const findRequest = (sql: Sql, memberId: string, requestId: string) =>
  sql.maybeOne<{ contentHash: string; result: string }>`
    select content_hash as "contentHash", result from mall_request
    where member_id = ${memberId} and request_id = ${requestId}`

/** Whether it was the first with its id. */
export async function claimRequest(tx: Tx, request: Request, now: Date): Promise<boolean> {
  const written = await tx.run`
    insert into mall_request (member_id, request_id, content_hash, result, created_at)
    values (${request.memberId}, ${request.requestId}, ${request.contentHash}, ${request.result}, ${now})
    on conflict do nothing`
  return written === 1
}

type Request = { memberId: string; requestId: string; contentHash: string; result: string }

export const insertRequest = (tx: Tx, request: Request, now: Date) =>
  tx.run`
    insert into mall_request (member_id, request_id, content_hash, result, created_at)
    values (${request.memberId}, ${request.requestId}, ${request.contentHash}, ${request.result}, ${now})`
