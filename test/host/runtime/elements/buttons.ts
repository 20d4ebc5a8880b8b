import type { Host } from '../host'
import { type Component, domOf, fire } from '../nodes'
import { type Behaviours, isOn, mark } from './behaviour'

/** What a button's `open-type` does on a phone, where the platform and not the mini-program acts. */
const opens: Record<string, (node: Component, host: Host) => void | Promise<void>> = {
  chooseAvatar: (node, host) =>
    fire(node, 'chooseavatar', { errMsg: 'chooseAvatar:ok', avatarUrl: host.files.addPicture() }),
  getPhoneNumber(node, host) {
    const code = host.codes.next('phone')
    fire(node, 'getphonenumber', { errMsg: 'getPhoneNumber:ok', code })
  },
  agreePrivacyAuthorization(node, host) {
    host.privacy.agree()
    fire(node, 'agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
  },
  // Alipay's: the event says that the member agreed; what they agreed to is fetched by a call.
  async getAuthorize(node, host) {
    const scope = `scope.${String(node.data.scope ?? 'userInfo')}`
    const allowed = await host.permissions.ask(scope)
    if (allowed) fire(node, 'getauthorize', {})
    else fire(node, 'error', { type: 'getAuthorize', errorMessage: 'user cancelled' })
  },
}

export const buttons: Behaviours = {
  button: {
    attached(node, host) {
      node.addListener('tap', () => {
        if (isOn(node.data.disabled)) return
        // `getPhoneNumber|agreePrivacyAuthorization` does both, consent first.
        const types = String(node.data.openType ?? '')
          .split('|')
          .reverse()
        for (const type of types) void opens[type]?.(node, host)
      })
    },
    changed(node) {
      for (const name of ['type', 'size'] as const) mark(domOf(node), name, node.data[name])
      for (const name of ['disabled', 'plain', 'loading'] as const)
        mark(domOf(node), name, isOn(node.data[name]))
    },
  },
}
