import type { Phone } from '../../phone'
import type { Host } from '../host'
import { Failure } from './failure'
import type { WxAnswers } from './shapes'

const TEMPLATES_MAX = 3

/** Whether the person wants to hear of it. */
export const answerTo = (templateId: string, { subscriptions }: Phone) =>
  typeof subscriptions === 'string' ? subscriptions : (subscriptions[templateId] ?? 'reject')

/** Calls that act for the person: their location, their calendar, their consent. */
export const personApi = (host: Host) => {
  const { bundle, codes, permissions, phone, privacy } = host

  const needDeclared = (call: string) => {
    if (bundle.app.requiredPrivateInfos?.includes(call)) return
    throw new Failure(
      call,
      'the api need to be declared in the requiredPrivateInfos field in app.json/ext.json',
    )
  }
  const needTap = (call: string) => {
    if (!host.events.inGesture()) throw new Failure(call, 'can only be invoked by user TAP gesture.')
  }
  const { latitude, longitude } = phone.location
  const position = { latitude, longitude }

  return {
    login: () => ({ code: codes.next('login') }),
    async getLocation() {
      needDeclared('getLocation')
      await privacy.need('getLocation')
      await permissions.need('getLocation', 'scope.userLocation')
      return {
        ...position,
        accuracy: 65,
        horizontalAccuracy: 65,
        verticalAccuracy: 65,
        altitude: 0,
        speed: 0,
      }
    },
    async getFuzzyLocation() {
      needDeclared('getFuzzyLocation')
      await privacy.need('getFuzzyLocation')
      await permissions.need('getFuzzyLocation', 'scope.userFuzzyLocation')
      return position
    },
    async openLocation({ latitude: wanted, name: place = '' }) {
      if (typeof wanted !== 'number')
        throw new Failure('openLocation', 'parameter error: latitude should be a number')
      host.overlay.showToast({ title: `地图：${place}`, icon: 'none' })
    },
    async requestSubscribeMessage({ tmplIds }) {
      if (!tmplIds?.length)
        throw new Failure('requestSubscribeMessage', 'TmplIds can not be empty', { errCode: 10001 })
      if (tmplIds.length > TEMPLATES_MAX) {
        throw new Failure('requestSubscribeMessage', 'Templates count out of max bounds', { errCode: 20003 })
      }
      needTap('requestSubscribeMessage')
      return Object.fromEntries(tmplIds.map((id) => [id, answerTo(id, phone)]))
    },
    async addPhoneCalendar({ title, startTime, endTime }) {
      await privacy.need('addPhoneCalendar')
      const wrong = !title ? 'title' : typeof startTime !== 'number' ? 'startTime' : null
      if (wrong) throw new Failure('addPhoneCalendar', `parameter error: parameter.${wrong} is wrong`)
      if (endTime !== undefined && typeof endTime !== 'string') {
        throw new Failure(
          'addPhoneCalendar',
          'parameter error: parameter.endTime should be String instead of Number',
        )
      }
      await permissions.need('addPhoneCalendar', 'scope.addPhoneCalendar')
    },
    async makePhoneCall({ phoneNumber }) {
      if (!(await host.overlay.openDialog({ title: phoneNumber, confirmText: '呼叫' })))
        throw new Failure('makePhoneCall', 'cancel')
    },
    getSetting: () => ({
      authSetting: permissions.settings(),
      subscriptionsSetting: { mainSwitch: true, itemSettings: {} },
    }),
    async openSetting() {
      needTap('openSetting')
      await permissions.change()
      return { authSetting: permissions.settings() }
    },
  } satisfies WxAnswers
}
