import Taro from '@tarojs/taro'
import { addToCalendar as alipayAdd, hasCalendar } from '@/miniapp/platform/calendar.alipay'
import { addToCalendar as weappAdd } from '@/miniapp/platform/calendar.weapp'

jest.mock('@/miniapp/platform/privacy-gate', () => ({ gated: (_: string, act: unknown) => act }))

const event = {
  id: '0190c1f0-0000-7000-8000-000000000001',
  title: '试驾 远山·岚',
  startsAt: '2026-02-28T06:30:00.000Z',
  endsAt: '2026-02-28T07:15:00.000Z',
  place: '远山上海浦东中心',
  notes: '请带驾驶证',
  remindMinutes: 120,
}

type Option = Taro.addPhoneCalendar.Option

function weapp(answer: (option: Option) => void) {
  Object.assign(Taro, { addPhoneCalendar: answer })
  return weappAdd(event)
}

test('WeChat gets seconds, the start as a number and the end as text', async () => {
  let asked: Option | undefined
  const outcome = await weapp((option) => {
    asked = option
    option.success?.({ errMsg: 'addPhoneCalendar:ok' })
  })
  expect(outcome).toBe('added')
  expect(asked).toMatchObject({ startTime: 1772260200, endTime: '1772262900', alarmOffset: 7200 })
})

test.each([
  ['addPhoneCalendar:fail cancel', 'cancelled'],
  ['addPhoneCalendar:fail auth deny', 'refused'],
])('WeChat says %p: %s', async (errMsg, outcome) => {
  expect(await weapp((option) => option.fail?.({ errMsg }))).toBe(outcome)
})

test('Alipay has no way into the calendar, and says so', async () => {
  expect(hasCalendar).toBe(false)
  expect(await alipayAdd(event)).toBe('unavailable')
})
