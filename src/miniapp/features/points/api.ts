import { call } from '@/miniapp/platform/http'

/** What goes with a sign-in, and goes with it again until there is an answer. */
export type Ticket = { nonce: string; requestId: string }

export const getBalance = () => call('GET /points')

export const listTransfers = (direction?: 'in' | 'out' | 'pending', cursor?: string) =>
  call('GET /points/transfers', { query: { direction, cursor } })

export const getStory = (transferId: string) =>
  call('GET /points/transfers/:transferId', { params: { transferId } })

export const listFamily = () => call('GET /points/family')

export const give = (gift: { toMemberId: string; points: number }, requestId: string) =>
  call('POST /points/gifts', { body: { ...gift, requestId } })

export const takeBack = (giftId: string) => call('POST /points/gifts/:giftId/return', { params: { giftId } })

export const getSignIn = () => call('GET /rewards/sign-in', { query: {} })

export const signIn = (ticket: Ticket) => call('POST /rewards/sign-ins', { body: ticket })

export const makeUp = (day: Ticket & { on: string }) => call('POST /rewards/sign-ins/make-up', { body: day })

export const listTasks = () => call('GET /rewards/tasks')

export const claimTask = (taskId: string, requestId: string) =>
  call('POST /rewards/tasks/:taskId/claims', { params: { taskId }, body: { requestId } })

export const getTier = () => call('GET /rewards/tier')
