import type { Job } from '@/bff/jobs/jobs'
import { mall } from '../../../support/mall'
import { waysIn } from '../../../support/people'
import { setup } from '../../../support/setup'
import { aTill } from '../../../support/till'

/** A mall with two customers, its operator, a dealer's two consultants and another dealer's, and a till. */
export async function house() {
  let jobs: readonly Job[] = []
  const till = aTill()
  const bff = await setup({ payments: till.ports, schedule: (all) => void (jobs = all) })
  const { comesBy } = waysIn(bff.call, bff.codes)
  const shop = mall(bff)
  // Known to a platform, so that they can pay; a token is made for each call, since a test may last for weeks.
  const [{ id: annaId }, { id: boId }] = [await comesBy('wechat', 'anna'), await comesBy('wechat', 'bo')]
  const [anna, bo] = [{ id: annaId }, { id: boId }]
  const [operator, clerk, other, visitor] = [
    ...[await bff.aMember(), await bff.aMember()],
    ...[await bff.aMember(), await bff.aMember()],
  ] as const
  await bff.anOperatorRole(operator)
  const [dealer, elsewhere] = [await bff.aDealer(), await bff.aDealer()]
  await bff.aStaffRole(dealer.id, clerk, 'consultant')
  await bff.aStaffRole(dealer.id, other, 'consultant')
  await bff.aStaffRole(elsewhere.id, visitor, 'consultant')
  await shop.give(anna, 10_000)
  await shop.give(bo, 10_000)
  return {
    ...{ ...bff, ...shop, till, anna, bo, operator, clerk, other, visitor },
    ...{ dealerId: dealer.id, elsewhereId: elsewhere.id },
    aShelf: (wish: Parameters<typeof shop.aProduct>[1] = {}) => shop.aProduct(operator, wish),
    /** What is done now and then without a request. */
    job: async (name: string) => jobs.find((one) => one.name === name)!.work(),
    pass: (minutes: number) => void (bff.clock.now = new Date(bff.clock.now.getTime() + minutes * 60_000)),
  }
}

type Answer = { statusCode: number; json(): { code?: string } }

/** How an answer went, in short: its code where it is a refusal. */
export const went = (answer: Answer) => answer.json().code ?? answer.statusCode

export const many = <T>(count: number, one: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => one(n)))

export const counted = (answers: readonly Answer[]) => {
  const counts: Record<string, number> = {}
  for (const answer of answers) counts[went(answer)] = (counts[went(answer)] ?? 0) + 1
  return counts
}
