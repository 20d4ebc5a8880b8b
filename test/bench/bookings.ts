import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { makeTokens } from '@/bff/lib/tokens'
import { now } from './clock'
import type { Errand } from './load'
import { tokenSecret } from './parts'

export type Planned = { n: number; memberId: string; dealerId: string; modelId: string; startsAt: Date }

/** Hands out the bookings of the plan, each once, whoever makes them. */
export class Plan {
  private constructor(
    private readonly planned: readonly Planned[],
    private taken = 0,
  ) {}

  static async read(pool: pg.Pool): Promise<Plan> {
    const { rows } = await pool.query<Planned>(
      `select n, member_id as "memberId", dealer_id as "dealerId", model_id as "modelId", starts_at as "startsAt"
       from bench_booking order by n`,
    )
    return new Plan(rows)
  }

  take(): Planned {
    const planned = this.planned[this.taken++]
    if (!planned) throw new Error('all bookings of the plan are made; plan more days')
    return planned
  }

  /** The number from which on nobody has taken any. */
  get nextN(): number {
    return this.taken + 1
  }

  /** Counts those up to `n` as taken. */
  skipTo(n: number): void {
    this.taken = Math.max(this.taken, n)
  }
}

const { issue } = makeTokens(tokenSecret, now)

/** Who is asking, for a server that reads tokens and for one that believes what it is told. */
export const headersOf = (memberId: string) => ({
  authorization: `Bearer ${issue(memberId).token}`,
  'x-member': memberId,
})

export const contact = { contactName: '陈屿', contactPhone: '13800138000', note: '' }

/** A member holds a time and books it. */
export function bookingErrand({ memberId, dealerId, modelId, startsAt }: Planned): Errand {
  const headers = headersOf(memberId)
  return async (ask) => {
    const wanted = { dealerId, modelId, startsAt: startsAt.toISOString(), requestId: randomUUID() }
    const held = await ask({ method: 'POST', path: '/api/test-drive/holds', headers, body: wanted })
    const { id } = JSON.parse(held) as { id: string }
    const body = { holdId: id, ...contact, requestId: randomUUID() }
    await ask({ method: 'POST', path: '/api/test-drive/bookings', headers, body })
  }
}
