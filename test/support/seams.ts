import Taro from '@tarojs/taro'
import type { ButtonProps } from '@tarojs/components'
import * as alipayAvatar from '@/miniapp/platform/avatar.alipay'
import * as h5Avatar from '@/miniapp/platform/avatar'
import * as weappAvatar from '@/miniapp/platform/avatar.weapp'
import * as alipayCalendar from '@/miniapp/platform/calendar.alipay'
import * as h5Calendar from '@/miniapp/platform/calendar'
import * as weappCalendar from '@/miniapp/platform/calendar.weapp'
import * as alipayHandOver from '@/miniapp/platform/hand-over.alipay'
import * as h5HandOver from '@/miniapp/platform/hand-over'
import * as weappHandOver from '@/miniapp/platform/hand-over.weapp'
import * as alipayLocation from '@/miniapp/platform/location.alipay'
import * as h5Location from '@/miniapp/platform/location'
import * as weappLocation from '@/miniapp/platform/location.weapp'
import * as alipayLogin from '@/miniapp/platform/login.alipay'
import * as h5Login from '@/miniapp/platform/login'
import * as weappLogin from '@/miniapp/platform/login.weapp'
import * as alipayPay from '@/miniapp/platform/pay.alipay'
import * as h5Pay from '@/miniapp/platform/pay'
import * as weappPay from '@/miniapp/platform/pay.weapp'
import * as alipayPhone from '@/miniapp/platform/phone.alipay'
import * as h5Phone from '@/miniapp/platform/phone'
import * as weappPhone from '@/miniapp/platform/phone.weapp'
import * as alipayPrivacy from '@/miniapp/platform/platform-privacy'
import * as weappPrivacy from '@/miniapp/platform/platform-privacy.weapp'
import * as alipayScan from '@/miniapp/platform/scan.alipay'
import * as h5Scan from '@/miniapp/platform/scan'
import * as weappScan from '@/miniapp/platform/scan.weapp'

/** What the mini-program asks of a platform, whichever it is: the plain files say its types. */
type Seam = typeof h5Avatar &
  typeof h5Calendar &
  typeof h5HandOver &
  typeof h5Location &
  typeof h5Login &
  typeof h5Pay &
  typeof h5Phone &
  typeof alipayPrivacy &
  typeof h5Scan

/** The three implementations. That each fits the one type is the compiler's part of the contract. */
export const seams = {
  weapp: {
    ...{ ...weappAvatar, ...weappCalendar, ...weappHandOver, ...weappLocation, ...weappLogin },
    ...{ ...weappPay, ...weappPhone, ...weappPrivacy, ...weappScan },
  },
  alipay: {
    ...{ ...alipayAvatar, ...alipayCalendar, ...alipayHandOver, ...alipayLocation, ...alipayLogin },
    ...{ ...alipayPay, ...alipayPhone, ...alipayPrivacy, ...alipayScan },
  },
  h5: {
    ...{ ...h5Avatar, ...h5Calendar, ...h5HandOver, ...h5Location, ...h5Login },
    ...{ ...h5Pay, ...h5Phone, ...alipayPrivacy, ...h5Scan },
  },
} satisfies Record<string, Seam>

export type Place = keyof typeof seams

/** What a person does when the platform asks: agrees, leaves, forbids; or the platform itself is broken. */
export type Mood = 'agrees' | 'leaves' | 'forbids' | 'broken'

/** A native button, tapped: what the platform then tells the program. */
type Tap = (button: ButtonProps) => void

const as = (button: ButtonProps) => button as Record<string, ((event: object) => void) | undefined>
const shanghai = { latitude: 31.23, longitude: 121.47 }

const wechatErrors: Record<Exclude<Mood, 'agrees'>, string> = {
  leaves: ':fail cancel',
  forbids: ':fail auth deny',
  broken: ':fail system error',
}
const alipayErrors: Record<string, Record<Exclude<Mood, 'agrees'>, number>> = {
  scanCode: { leaves: 10, forbids: 4, broken: 12 },
  getLocation: { leaves: 2001, forbids: 2001, broken: 12 },
}

const tradePayResults: Record<Mood, string> = {
  agrees: '9000',
  leaves: '6001',
  forbids: '6001',
  broken: '6004',
}

const calls = (mood: Mood, good: Record<string, unknown>, bad: (name: string) => object) =>
  Object.fromEntries(
    Object.entries(good).map(([name, value]) => [
      name,
      () => (mood === 'agrees' ? Promise.resolve(value) : Promise.reject(bad(name))),
    ]),
  )

