import Taro from '@tarojs/taro'
import type { PaymentHand } from '@/contract/payments'
import type { Located } from '@/miniapp/platform/location'
import { allowed } from '@/miniapp/platform/privacy-gate'
import { left, plays, seams, type Mood, type Place } from '../../support/seams'

jest.mock('@/miniapp/platform/privacy-gate', () => {
  const allowed = jest.fn()
  const gated =
    (gate: string, act: (...asks: unknown[]) => unknown, refused: unknown) =>
    async (...asks: unknown[]) =>
      (await allowed(gate)) ? act(...asks) : refused
  return { allowed, gated }
})
jest.mock('@/miniapp/platform/login-page', () => ({ openLoginPage: async () => false }))
const gate = jest.mocked(allowed)

const event = {
  id: '0190c1f0-0000-7000-8000-000000000001',
  title: '试驾',
  startsAt: '2026-02-28T06:30:00.000Z',
  endsAt: '2026-02-28T07:15:00.000Z',
  place: '远山上海浦东中心',
  notes: '请带驾驶证',
  remindMinutes: 120,
}
const file = { path: '/api/privacy/archive?ticket=t', fileName: 'mine.zip' }
const hands: Record<Place, PaymentHand> = {
  weapp: {
    by: 'wechat',
    params: { timeStamp: '1', nonceStr: 'n', package: 'prepay_id=1', signType: 'RSA', paySign: 's' },
  },
  alipay: { by: 'alipay', params: { tradeNO: '2026' } },
  h5: { by: 'h5', params: { url: 'https://pay.example/h5?prepay_id=1' } },
}
const moods: Mood[] = ['agrees', 'leaves', 'forbids', 'broken']
const places = Object.keys(seams) as Place[]

beforeEach(() => {
  gate.mockReset().mockResolvedValue(true)
  Object.assign(Taro, { request: () => Promise.reject({ errMsg: 'request:fail ' }) })
})

/** What a native button answers to a tap, or nothing for a platform that stays silent. */
async function tapped<Answer>(
  button: ((answer: (given: Answer) => unknown) => object) | null,
  tap: (button: object) => void,
): Promise<Answer | 'silence'> {
  let given: Answer | 'silence' = 'silence'
  if (button) tap(button((answer) => (given = answer)))
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
  return given
}

