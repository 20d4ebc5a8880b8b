import Taro from '@tarojs/taro'
import * as garageApi from '@/miniapp/features/garage/api'
import * as pointsApi from '@/miniapp/features/points/api'
import { newId } from '@/miniapp/lib/id'
import { settle } from '@/miniapp/lib/settled'
import { login as weappLogin } from '@/miniapp/platform/login.weapp'
import { signOut, useSession } from '@/miniapp/platform/session'
import { seedRewards } from '@/bff/seed/rewards'
import { everyCall } from '../../../support/every-call'
import { aVin } from '../../../support/garage'
import { setup } from '../../../support/setup'
import { connect } from '../../../support/wire'

const { api, uncalled } = everyCall(pointsApi)

beforeEach(() => signOut())

async function connected() {
  const bff = await setup()
  await seedRewards(bff.db, { now: bff.clock.now })
  connect(bff.app)
  const operator = await bff.aMember()
  await bff.anOperatorRole(operator)
  const adjust = (deed: 'give' | 'take', points: number) =>
    bff.call('POST /operator/points/adjustments', {
      member: operator,
      payload: { memberId: myId(), deed, points, reason: '测试', requestId: newId() },
    })
  return { ...bff, adjust }
}

const signIn = (name: string) => {
  signOut()
  Object.assign(Taro, { login: async () => ({ code: `dev:${name}` }) })
  return weappLogin()
}

const myId = () => useSession.getState().member?.id ?? ''

/** Anna and Ben drive the same car, and Anna is signed in. */
async function aFamily() {
  await signIn('anna')
  const annas = { vin: aVin(), plate: null, modelId: 'lan', powertrain: 'erev' as const }
  const car = await garageApi.addCar({ ...annas, registeredOn: null, nickname: null }, newId())
  const { code } = await garageApi.inviteDriver(car.id, newId())
  await signIn('ben')
  await garageApi.acceptInvite(code, newId())
  const ben = myId()
  await signIn('anna')
  return { ben }
}

test('a sign-in brings points once a day, and the journal says where they came from', async () => {
  const { clock } = await connected()
  await signIn('anna')
  const month = await api.getSignIn()
  expect(month).toMatchObject({ today: '2026-03-10', isDone: false, streak: 0, reward: 5 })
  expect(month.days).toHaveLength(31)

  const ticket = { nonce: month.nonce, requestId: newId() }
  const signed = await api.signIn(ticket)
  expect(signed).toMatchObject({ on: '2026-03-10', streak: 1, points: 5, state: 'done' })
  expect(await api.signIn(ticket)).toEqual(signed)
  const again = await api.getSignIn()
  expect(again).toMatchObject({ isDone: true, streak: 1 })
  const second = { nonce: again.nonce, requestId: newId() }
  expect(await settle(api.signIn(second))).toMatchObject({ code: 'signed_in_today' })

  expect(await api.getBalance()).toMatchObject({ available: 5, isFrozen: false })
  const { transfers } = await api.listTransfers()
  expect(transfers).toMatchObject([{ title: '每日签到', kind: 'earn', change: 5 }])
  expect(await api.getStory(transfers[0]!.id)).toMatchObject({ paidFor: [], left: [{ points: 5 }] })
  expect((await api.listTransfers('out')).transfers).toEqual([])
  expect((await api.getTier()).growth).toBe(2)

  clock.now = new Date(clock.now.getTime() + 6 * 60_000)
  const late = { nonce: again.nonce, requestId: newId() }
  expect(await settle(api.signIn(late))).toMatchObject({ code: 'nonce_expired' })
})

test('a day that was missed is made up for with a card', async () => {
  const { clock } = await connected()
  await signIn('anna')
  clock.now = new Date(clock.now.getTime() + 3 * 24 * 60 * 60_000)
  await signIn('anna')
  const { makeUpNonce, makeUpCards } = await api.getSignIn()
  expect(makeUpCards).toBe(1)
  const day = { on: '2026-03-12', nonce: makeUpNonce, requestId: newId() }
  expect(await api.makeUp(day)).toMatchObject({ on: '2026-03-12', makeUpCards: 0 })
  const another = { on: '2026-03-11', nonce: (await api.getSignIn()).makeUpNonce, requestId: newId() }
  expect(await settle(api.makeUp(another))).toMatchObject({ code: 'make_up_no_card' })
})

test('a task is counted, its reward is taken once, and then it says so', async () => {
  const { clock } = await connected()
  await signIn('anna')
  expect(await settle(api.claimTask('five-days', newId()))).toMatchObject({ code: 'task_not_done' })
  for (let day = 0; day < 5; day++) {
    const { nonce } = await api.getSignIn()
    await api.signIn({ nonce, requestId: newId() })
    if (day < 4) clock.now = new Date(clock.now.getTime() + 24 * 60 * 60_000 + day * 7_000)
    await signIn('anna')
  }
  const task = async () => (await api.listTasks()).tasks.find(({ id }) => id === 'five-days')
  expect(await task()).toMatchObject({ done: 5, state: 'ready', points: 20 })
  expect(await api.claimTask('five-days', newId())).toMatchObject({ points: 20, task: { state: 'claimed' } })
  expect(await task()).toMatchObject({ state: 'claimed' })
  expect(await settle(api.claimTask('five-days', newId()))).toMatchObject({ code: 'task_claimed' })
})

test('points go to family, come back within a day, and never to a stranger', async () => {
  const { adjust } = await connected()
  const { ben } = await aFamily()
  await adjust('give', 100)
  expect((await api.listFamily()).family).toMatchObject([{ id: ben }])
  const given = await api.give({ toMemberId: ben, points: 40 }, newId())
  expect(given).toMatchObject({ points: 40, returned: 0 })
  expect(await api.getBalance()).toMatchObject({ available: 60 })
  // A gift is known by the name of its transfer.
  expect(await api.getStory(given.id)).toMatchObject({
    kind: 'gift_out',
    change: -40,
    paidBy: [{ points: 40 }],
  })
  expect((await api.getStory(given.id)).returnableUntil).toBe(given.returnableUntil)
  expect(await api.takeBack(given.id)).toMatchObject({ returned: 40 })
  expect(await api.getBalance()).toMatchObject({ available: 100 })
  expect(await api.getStory(given.id)).toMatchObject({ state: 'returned', returnableUntil: null })
  const stranger = { toMemberId: newId(), points: 5 }
  expect(await settle(api.give(stranger, newId()))).toMatchObject({ code: 'not_found' })
})

test('what was taken back and had been spent is owed', async () => {
  const { adjust } = await connected()
  await signIn('anna')
  await adjust('give', 10)
  await adjust('take', 25)
  expect(await api.getBalance()).toMatchObject({ available: 0, debt: 15 })
})

test('every function of api.ts has met the BFF here', () => expect(uncalled()).toEqual([]))
