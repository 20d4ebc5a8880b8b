import type { PointBalances, PointTransfer } from '@/contract/points'
import type { SignIn, SignInMonth, Task } from '@/contract/rewards'

/** What the BFF would tell the phone of points; a test states only what it is about. */

export const aBalance = (wishes: Partial<PointBalances> = {}): PointBalances => ({
  ...{ available: 120, pending: 0, held: 0, debt: 0, spent: 0, expired: 0 },
  ...{ expiringSoon: null, isFrozen: false },
  ...wishes,
})

export const aMonth = (wishes: Partial<SignInMonth> = {}): SignInMonth => ({
  ...{
    today: '2026-03-10',
    streak: 2,
    isDone: false,
    isFrozen: false,
    reward: 5,
    nextBonus: null,
    makeUpCards: 1,
  },
  ...{ nonce: 'a-nonce-of-today-0001', makeUpNonce: 'a-make-up-nonce-0001' },
  days: [
    { on: '2026-03-08', state: 'missed', canMakeUp: true },
    { on: '2026-03-09', state: 'done', canMakeUp: false },
    { on: '2026-03-10', state: 'open', canMakeUp: false },
  ],
  ...wishes,
})

export const aSignIn = (wishes: Partial<SignIn> = {}): SignIn => ({
  ...{ on: '2026-03-10', streak: 3, points: 5, growth: 1, state: 'done', makeUpCards: 1 },
  ...wishes,
})

export const aTask = (wishes: Partial<Task> = {}): Task => ({
  ...{ id: 'profile', title: '完善资料', detail: '', window: 'once', target: 1, done: 0 },
  ...{ points: 50, growth: 10, state: 'open', endsAt: null, eventType: 'profile.completed' },
  ...wishes,
})

export const aTransfer = (wishes: Partial<PointTransfer> = {}): PointTransfer => ({
  ...{ id: 'transfer', kind: 'earn', title: '每日签到', points: 5, change: 5 },
  ...{ at: '2026-03-10T02:00:00.000Z', peer: null, expectation: null, bookingId: null },
  ...wishes,
})