describe.each(places)('on %s', (place) => {
  const seam = seams[place]

  test.each(moods)('a person who %s gets an answer from everything, never an exception', async (mood) => {
    const tap = plays[place](mood)
    const located: Located = await seam.locate()
    expect(['found', 'unknown']).toContain(located.status)
    expect(['added', 'saved', 'cancelled', 'refused', 'unavailable']).toContain(
      await seam.addToCalendar(event),
    )
    expect(['read', 'cancelled', 'refused', 'unavailable']).toContain((await seam.scan()).status)
    expect(['done', 'cancelled', 'unknown', 'left']).toContain(await seam.pay(hands[place]))
    const hand = await seam.prepare(file)
    expect(['saved', 'sent', 'copied', 'cancelled', 'failed', undefined]).toContain(await hand?.())
    const phone = await tapped(seam.phoneButton, tap)
    if (phone !== 'silence') expect(['given', 'refused', 'unavailable']).toContain(phone.status)
    const avatar = await tapped(seam.avatarButton, tap)
    if (avatar !== 'silence') expect(['chosen', 'cancelled', 'unavailable']).toContain(avatar.status)
  })

  test('a person who agrees gets what they asked for', async () => {
    const tap = plays[place]('agrees')
    expect(await seam.locate()).toEqual({ status: 'found', latitude: 31.23, longitude: 121.47 })
    expect(await tapped(seam.avatarButton, tap)).toMatchObject({
      status: 'chosen',
      path: expect.any(String),
    })
    if (seam.hasScanner) expect(await seam.scan()).toEqual({ status: 'read', text: 'text' })
    if (seam.hasCalendar) expect(['added', 'saved']).toContain(await seam.addToCalendar(event))
    expect(['saved', 'sent', 'copied']).toContain(await (await seam.prepare(file))?.())
  })

  test('what the platform says of a payment is told apart, and another platform is none of its business', async () => {
    const said = async (mood: Mood) => {
      plays[place](mood)
      return seam.pay(hands[place])
    }
    const isBrowser = place === 'h5'
    expect(await said('agrees')).toBe(isBrowser ? 'left' : 'done')
    expect(await said('leaves')).toBe(isBrowser ? 'left' : 'cancelled')
    expect(await said('broken')).toBe(isBrowser ? 'left' : 'unknown')
    for (const other of places.filter((one) => one !== place))
      expect(await seam.pay(hands[other])).toBe('unknown')
  })

  test('a person who forbids it has given nothing', async () => {
    const tap = plays[place]('forbids')
    expect(await seam.locate()).toEqual({ status: 'unknown', reason: 'refused' })
    expect((await seam.scan()).status).not.toBe('read')
    expect(['silence', { status: 'cancelled' }]).toContainEqual(await tapped(seam.avatarButton, tap))
    const phone = await tapped(seam.phoneButton, tap)
    expect(phone).toEqual(seam.phoneButton ? { status: 'refused' } : 'silence')
  })

  test('a platform that is broken is told from a person who says no', async () => {
    const tap = plays[place]('broken')
    expect(await seam.locate()).toEqual({ status: 'unknown', reason: 'unavailable' })
    expect(await seam.scan()).toEqual({ status: 'unavailable' })
    if (seam.phoneButton) expect(await tapped(seam.phoneButton, tap)).toEqual({ status: 'unavailable' })
  })

  test('who has not agreed to the policy is found by no platform', async () => {
    plays[place]('agrees')
    gate.mockResolvedValue(false)
    expect(await seam.locate()).toEqual({ status: 'unknown', reason: 'refused' })
    expect(gate).toHaveBeenCalledWith('location')
    expect((await seam.scan()).status).not.toBe('read')
  })

  test('an offer that would lead nowhere is not made', async () => {
    plays[place]('agrees')
    expect((await seam.scan()).status === 'read').toBe(seam.hasScanner)
    expect((await seam.addToCalendar(event)) !== 'unavailable').toBe(seam.hasCalendar)
    expect({ save: 'saved', send: 'sent', copy: 'copied' }[seam.way]).toBe(
      await (
        await seam.prepare(file)
      )?.(),
    )
  })

  test('a platform that can be asked to ask for consent asks us, the others never do', () => {
    const listen = jest.fn()
    Object.assign(Taro, { canIUse: () => place === 'weapp', onNeedPrivacyAuthorization: listen })
    seam.watchPrivacy(async () => true)
    expect(listen).toHaveBeenCalledTimes(place === 'weapp' ? 1 : 0)
  })

  test('signing in that nobody vouches for is no exception, only a no', async () => {
    plays[place]('forbids')
    expect(await seam.login()).toBe(false)
  })
})

test('a browser leaves for the page to pay on, and takes along where to come back to', async () => {
  plays.h5('agrees')
  left.length = 0
  await seams.h5.pay(hands.h5)
  const back = encodeURIComponent('https://a.example/mall?order=1')
  expect(left).toEqual([`https://pay.example/h5?prepay_id=1&redirect_url=${back}`])
})

test('the number comes as the proof that the BFF takes from that platform', async () => {
  const given = async (place: Place) => tapped(seams[place].phoneButton, plays[place]('agrees'))
  expect(await given('weapp')).toEqual({ status: 'given', proof: { by: 'wechat', code: 'code' } })
  expect(await given('alipay')).toEqual({ status: 'given', proof: { by: 'alipay', response: 'sealed' } })
  expect(seams.h5.phoneButton).toBeNull()
})
