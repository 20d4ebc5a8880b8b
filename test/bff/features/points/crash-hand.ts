import { randomUUID } from 'node:crypto'
import type { Order } from '@/contract/order'
import type { SignIn, SignInMonth } from '@/contract/rewards'
import type { Answer } from './killable'

type Who = { id: string; token: string }
export type Ask = (name: string, member: Who, payload?: object) => Promise<Answer | null>

/** What hands meet: who there is, what can be bought, and what is paid for it. */
export type World = {
  members: readonly Who[]
  /** Who has not signed in today; each is taken by one hand. */
  newcomers: Who[]
  operator: Who
  clerk: Who
  dealerId: string
  variantId: string
  price: number
  signInRule: string
  redeemRule: string
  rewardPoints: number
}

/** A line that has to be in the journal: whose, what for, and how many points. */
export type Fact = { memberId: string; cause: string; points: number }

/** One request, and what has to be in the journal once it is answered. `againAt`: when it was first known that nobody would hear its answer. */
type Wish = {
  name: string
  member: Who
  payload?: object
  heard: (body: never) => Fact[]
  againAt?: Date
}

const refusals = ['insufficient_points', 'nonce_expired']

const oneOf = <T>(all: readonly T[]): T => all[Math.floor(Math.random() * all.length)] as T

/** Somebody who asks for one thing after the other, and again for what was never answered. */
export class Hand {
  private open: Wish | null = null
  private readonly bought: { member: Who; order: Order }[] = []
  private page: { member: Who; nonce: string } | null = null
  readonly facts: (Fact & { againAt?: Date })[] = []

  constructor(private readonly world: World) {}

  /** Until nobody answers any more; `tell` hears of each answer. */
  async work(ask: Ask, tell: () => void) {
    while (await this.step(ask)) tell()
  }

  /** What is still open is asked once more, so that all is known in the end. */
  async finish(ask: Ask) {
    while (this.open) await this.step(ask)
  }

  private async step(ask: Ask): Promise<boolean> {
    const wish = (this.open ??= this.next())
    const answer = await ask(wish.name, wish.member, wish.payload)
    if (!answer) {
      wish.againAt ??= new Date()
      return false
    }
    this.open = null
    if (answer.status >= 400) {
      const { code } = answer.body as { code: string }
      if (!refusals.includes(code)) throw new Error(`${wish.name} was answered ${answer.status} ${code}`)
      return true
    }
    const again = wish.againAt && { againAt: wish.againAt }
    for (const fact of wish.heard(answer.body as never)) this.facts.push({ ...fact, ...again })
    return true
  }

  private next(): Wish {
    if (this.page) return this.signIn(this.page)
    const chance = Math.random()
    const newcomer = chance < 0.1 ? this.world.newcomers.pop() : undefined
    if (newcomer) return this.openPage(newcomer)
    const bought = chance < 0.4 ? this.bought.pop() : undefined
    if (bought) return chance < 0.25 ? this.giveBack(bought) : this.redeem(bought)
    return chance < 0.7 ? this.earn(oneOf(this.world.members)) : this.buy(oneOf(this.world.members))
  }

  private openPage(member: Who): Wish {
    const heard = ({ nonce }: SignInMonth) => {
      this.page = { member, nonce }
      return []
    }
    return { name: 'GET /rewards/sign-in', member, heard }
  }

  /** Points that come with the sign-in itself. */
  private signIn({ member, nonce }: { member: Who; nonce: string }): Wish {
    this.page = null
    const { signInRule, rewardPoints: points } = this.world
    const payload = { nonce, requestId: randomUUID() }
    const heard = ({ on }: SignIn) => [{ memberId: member.id, cause: `${signInRule}:${on}`, points }]
    return { name: 'POST /rewards/sign-ins', member, payload, heard }
  }

  private earn({ id: memberId }: Who): Wish {
    const [requestId, points] = [randomUUID(), 1 + Math.floor(Math.random() * 20)]
    const heard = () => [{ memberId, cause: `adjustment:${requestId}`, points }]
    const payload = { memberId, deed: 'give', points, reason: '补发', requestId }
    return { name: 'POST /operator/points/adjustments', member: this.world.operator, payload, heard }
  }

  private buy(member: Who): Wish {
    const { variantId, price } = this.world
    const quantity = 1 + Math.floor(Math.random() * 3)
    const total = { points: price * quantity, fen: 0 }
    const delivery = { kind: 'voucher' }
    const heard = (order: Order) => {
      this.bought.push({ member, order })
      return [{ memberId: member.id, cause: `order:${order.id}`, points: order.points }]
    }
    const payload = { variantId, quantity, total, delivery, requestId: randomUUID() }
    return { name: 'POST /mall/orders', member, payload, heard }
  }

  private giveBack({ member, order: { id, points } }: { member: Who; order: Order }): Wish {
    const heard = () => [{ memberId: member.id, cause: `refund:order:${id}`, points }]
    return { name: `POST /mall/orders/${id}/refund`, member, payload: { reason: 'changed_mind' }, heard }
  }

  /** Points that come later, by what the outbox tells. */
  private redeem({ member, order }: { member: Who; order: Order }): Wish {
    const { clerk, dealerId, redeemRule, rewardPoints: points } = this.world
    const payload = { code: order.redemption?.code, requestId: randomUUID() }
    const heard = () => [{ memberId: member.id, cause: `${redeemRule}:${order.id}`, points }]
    return { name: `POST /dealers/${dealerId}/redemptions`, member: clerk, payload, heard }
  }
}