/** Pages that a browser has left for. */
export const left: string[] = []

/** Plays a platform: sets what Taro has there, and answers how its native buttons behave. */
export const plays: Record<Place, (mood: Mood) => Tap> = {
  weapp(mood) {
    const errMsg = (name: string) => ({ errMsg: name + wechatErrors[mood as 'leaves'] })
    Object.assign(Taro, {
      ...calls(
        mood,
        {
          ...{ login: { code: 'code' }, getFuzzyLocation: shanghai, scanCode: { result: 'text' } },
          ...{ saveFile: { savedFilePath: 'kept' }, downloadFile: { statusCode: 200, tempFilePath: 'file' } },
          ...{ shareFileMessage: {}, setClipboardData: {}, requestPayment: {} },
        },
        errMsg,
      ),
      getSetting: async () => ({ authSetting: {} }),
      addPhoneCalendar: ({ success, fail }: Record<'success' | 'fail', (told: object) => void>) =>
        mood === 'agrees' ? success({ errMsg: 'ok' }) : fail(errMsg('addPhoneCalendar')),
    })
    return (button) => {
      if (mood === 'agrees') {
        as(button)['onGetPhoneNumber']?.({ detail: { errMsg: 'getPhoneNumber:ok', code: 'code' } })
        as(button)['onChooseAvatar']?.({ detail: { avatarUrl: 'picture' } })
      } else {
        as(button)['onGetPhoneNumber']?.({ detail: errMsg('getPhoneNumber') })
        as(button)['onChooseAvatar']?.({ detail: errMsg('chooseAvatar') })
      }
    }
  },

  alipay(mood) {
    const response = JSON.stringify({ response: { code: '10000', avatar: 'picture', nickName: '风' } })
    Object.assign(
      Taro,
      calls(
        mood,
        {
          ...{ login: { code: 'code' }, scanCode: { result: 'text' }, setClipboardData: {} },
          getLocation: { latitude: '31.23', longitude: '121.47' },
          ...{ getPhoneNumber: { response: 'sealed' }, getOpenUserInfo: { response } },
          downloadFile: { tempFilePath: 'file' },
        },
        (name) => ({ error: alipayErrors[name]?.[mood as 'leaves'] ?? 12 }),
      ),
    )
    // Alipay tells of a payment that was left, or went wrong, as of a success.
    Object.assign(Taro, { tradePay: async () => ({ resultCode: tradePayResults[mood] }) })
    return (button) => {
      if (mood === 'leaves' || mood === 'forbids') as(button)['onError']?.({ type: 'getAuthorize' })
      else as(button)['onGetAuthorize']?.({ type: 'getAuthorize' })
    }
  },

  h5(mood) {
    const getCurrentPosition = (found: (at: object) => void, lost: (error: object) => void) =>
      mood === 'agrees' ? found({ coords: shanghai }) : lost({ code: mood === 'broken' ? 2 : 1 })
    Object.defineProperty(globalThis, 'navigator', {
      value: { geolocation: { getCurrentPosition } },
      configurable: true,
    })
    Object.defineProperty(globalThis, 'document', {
      value: { createElement: (tag: string) => element(tag, mood) },
      configurable: true,
    })
    Object.defineProperty(globalThis, 'window', {
      value: { location: { href: 'https://a.example/mall?order=1', replace: (to: string) => left.push(to) } },
      configurable: true,
    })
    Object.assign(URL, { createObjectURL: () => 'blob:', revokeObjectURL: () => undefined })
    Object.assign(globalThis, { Image: mood === 'broken' ? BrokenImage : WholeImage })
    return (button) => as(button)['onClick']?.({})
  },
}

/** What a browser makes of the elements that our code creates. */
function element(tag: string, mood: Mood) {
  if (tag === 'canvas')
    return {
      getContext: () => ({ drawImage: () => undefined }),
      toBlob: (give: (blob: object) => void) => give({}),
    }
  const made = {
    files: mood === 'leaves' || mood === 'forbids' ? [] : [{}],
    onchange: () => undefined,
    oncancel: () => undefined,
    click: () => (mood === 'leaves' || mood === 'forbids' ? made.oncancel() : made.onchange()),
  }
  return made
}

class WholeImage {
  src = ''
  naturalWidth = 2
  naturalHeight = 2
  decode = async () => undefined
}
class BrokenImage extends WholeImage {
  override decode = () => Promise.reject(new Error('no picture'))
}
