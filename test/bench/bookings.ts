import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { makeTokens } from '@/bff/lib/tokens'
import { now } from './clock'
import type { Errand } from './load'
import { tokenSecret } from './parts'
import { Plan } from './plan'

export type Planned = { n: number; memberId: string; dealerId: string; modelId: string; startsAt: Date }
type Prepared = Planned & { headers: Record<string, string> }

export type Bookings = Plan<Prepared>

export async function planBookings(pool: pg.Pool): Promise<Bookings> {
  const { rows } = await pool.query<Planned>(
    `select n, member_id as "memberId", dealer_id as "dealerId", model_id as "modelId", starts_at as "startsAt"
     from bench_booking order by n`,
  )
  return new Plan(rows.map(withHeaders))
}

const { issue } = makeTokens(tokenSecret, now)

/** Who is asking, for a server that reads tokens and for one that believes what it is told. */
export const headersOf = (memberId: string) => ({
  authorization: `Bearer ${issue(memberId).token}`,
  'x-member': memberId,
})

/** Signed before the clock runs: it is no part of what is measured. */
export const withHeaders = <Row extends { memberId: string }>(row: Row) => ({
  ...row,
  headers: headersOf(row.memberId),
})

export const contact = { contactName: '陈屿', contactPhone: '13800138000', note: '' }

/** A member holds a time and books it. */
export function bookingErrand({ headers, dealerId, modelId, startsAt }: Prepared): Errand {
  return async (ask) => {
    const wanted = { dealerId, modelId, startsAt: startsAt.toISOString(), requestId: randomUUID() }
    const held = await ask({ method: 'POST', path: '/api/test-drive/holds', headers, body: wanted })
    const { id } = JSON.parse(held) as { id: string }
    const body = { holdId: id, ...contact, requestId: randomUUID() }
    await ask({ method: 'POST', path: '/api/test-drive/bookings', headers, body })
  }
}
