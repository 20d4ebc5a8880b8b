import { randomUUID } from 'node:crypto'
import { makeLedger } from '@/bff/features/points/service'
import { ensureRole } from '@/bff/seed/staff-store'
import { links } from '@/miniapp/lib/links'
import { anOperator, type Bff } from './bff'
import { elsewhere, platformOf } from './elsewhere'
import { until, type Build, type Person } from './person'

export const page = (name: string) => `features/mall/pages/${name}/index`

type Managed = Record<string, unknown> & { variants: { id: string; stock: number }[] }

type Parts = { bff: () => Bff; build: Build; meetMember: (name: string) => Promise<Person> }

/** What goes on around somebody who exchanges points for things. */
export function aroundTheMall({ bff, build, meetMember }: Parts) {
  const idOf = async (name: string) => {
    const { ask } = await elsewhere(bff(), platformOf(build), name)
    return ((await ask('GET /me')).json() as { id: string }).id
  }

  const productOf = (title: string) =>
    bff().db.one<{ id: string }>`select id from mall_product where title = ${title}`

  return {
    idOf,
    productOf,

    give: (memberId: string, points: number) =>
      bff().db.transaction((tx) =>
        makeLedger({ now: () => new Date() }).earn(tx, {
          ...{ memberId, points, cause: `gift:${randomUUID()}` },
          expiresAt: new Date(Date.now() + 200 * 24 * 3_600_000),
          about: { title: '车主礼', source: { kind: 'gift', id: randomUUID() } },
        }),
      ),

    dealerIn: (city: string) =>
      bff().db.one<{ id: string }>`select id from dealer where city_code = ${city} order by id limit 1`,

    /** Somebody who works at the dealer's, on their own phone. */
    async aConsultant(dealerId: string) {
      const name = `zhou-${build}`
      const zhou = await meetMember(name)
      await zhou.read('#my-orders')
      expect(await zhou.count('#redeem')).toBe(0)
      const memberId = await idOf(name)
      await bff().db.transaction((tx) =>
        ensureRole(tx, { dealerId, memberId, role: 'consultant', consultantId: null, now: new Date() }),
      )
      await zhou.open(links.me())
      await zhou.tap('#redeem')
      await zhou.at(page('redeem'))
      return zhou
    },

    /** Typed in a browser, else scanned from what the member's screen shows. */
    async looksUp(zhou: Person, code: string, qr: string) {
      if (build === 'h5') {
        await zhou.fill('#typed-code', code)
        return zhou.tap('#look-up')
      }
      await zhou.aim(qr)
      await zhou.tap('#scan-code')
    },

    /** Others were quicker, while our person looked at the screen. */
    async emptyShelf(productId: string) {
      const operator = await anOperator(bff())
      const { variants } = await operator.read<Managed>(`/operator/mall/products/${productId}`)
      for (const { id, stock } of variants) {
        const change = { pieces: -stock, reason: 'counted', requestId: randomUUID() }
        await operator.send(`/operator/mall/products/${productId}/variants/${id}/stock`, change)
      }
    },
  }
}

/** One that is on its way out would be in the picture. */
export const sheetGone = (person: Person) =>
  until('the sheet gone', async () => (await person.count('.close-sheet')) === 0)
