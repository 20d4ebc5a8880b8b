import Taro from '@tarojs/taro'
import type { AddToCalendar } from './calendar'
import { gated } from './privacy-gate'

export const hasCalendar = true

/** WeChat wants seconds: the start as a number, the end as text. Taro leaves this function its callbacks. */
const add: AddToCalendar = (event) =>
  new Promise((resolve) => {
    void Taro.addPhoneCalendar({
      title: event.title,
      startTime: seconds(event.startsAt),
      endTime: String(seconds(event.endsAt)),
      location: event.place,
      description: event.notes,
      alarm: true,
      alarmOffset: event.remindMinutes * 60,
      success: () => resolve('added'),
      fail: ({ errMsg }) => resolve(/cancel/.test(errMsg) ? 'cancelled' : 'refused'),
    })
  })

export const addToCalendar = gated('privacy', add, 'refused')

const seconds = (instant: string) => Date.parse(instant) / 1000
