import type { Job } from '@/bff/jobs/jobs'
import { memoryStore } from '@/bff/platform/object-store'
import { developmentLicences } from '@/bff/platform/licence-reading'
import { garage } from '../../../support/garage'
import { setup } from '../../../support/setup'

/** The product with three members and an operator, and a look at what the object store holds. */
export async function house() {
  const held = new Map<string, Buffer>()
  const objects = memoryStore(held)
  let jobs: readonly Job[] = []
  const bff = await setup({ objects, licences: developmentLicences, schedule: (all) => void (jobs = all) })
  /** What is done now and then without a request. */
  const job = async (name: string) => jobs.find((one) => one.name === name)!.work()
  const [anna, bo, mallory, operator] = [
    await bff.aMember(),
    await bff.aMember(),
    await bff.aMember(),
    await bff.aMember(),
  ]
  await bff.anOperatorRole(operator)
  return { ...bff, ...garage(bff.call), held, objects, job, anna, bo, mallory, operator }
}

type Answer = { statusCode: number; json(): { code?: string } }

/** How an answer went, in short: its code where it is a refusal. */
export const went = (answer: Answer) => answer.json().code ?? answer.statusCode
