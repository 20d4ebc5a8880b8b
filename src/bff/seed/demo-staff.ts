import type { Db } from '@/bff/db/sql'
import type { Sealer } from '@/bff/lib/sealed'
import { shops } from './dealers'
import { idOf } from './name-id'
import * as store from './staff-store'

type DemoStaff = { phone: string; role: 'consultant' | 'manager' | 'operator'; shop: string | null }

const [here, there] = shops.map(({ shop }) => shop)

/**
 * Whom a developer can sign in as, with the code that appears where `npm start` runs. Numbers that begin with 154 were
 * never given to anybody.
 */
export const demoStaff: readonly DemoStaff[] = [
  { phone: '15400000001', role: 'consultant', shop: here ?? null },
  { phone: '15400000002', role: 'manager', shop: here ?? null },
  { phone: '15400000003', role: 'consultant', shop: there ?? null },
  { phone: '15400000009', role: 'operator', shop: null },
]

const staffId = (phone: string) => idOf(`staff/${phone}`)

/** Who has stocked the demo's shelves. */
export const demoOperatorId = staffId('15400000009')

/** Members with a number and a role, where their dealer is; those that are there already stay as they are. */
export async function seedStaff(db: Db, { sealer, now }: { sealer: Sealer; now: Date }): Promise<number> {
  return db.transaction(async (tx) => {
    let count = 0
    for (const { phone, role, shop } of demoStaff) {
      const dealerId = shop && idOf(shop)
      if (dealerId && !(await store.hasDealer(tx, dealerId))) continue
      const phoneHash = sealer.hash('phone', phone)
      const wanted = { id: staffId(phone), phoneHash, phoneSealed: sealer.seal(phone), now }
      const memberId = await store.ensureMember(tx, wanted)
      if (role === 'operator') await store.ensureOperator(tx, memberId, now)
      else if (dealerId) {
        const consultantId = role === 'consultant' ? idOf(`${shop}/consultant/0`) : null
        await store.ensureRole(tx, { dealerId, memberId, role, consultantId, now })
      }
      count++
    }
    return count
  })
}
